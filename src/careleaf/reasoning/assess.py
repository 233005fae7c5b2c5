"""From answers to findings: what each answer means now, why, who may resolve it, and until when it counts.

A question is left out only when it is known that this person is not asked it. An answer that was never given, has run
out, was given two ways at once or cannot be read is not known, and has that finding.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careleaf.definition.rules import Finding, Question
from careleaf.definition.vocabulary import Answer
from careleaf.reasoning.calendar import end_of_day
from careleaf.reasoning.gates import Rulebook, condition_holds, counts_until, last_said, number_in, questions_read
from careleaf.reasoning.happened import Happened, Past, until
from careleaf.reasoning.signing import answered_otherwise, signatures


class Why(StrEnum):
    """Why an answer counts as it does."""

    ANSWERED = "answered"
    NEVER_ANSWERED = "never_answered"
    SAID_NOT_KNOWN = "said_not_known"
    RUN_OUT = "run_out"
    ANSWERED_TWO_WAYS = "answered_two_ways"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A question put to this person: the answer as it counts and what it means.

    ``until`` is the last instant at which the answer counts, None if it counts for good or does not count.
    ``settled_by`` is the event by which somebody entitled to it resolved the finding.
    """

    question: str
    answer: str
    why: Why
    finding: Finding
    given_at: datetime | None = None
    until: datetime | None = None
    settled_by: Happened | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to resolve it."""
        return self.finding.means in ("resolve", "stop") and self.settled_by is None


def was_asked(one: Assessed) -> bool:
    """Whether there is an answer to settle; what was never asked, or has run out since, is asked first."""
    return one.why not in (Why.NEVER_ANSWERED, Why.RUN_OUT)


def assess(
    rulebook: Rulebook, events: Iterable[Happened], at: datetime, age: int | None = None
) -> tuple[Assessed, ...]:
    """The finding of every question this person is asked, in the order of the definition."""
    past = until(events, at)
    asked = (key for key in rulebook.questions if is_asked(key, rulebook, past, at, age))
    return tuple(_assessed(key, rulebook, past, at) for key in asked)


def is_asked(key: str, rulebook: Rulebook, past: Past, at: datetime, age: int | None, *within: str) -> bool:
    """Whether a person is asked a question: always, unless it is known that it is not for them.

    A question that depends on one which is itself not for this person is not for them either.
    """
    condition = rulebook.questions[key].asked_of
    if condition is None or key in within:
        return True
    others = questions_read(condition)
    not_asked = {name for name in others if not is_asked(name, rulebook, past, at, age, key, *within)}
    answers = {name: _NOT_ASKED if name in not_asked else _counts(name, rulebook, past, at)[0] for name in others}
    return condition_holds(condition, rulebook, answers, age) is not Answer.NO


_NOT_ASKED = "not asked"
"""Stands for the answer to a question that is not for this person; no choice is written so."""


def _assessed(key: str, rulebook: Rulebook, past: Past, at: datetime) -> Assessed:
    question = rulebook.questions[key]
    answer, why, given_at = _counts(key, rulebook, past, at)
    finding = question.findings[_named(question, answer)]
    ends = counts_until(question, rulebook.facts, given_at) if given_at and why is Why.ANSWERED else None
    signed = [event for event in signatures("finding", key, past) if _settles(event, key, answer, rulebook, past, at)]
    return Assessed(
        question=key,
        answer=answer,
        why=why,
        finding=finding,
        given_at=given_at,
        until=ends,
        settled_by=signed[-1] if signed else None,
    )


def _settles(signed: Happened, key: str, answer: str, rulebook: Rulebook, past: Past, at: datetime) -> bool:
    """Whether a resolution counts: by a role the finding names, of this very answer, and still of the same day where
    the question is for the day alone."""
    question, then = rulebook.questions[key], signed.happened_at
    return (
        signed.facts.get("role") in question.findings[_named(question, answer)].resolved_by
        and _counts(key, rulebook, until(past, then), then)[0] == answer
        and not answered_otherwise({key: answer}, signed, past)
        and (not question.same_day or at <= end_of_day(then))
    )


def _counts(key: str, rulebook: Rulebook, past: Past, at: datetime) -> tuple[str, Why, datetime | None]:
    """The answer that counts, why, and when it was last given."""
    question = rulebook.questions[key]
    said, given_at = last_said(key, rulebook, past)
    if given_at is None:
        return Answer.NOT_KNOWN, Why.NEVER_ANSWERED, None
    ends = counts_until(question, rulebook.facts, given_at)
    if ends is not None and at > ends:
        return Answer.NOT_KNOWN, Why.RUN_OUT, given_at
    if len(said) > 1:
        return Answer.NOT_KNOWN, Why.ANSWERED_TWO_WAYS, given_at
    (answer,) = said
    if answer == Answer.NOT_KNOWN:
        return Answer.NOT_KNOWN, Why.SAID_NOT_KNOWN, given_at
    if _named(question, answer) not in question.possible_answers:
        return Answer.NOT_KNOWN, Why.UNREADABLE, given_at
    return answer, Why.ANSWERED, given_at


def _named(question: Question, answer: str) -> str:
    """Under which name the definition keeps the finding of an answer."""
    if question.answer == "number" and number_in(answer) is not None:
        return "given"
    return answer
