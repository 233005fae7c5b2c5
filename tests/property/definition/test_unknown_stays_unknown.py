"""Knowing less never decides more: taking an answer away leaves a condition as it was, or makes it not known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from careleaf.definition.expressions import Always, AnyExpression, Expression, Situation, comparisons, evaluate
from careleaf.definition.vocabulary import Answer

CONDITION: TypeAdapter[AnyExpression] = TypeAdapter(Expression)
QUESTIONS, FACTS = ("a", "b", "c"), ("x", "y")
ANSWERS = st.sampled_from(["yes", "no"])


# "not_known" is left out of what is asked: whether something is unknown is told by its very absence.
LEAVES = st.one_of(
    st.fixed_dictionaries({"answer": st.sampled_from(QUESTIONS), "is": ANSWERS}),
    st.fixed_dictionaries(
        {
            "number": st.sampled_from(QUESTIONS),
            "compares": st.sampled_from(["at_least", "at_most", "above", "below"]),
            "fact": st.sampled_from(FACTS),
        }
    ),
    st.fixed_dictionaries({"age_within": st.sampled_from(FACTS)}),
    st.just({"always": True}),
)


def nested(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        several.map(lambda inside: {"all": inside}),
        several.map(lambda inside: {"any": inside}),
        parts.map(lambda part: {"not": part}),
    )


def condition(data: Any) -> AnyExpression:
    return CONDITION.validate_python(data, strict=False)


DATA = st.recursive(LEAVES, nested, max_leaves=8)
NUMBERS = st.integers(0, 3).map(Decimal)
SITUATIONS = st.builds(
    Situation,
    answers=st.dictionaries(st.sampled_from(QUESTIONS), ANSWERS),
    numbers=st.dictionaries(st.sampled_from(QUESTIONS), NUMBERS),
    limits=st.dictionaries(st.sampled_from(FACTS), NUMBERS),
    age_ranges=st.dictionaries(st.sampled_from(FACTS), st.just((1, 2))),
    age=st.none() | st.integers(0, 3),
)


def less(situation: Situation, field: str, key: str) -> Situation:
    if field == "age":
        return situation.model_copy(update={"age": None})
    kept = {name: value for name, value in getattr(situation, field).items() if name != key}
    return situation.model_copy(update={field: kept})


@given(
    DATA,
    SITUATIONS,
    st.sampled_from(["answers", "numbers", "limits", "age_ranges", "age"]),
    st.sampled_from(QUESTIONS + FACTS),
)
def test_taking_knowledge_away_never_clears_or_blocks(data: Any, situation: Situation, field: str, key: str) -> None:
    before, after = evaluate(condition(data), situation), evaluate(condition(data), less(situation, field, key))
    assert after in (before, Answer.NOT_KNOWN)


@given(DATA)
def test_with_nothing_known_only_what_is_always_so_is_decided(data: Any) -> None:
    if not any(isinstance(ask, Always) for ask, _ in comparisons(condition(data))):
        assert evaluate(condition(data), Situation()) is Answer.NOT_KNOWN


@given(DATA, SITUATIONS)
def test_the_opposite_of_the_opposite_is_the_condition(data: Any, situation: Situation) -> None:
    assert evaluate(condition({"not": {"not": data}}), situation) is evaluate(condition(data), situation)
