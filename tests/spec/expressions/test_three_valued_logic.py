"""Conditions have three values: yes, no and not known (Kleene 1952, section 64).

Not known stays not known unless the known parts already decide, so a missing answer never clears a block.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from careleaf.definition.expressions import AnyExpression, Expression, Situation, evaluate
from careleaf.definition.vocabulary import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
CONDITION: TypeAdapter[AnyExpression] = TypeAdapter(Expression)


def truth_of(condition: dict[str, Any], **known: Any) -> Answer:
    return evaluate(CONDITION.validate_python(condition, strict=False), Situation(**known))


def of_two(operator: str, left: Answer, right: Answer) -> Answer:
    parts = [{"answer": "left", "is": "yes"}, {"answer": "right", "is": "yes"}]
    return truth_of({operator: parts}, answers={"left": left.value, "right": right.value})


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (YES, YES, YES), (YES, NO, NO), (YES, UNKNOWN, UNKNOWN),
        (NO, YES, NO), (NO, NO, NO), (NO, UNKNOWN, NO),
        (UNKNOWN, YES, UNKNOWN), (UNKNOWN, NO, NO), (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)  # fmt: skip
def test_all_is_no_as_soon_as_one_part_is_no(left: Answer, right: Answer, both: Answer) -> None:
    assert of_two("all", left, right) is both


@pytest.mark.parametrize(
    ("left", "right", "either"),
    [
        (YES, YES, YES), (YES, NO, YES), (YES, UNKNOWN, YES),
        (NO, YES, YES), (NO, NO, NO), (NO, UNKNOWN, UNKNOWN),
        (UNKNOWN, YES, YES), (UNKNOWN, NO, UNKNOWN), (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)  # fmt: skip
def test_any_is_yes_as_soon_as_one_part_is_yes(left: Answer, right: Answer, either: Answer) -> None:
    assert of_two("any", left, right) is either


@pytest.mark.parametrize(("given", "opposite"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_the_opposite_of_not_known_is_not_known(given: Answer, opposite: Answer) -> None:
    assert truth_of({"not": {"answer": "a", "is": "yes"}}, answers={"a": given.value}) is opposite


@pytest.mark.parametrize(
    ("asked", "given", "truth"),
    [
        ("yes", "yes", YES),
        ("yes", "no", NO),
        ("yes", "not_known", UNKNOWN),
        ("yes", None, UNKNOWN),
        ("no", "no", YES),
        ("no", None, UNKNOWN),
        ("carry_on", "carry_on", YES),
        ("carry_on", "pause", NO),
        ("carry_on", None, UNKNOWN),
        ("not_known", "not_known", YES),
        ("not_known", None, YES),
        ("not_known", "no", NO),
    ],
)
def test_a_missing_answer_is_not_known_and_only_asking_for_that_finds_it(
    asked: str, given: str | None, truth: Answer
) -> None:
    answers = {"a": given} if given else {}
    assert truth_of({"answer": "a", "is": asked}, answers=answers) is truth


@pytest.mark.parametrize(
    ("compares", "below", "equal", "above"),
    [("at_least", NO, YES, YES), ("at_most", YES, YES, NO), ("above", NO, NO, YES), ("below", YES, NO, NO)],
)
def test_a_number_is_compared_with_a_limit(compares: str, below: Answer, equal: Answer, above: Answer) -> None:
    condition = {"number": "temperature", "compares": compares, "fact": "fever"}
    for number, truth in (("37.7", below), ("37.8", equal), ("37.80", equal), ("37.9", above)):
        known = {"numbers": {"temperature": Decimal(number)}, "limits": {"fever": Decimal("37.8")}}
        assert truth_of(condition, **known) is truth


@pytest.mark.parametrize("known", [{}, {"numbers": {"temperature": Decimal(40)}}, {"limits": {"fever": Decimal(38)}}])
@pytest.mark.parametrize("compares", ["at_least", "at_most", "above", "below"])
def test_a_number_or_a_limit_that_is_missing_is_not_known(compares: str, known: dict[str, Any]) -> None:
    assert truth_of({"number": "temperature", "compares": compares, "fact": "fever"}, **known) is UNKNOWN


@pytest.mark.parametrize(("age", "truth"), [(None, UNKNOWN), (11, NO), (12, YES), (30, YES), (55, YES), (56, NO)])
def test_both_ends_of_an_age_range_are_inside(age: int | None, truth: Answer) -> None:
    assert truth_of({"age_within": "ages"}, age=age, age_ranges={"ages": (12, 55)}) is truth


def test_without_its_range_an_age_decides_nothing() -> None:
    assert truth_of({"age_within": "ages"}, age=30) is UNKNOWN


def test_always_is_always() -> None:
    assert truth_of({"always": True}) is YES


def test_conditions_nest() -> None:
    """Stop when a blood thinner is taken, unless the plan is to carry on."""
    condition = {
        "all": [{"answer": "thinner", "is": "yes"}, {"not": {"answer": "plan", "is": "carry_on"}}],
    }
    worked = [
        ({}, UNKNOWN),
        ({"thinner": "no"}, NO),
        ({"thinner": "yes"}, UNKNOWN),
        ({"thinner": "yes", "plan": "pause"}, YES),
        ({"thinner": "yes", "plan": "carry_on"}, NO),
        ({"plan": "carry_on"}, NO),
        ({"plan": "pause"}, UNKNOWN),
    ]
    assert [truth_of(condition, answers=answers) for answers, _ in worked] == [truth for _, truth in worked]
