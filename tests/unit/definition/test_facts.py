"""A fact says where it comes from and who signed it."""

from __future__ import annotations

import pytest

from tests.factories.definitions import definition, problems_with

SIGNED, UNSIGNED = "risk_infection", "no_drive"


def test_a_fact_is_signed_by_a_named_person_or_marked_an_unsigned_default() -> None:
    facts = definition().pathway.facts
    assert not facts[SIGNED].is_unsigned
    assert facts[UNSIGNED].is_unsigned


@pytest.mark.parametrize("field", ["is", "meaning", "says", "source", "dated", "sign_off"])
def test_a_fact_without_one_of_these_is_refused(field: str) -> None:
    fact = dict(definition().source.documents["facts.yaml"][UNSIGNED])
    del fact[field]
    (problem,) = problems_with(("facts.yaml", (UNSIGNED,), fact))
    assert f"'{field}' is missing from '{UNSIGNED}'" in problem


@pytest.mark.parametrize("sign_off", ["nobody", 7, {"name": "A"}, []])
def test_what_is_no_signature_is_refused(sign_off: object) -> None:
    problems = problems_with(("facts.yaml", (UNSIGNED, "sign_off"), sign_off))
    assert problems
    assert all(problem.startswith("facts.yaml:") for problem in problems)


def test_the_sentence_of_a_fact_holds_its_value() -> None:
    (problem,) = problems_with(("facts.yaml", (UNSIGNED, "says"), "patients must not drive for a while"))
    assert "does not hold {value}" in problem
