"""One risk has one number, and the word fits the figure."""

from __future__ import annotations

from typing import Any

import pytest

from careleaf.definition.prove.risks import risk_problems
from tests.factories.definitions import pathway_with


def told(*edits: Any) -> list[str]:
    return [problem.what for problem in risk_problems(pathway_with(*edits))]


def says(word: str, one_in: int | None) -> Any:
    return ("facts.yaml", ("risk_infection", "is"), {"type": "frequency", "word": word, "one_in": one_in})


@pytest.mark.parametrize(
    ("word", "one_in"),
    [("very_common", 2), ("very_common", 9), ("common", 10), ("common", 99), ("uncommon", 100), ("rare", 1_000),
     ("rare", 9_999), ("very_rare", 10_000), ("small_risk", 5), ("can_happen", 5_000), ("rare", None)],
)  # fmt: skip
def test_words_that_fit_their_figure(word: str, one_in: int | None) -> None:
    assert told(says(word, one_in)) == []


@pytest.mark.parametrize(
    ("word", "one_in"),
    [("very_common", 10), ("common", 9), ("common", 100), ("uncommon", 99), ("rare", 10_000), ("rare", 999)],
)
def test_words_that_do_not(word: str, one_in: int) -> None:
    assert told(says(word, one_in)) == [
        f"The fact 'risk_infection' says '{word}', but one in {one_in} is not that often."
    ]


def test_two_frequencies_for_one_item_are_one_too_many_even_if_one_is_a_slot() -> None:
    assert told(("facts.yaml", ("chance_of_benefit", "items"), ["M2", "A9"])) == [
        "A9 has 2 frequencies (risk_infection, chance_of_benefit); one risk has one number."
    ]
