"""Each entry of the register is printed, promised where it is a promise, and filled as it says."""

from __future__ import annotations

from careleaf.definition.prove.register import placed_blocks
from tests.factories.definitions import definition, problems_with


def test_what_is_printed() -> None:
    printed = placed_blocks(definition().pathway)
    in_print = {
        "leaflet.title", "leaflet.summary", "home.title", "home.rest", "notice.demonstration", "about.publisher",
        "injection.picture", "injection.picture_alt", "slots.travel", "slots.clinic_line",
    }  # fmt: skip
    assert in_print <= printed
    assert printed.isdisjoint({"advice.rest", "ask.infection", "letter.gp.done", "say.range"})


def test_a_gap_that_is_not_printed_is_told() -> None:
    (problem,) = problems_with(("items.yaml", ("gaps", 0, "blocks"), ["advice.emergency"]))
    assert ": M1 is not printed: none of its blocks stands in the leaflet." in problem


def test_a_promise_is_for_an_item_that_promises() -> None:
    problems = problems_with(("promises.yaml", ("seen_again", "item"), "A12"))
    assert [problem.partition(":")[0] for problem in problems] == ["items.yaml", "promises.yaml"]


def test_a_gap_that_says_worded_may_insert_what_it_likes() -> None:
    assert problems_with(("items.yaml", ("gaps", 1, "filled"), "worded")) == []


def test_a_slotted_gap_inserts_the_facts_it_names() -> None:
    (problem,) = problems_with(("items.yaml", ("gaps", 3, "facts"), ["travel", "rest"]))
    assert "M4 says it is slotted, but its blocks do not insert the facts it names." in problem
