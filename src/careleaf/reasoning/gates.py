"""What stops an event that has not happened yet, and the only way on.

A gate holds while its condition is true *or not known*. An answer counts only while it lives: on the day it was given
where the gate or the question says so, otherwise for as long as the question allows. An answer that was never given,
has run out, was taken back, or was given two ways at once is not known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache

from careleaf.definition.expressions import All, AnswerIs, AnyExpression, AnyOf, Not, NumberIs, Situation, evaluate
from careleaf.definition.facts import Fact
from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Gate, Question
from careleaf.definition.values import AgeRange, Count, Duration, Quantity
from careleaf.definition.vocabulary import Answer, Event
from careleaf.reasoning.calendar import day_of, end_of_day, reach
from careleaf.reasoning.consent import CONSENTS, since_it_ended, that_count
from careleaf.reasoning.happened import Happened, Past, in_order, until


@dataclass(frozen=True, slots=True)
class Counted:
    """A question's answer as it counts at an instant; ``given_at`` is when it was last answered, counted or not."""

    question: str
    answer: str
    given_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stop:
    """A gate that holds: the answers behind it, the events it still waits for, and the gate itself with its way on."""

    key: str
    gate: Gate
    because: tuple[Counted, ...]
    missing: tuple[Event, ...]


@dataclass(frozen=True)
class Rulebook:
    """The part of a definition that gates read."""

    gates: Mapping[str, Gate]
    questions: Mapping[str, Question]
    facts: Mapping[str, Fact]

    @classmethod
    def of(cls, pathway: Pathway) -> "Rulebook":
        return _of(_ByIdentity(pathway))

    @cached_property
    def limits(self) -> Mapping[str, Decimal]:
        """The facts a number is compared with."""
        values = {key: fact.is_ for key, fact in self.facts.items()}
        return {key: Decimal(value.amount) for key, value in values.items() if isinstance(value, Quantity | Count)}

    @cached_property
    def age_ranges(self) -> Mapping[str, tuple[int, int]]:
        values = {key: fact.is_ for key, fact in self.facts.items()}
        return {key: (value.low, value.high) for key, value in values.items() if isinstance(value, AgeRange)}

    @cached_property
    def about_consent(self) -> frozenset[str]:
        """The questions read by a gate that needs a consent: they are answered anew when consent is asked for again."""
        gates = (gate for gate in self.gates.values() if not CONSENTS.isdisjoint(gate.needs))
        return frozenset[str]().union(*(questions_read(gate.stops_when) for gate in gates))


@dataclass(frozen=True, slots=True, eq=False)
class _ByIdentity:
    """A pathway as a key: the same object, not an equal one."""

    pathway: Pathway

    def __hash__(self) -> int:
        return id(self.pathway)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.pathway is self.pathway


@lru_cache(maxsize=64)
def _of(key: _ByIdentity) -> Rulebook:
    return Rulebook(key.pathway.gates, key.pathway.questions, key.pathway.facts)


def stops(
    rulebook: Rulebook, before: Event, events: Iterable[Happened], at: datetime, age: int | None = None
) -> tuple[Stop, ...]:
    """The gates that hold ``before`` back at an instant. Age is in years; an unknown age is unknown."""
    past = until(events, at)
    found = (_stop(rulebook, key, past, at, age) for key, gate in rulebook.gates.items() if gate.before is before)
    return tuple(stop for stop in found if stop is not None)


def questions_read(condition: AnyExpression | None) -> frozenset[str]:
    """The questions a condition depends on."""
    match condition:
        case All(all=parts) | AnyOf(any=parts):
            return frozenset[str]().union(*map(questions_read, parts))
        case Not(not_=part):
            return questions_read(part)
        case AnswerIs(answer=question) | NumberIs(number=question):
            return frozenset({question})
        case _:
            return frozenset()


def _stop(rulebook: Rulebook, key: str, past: Past, at: datetime, age: int | None) -> Stop | None:
    gate = rulebook.gates[key]
    missing = tuple(kind for kind in gate.needs if not _has_happened(kind, gate, past, at))
    read = tuple(
        counted(name, rulebook, past, at, same_day=gate.same_day) for name in sorted(questions_read(gate.stops_when))
    )
    answers = {entry.question: entry.answer for entry in read}
    holds = gate.stops_when is not None and condition_holds(gate.stops_when, rulebook, answers, age) is not Answer.NO
    return Stop(key, gate, read if holds else (), missing) if holds or missing else None


def _has_happened(kind: Event, gate: Gate, past: Past, at: datetime) -> bool:
    return any(not gate.same_day or day_of(event.happened_at) == day_of(at) for event in that_count(kind, past))


def counted(
    name: str, rulebook: Rulebook, past: Iterable[Happened], at: datetime, *, same_day: bool = False
) -> Counted:
    """The answer to a question as it counts at an instant."""
    answers, given_at = last_said(name, rulebook, past)
    if given_at is None:
        return Counted(name, Answer.NOT_KNOWN, None)
    until = counts_until(rulebook.questions[name], rulebook.facts, given_at, same_day=same_day)
    lives = until is None or at <= until
    return Counted(name, next(iter(answers)) if lives and len(answers) == 1 else Answer.NOT_KNOWN, given_at)


def last_said(name: str, rulebook: Rulebook, past: Iterable[Happened]) -> tuple[frozenset[str], datetime | None]:
    """What was said when a question was last answered, and when; more than one answer if it was answered two ways.

    Any event can carry an answer under the key of its question: the sign-in says that the identity agrees.
    """
    whole = in_order(past)
    counts = since_it_ended(whole) if name in rulebook.about_consent else whole
    sheets = counts.saying(name)
    if not sheets:
        return frozenset(), None
    given_at = sheets[-1].happened_at
    return frozenset(event.facts[name] for event in sheets if event.happened_at == given_at), given_at


def counts_until(
    question: Question, facts: Mapping[str, Fact], given_at: datetime, *, same_day: bool = False
) -> datetime | None:
    """The last instant at which an answer counts; None for good. One whose life has no value yet never counts."""
    if same_day or question.same_day:
        return end_of_day(given_at)
    if question.lives is None:
        return None
    length = facts[question.lives].is_
    return reach(given_at, length) if isinstance(length, Duration) else given_at - datetime.resolution


def condition_holds(
    condition: AnyExpression, rulebook: Rulebook, answers: Mapping[str, str], age: int | None
) -> Answer:
    """Whether a condition is true of these answers, as they count, and this age in years: yes, no or not known."""
    numbers = {question: number for question, answer in answers.items() if (number := number_in(answer)) is not None}
    # Every part is of its type already; checking the whole table of limits again would be most of the work.
    situation = Situation.model_construct(
        answers=answers, numbers=numbers, limits=rulebook.limits, age_ranges=rulebook.age_ranges, age=age
    )
    return evaluate(condition, situation)


def number_in(answer: str) -> Decimal | None:
    """The number an answer is written as; None where it is none."""
    try:
        number = Decimal(answer)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
