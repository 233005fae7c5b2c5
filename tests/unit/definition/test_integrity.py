"""Whether a definition holds together; what breaks it is told case by case in tests/broken."""

from __future__ import annotations

from typing import Any

import pytest

from careleaf.definition.integrity import held, integrity_problems
from careleaf.definition.references import HOMES
from tests.factories.definitions import FOLDERS, definition, problems_with

WORDS = "words/en-GB.yaml"


@pytest.mark.parametrize("name", FOLDERS)
def test_a_whole_definition_has_no_problem(name: str) -> None:
    assert integrity_problems(definition(name).pathway) == []


def test_every_table_that_can_be_named_is_held_and_has_a_home() -> None:
    assert held(definition().pathway).keys() == {*HOMES, "block"}


@pytest.mark.parametrize(
    ("path", "fact", "wanted"),
    [
        (("stay", "range"), "rest", "duration_range"),
        (("rest_window", "closes"), "stay", "duration"),
        (("next_injection", "opens"), "fever", "duration"),
    ],
)
def test_a_window_needs_facts_of_its_type(path: tuple[str, str], fact: str, wanted: str) -> None:
    (problem, *_) = problems_with(("timings.yaml", path, fact))
    assert f"needs a {wanted}, but the fact '{fact}' is a " in problem


def test_a_slot_stands_for_the_type_it_expects_and_no_other() -> None:
    slot = {"type": "slot", "expects": "duration", "fallback": "slots.travel"}
    told = problems_with(("facts.yaml", ("visit_window", "is"), slot))
    assert any("needs a duration_range, but the fact 'visit_window' is a duration" in problem for problem in told)
    fits = problems_with(("facts.yaml", ("visit_window", "is"), {**slot, "expects": "duration_range"}))
    assert not any("visit_window" in problem for problem in fits)


def test_fallbacks_may_lead_on_but_not_round() -> None:
    leads_on: Any = (WORDS, ("slots.travel",), "Ask us at {hospital_name}.")
    assert not any("prints itself" in problem for problem in problems_with(leads_on))
    leads_back: Any = (WORDS, ("slots.hospital_name",), "the hospital at the end of this: {travel}")
    assert any("prints itself: " in problem for problem in problems_with(leads_on, leads_back))


def test_steps_may_not_go_round() -> None:
    (problem,) = problems_with(("steps.yaml", ("steps", "referral", "after"), ["home"]))
    assert problem.startswith("steps.yaml:")
    assert "The steps go round in a circle: " in problem
