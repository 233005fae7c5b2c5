"""Conditions as data: a closed list of operators, each with its place. What they mean is told in tests/spec."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from careleaf.definition.expressions import AnyExpression, Expression, comparisons, questions_of

CONDITION: TypeAdapter[AnyExpression] = TypeAdapter(Expression)


def condition(data: Any) -> AnyExpression:
    return CONDITION.validate_python(data, strict=False)


@pytest.mark.parametrize(
    "data", ["answer == yes", {"xor": []}, {}, [], None, 1, {"all": []}, {"always": False}, {"answer": "a"}]
)
def test_what_is_no_condition_is_refused(data: Any) -> None:
    with pytest.raises(ValidationError):
        condition(data)


def test_two_operators_in_one_are_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        condition({"any": [{"always": True}], "answer": "a", "is": "yes"})


def test_every_comparison_has_its_place() -> None:
    nested = condition(
        {
            "all": [
                {"answer": "infection", "is": "yes"},
                {"any": [{"age_within": "ages"}, {"not": {"number": "weight", "compares": "above", "fact": "limit"}}]},
                {"always": True},
            ]
        }
    )
    assert [path for _, path in comparisons(nested, ("gate",))] == [
        ("gate", "all", 0),
        ("gate", "all", 1, "any", 0),
        ("gate", "all", 1, "any", 1, "not"),
        ("gate", "all", 2),
    ]
    assert questions_of(nested) == {"infection", "weight"}
