"""Closed three-valued conditions: written as data, never as strings of code.

``evaluate`` follows Kleene's strong logic (Kleene 1952, section 64): unknown stays unknown unless the known
parts already decide. An operator that is not in this file refuses to load.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, assert_never

from pydantic import Discriminator, Field, Tag

from careleaf.definition.model import REFUSED, Frozen, Key
from careleaf.definition.problems import Path
from careleaf.definition.vocabulary import Answer


class All(Frozen):
    all: Annotated[tuple["Expression", ...], Field(min_length=1)]


class AnyOf(Frozen):
    any: Annotated[tuple["Expression", ...], Field(min_length=1)]


class Not(Frozen):
    not_: Annotated["Expression", Field(alias="not")]


class AnswerIs(Frozen):
    """True when the question's answer is the one named; unknown when the answer is not known."""

    answer: Key
    is_: Annotated[str, Field(alias="is")]


class NumberIs(Frozen):
    """Compares a number given in answer to a question with the value of a fact in the same unit."""

    number: Key
    compares: Literal["at_least", "at_most", "above", "below"]
    fact: Key


class AgeWithin(Frozen):
    """True when the person's age lies in the fact's age range; an unknown age is unknown."""

    age_within: Key


class Always(Frozen):
    always: Literal[True]


_OPERATORS = ("all", "any", "not", "answer", "number", "age_within", "always")


def _operator(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return next((operator for operator in _OPERATORS if operator in value), None)
    return None


Expression = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[AnswerIs, Tag("answer")]
    | Annotated[NumberIs, Tag("number")]
    | Annotated[AgeWithin, Tag("age_within")]
    | Annotated[Always, Tag("always")],
    Discriminator(
        _operator,
        custom_error_type=REFUSED,
        custom_error_message=f"Unknown operator in the condition.\nUse one of: {', '.join(_OPERATORS)}.",
    ),
]


class Situation(Frozen):
    """What is known when a condition is asked: answers and numbers by question, limits by fact, age in years."""

    answers: Mapping[str, str] = {}
    numbers: Mapping[str, Decimal] = {}
    limits: Mapping[str, Decimal] = {}
    age_ranges: Mapping[str, tuple[int, int]] = {}
    age: int | None = None


def _truth(known: bool) -> Answer:
    return Answer.YES if known else Answer.NO


def _weakest(parts: list[Answer], decides: Answer, otherwise: Answer) -> Answer:
    if decides in parts:
        return decides
    return Answer.NOT_KNOWN if Answer.NOT_KNOWN in parts else otherwise


def _compare(condition: NumberIs, situation: Situation) -> Answer:
    number, limit = situation.numbers.get(condition.number), situation.limits.get(condition.fact)
    if number is None or limit is None:
        return Answer.NOT_KNOWN
    results = {
        "at_least": number >= limit,
        "at_most": number <= limit,
        "above": number > limit,
        "below": number < limit,
    }
    return _truth(results[condition.compares])


def _age(condition: AgeWithin, situation: Situation) -> Answer:
    ages = situation.age_ranges.get(condition.age_within)
    if situation.age is None or ages is None:
        return Answer.NOT_KNOWN
    return _truth(ages[0] <= situation.age <= ages[1])


def _answered(condition: AnswerIs, situation: Situation) -> Answer:
    given = situation.answers.get(condition.answer, Answer.NOT_KNOWN)
    if condition.is_ == Answer.NOT_KNOWN:
        return _truth(given == Answer.NOT_KNOWN)
    return Answer.NOT_KNOWN if given == Answer.NOT_KNOWN else _truth(given == condition.is_)


def evaluate(condition: "AnyExpression", situation: Situation) -> Answer:
    """Yes, no or not known. Never raises for a missing answer; a missing answer is not known."""
    match condition:
        case All():
            return _weakest([evaluate(part, situation) for part in condition.all], Answer.NO, Answer.YES)
        case AnyOf():
            return _weakest([evaluate(part, situation) for part in condition.any], Answer.YES, Answer.NO)
        case Not():
            opposite = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.NOT_KNOWN: Answer.NOT_KNOWN}
            return opposite[evaluate(condition.not_, situation)]
        case AnswerIs():
            return _answered(condition, situation)
        case NumberIs():
            return _compare(condition, situation)
        case AgeWithin():
            return _age(condition, situation)
        case Always():
            return Answer.YES
        case _:
            assert_never(condition)


Comparison = AnswerIs | NumberIs | AgeWithin | Always
AnyExpression = All | AnyOf | Not | Comparison


def comparisons(condition: AnyExpression, path: Path = ()) -> Iterator[tuple[Comparison, Path]]:
    """What a condition asks at its ends, each with its place inside it."""
    match condition:
        case All():
            for index, part in enumerate(condition.all):
                yield from comparisons(part, (*path, "all", index))
        case AnyOf():
            for index, part in enumerate(condition.any):
                yield from comparisons(part, (*path, "any", index))
        case Not():
            yield from comparisons(condition.not_, (*path, "not"))
        case _:
            yield condition, path


def questions_of(condition: AnyExpression) -> frozenset[str]:
    """The questions a condition asks."""
    asked = (comparison for comparison, _ in comparisons(condition))
    return frozenset(
        ask.answer if isinstance(ask, AnswerIs) else ask.number for ask in asked if isinstance(ask, AnswerIs | NumberIs)
    )


for _node in (All, AnyOf, Not):
    _node.model_rebuild()
