"""Counts a measure over journeys: how many of how many, and of how many it cannot be said.

A journey a measure says nothing about, such as a call never due, is left out; one of which it is not known is unknown.
Times are counted in minutes, changes of a score in points; numerator by denominator is then their mean. What an edition
tells of itself, such as when a link was last checked, is counted on a day.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from careleaf.definition.measures import Measure
from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Window
from careleaf.definition.values import Quantity
from careleaf.definition.vocabulary import Answer, Evaluator, Event
from careleaf.reasoning.asked import ASKED_FOR, with_answers
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.outcome import score_change
from careleaf.reasoning.sides import side_incidents
from careleaf.reasoning.windows import span


class Cannot(Enum):
    """Why a journey adds no number."""

    SAY = "not known"
    COUNT = "left out"


Number = Decimal | Cannot
Past = tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """``numerator`` of ``denominator`` journeys; of ``unknown`` more it cannot be said."""

    numerator: Decimal
    denominator: int
    unknown: int


def figure(measure: Measure, pathway: Pathway, journeys: Iterable[Iterable[Happened]]) -> Figure | None:
    """The figure of a measure; None where events alone do not tell it."""
    count = COUNTS.get(measure.evaluator)
    if count is None:
        return None
    found = [count(measure, pathway, tuple(in_order(events))) for events in journeys]
    numbers = [one for one in found if isinstance(one, Decimal)]
    return Figure(sum(numbers, Decimal()), len(numbers), found.count(Cannot.SAY))


def edition_figure(measure: Measure, pathway: Pathway, today: date) -> Figure | None:
    """The figure of a measure that is read from the edition itself; None for any other."""
    read = OF_THE_EDITION.get(measure.evaluator)
    return None if read is None else Figure(read(measure, pathway, today), 1, 0)


def _of(kind: Event | None, past: Past) -> list[Happened]:
    return [event for event in past if event.kind is kind]


def _has_event(measure: Measure, pathway: Pathway, past: Past) -> Number:
    return Decimal(bool(_of(measure.event, past)))


def _how_often(measure: Measure, pathway: Pathway, past: Past) -> Number:
    return Decimal(len(_of(measure.event, past)))


def _is_in_window(measure: Measure, pathway: Pathway, past: Past) -> Number:
    window = pathway.windows[str(measure.window)]
    anchors = _of(window.anchor, past)
    if not anchors:
        return Cannot.COUNT
    if span(window, anchors[-1].happened_at, pathway.facts).unset:
        return Cannot.SAY
    if measure.event and window.anchor in ASKED_FOR:
        pairs = with_answers(window.anchor, measure.event, in_order(past))
        return Decimal(all(one and _is_within(window, pathway, asked, one) for asked, one in pairs))
    return Decimal(any(_is_within(window, pathway, anchors[-1], one) for one in _of(measure.event, past)))


def _is_within(window: Window, pathway: Pathway, anchor: Happened, event: Happened) -> bool:
    due, at = span(window, anchor.happened_at, pathway.facts), event.happened_at
    return (due.opens or at) <= at <= (due.closes or at)


def _is_answered(measure: Measure, pathway: Pathway, past: Past) -> Number:
    given = [event.facts[str(measure.question)] for event in past if measure.question in event.facts]
    return Decimal(any(answer != Answer.NOT_KNOWN for answer in given))


def _has_field(measure: Measure, pathway: Pathway, past: Past) -> Number:
    where = _of(measure.event, past) if measure.event else list(past)
    return Decimal(any(measure.field in event.facts for event in where)) if where else Cannot.COUNT


def _sides_agree(measure: Measure, pathway: Pathway, past: Past) -> Number:
    return Decimal(not side_incidents(past)) if _of(Event.INJECTED, past) else Cannot.COUNT


def _is_reported(measure: Measure, pathway: Pathway, past: Past) -> Number:
    if not _of(Event.PROCEDURE_ENDED, past):
        return Cannot.COUNT
    return Decimal(any(event.facts.get("effect") == measure.effect for event in _of(Event.PROBLEM_REPORTED, past)))


def _minutes(measure: Measure, pathway: Pathway, past: Past) -> Number:
    begins = _of(measure.event, past)
    if not begins:
        return Cannot.COUNT
    began = begins[0].happened_at
    ends = [event.happened_at for event in _of(measure.to_event, past) if event.happened_at >= began]
    return Decimal((ends[0] - began).total_seconds()) / 60 if ends else Cannot.SAY


def _change(measure: Measure, pathway: Pathway, past: Past) -> Number:
    """Points of improvement, or whether the limit the measure names was reached."""
    if not _of(Event.PROCEDURE_ENDED, past):
        return Cannot.COUNT
    found = score_change(pathway, str(measure.instrument), past)
    limit = pathway.facts[measure.fact].is_ if measure.fact else None
    if isinstance(limit, Quantity):
        return Cannot.SAY if found.percent is None else Decimal(found.percent >= limit.amount)
    return Cannot.SAY if found.better_by is None else found.better_by


def _days_since_checked(measure: Measure, pathway: Pathway, today: date) -> Decimal:
    return Decimal((today - pathway.facts[str(measure.fact)].dated).days)


def _is_reviewed_on_time(measure: Measure, pathway: Pathway, today: date) -> Decimal:
    return Decimal(today <= pathway.head.next_review)


def _is_read_by_patients(measure: Measure, pathway: Pathway, today: date) -> Decimal:
    return Decimal(bool(pathway.head.patient_reviewers))


OF_THE_EDITION: Mapping[Evaluator, Callable[[Measure, Pathway, date], Decimal]] = {
    Evaluator.DAYS_SINCE_CHECKED: _days_since_checked,
    Evaluator.REVIEWED_ON_TIME: _is_reviewed_on_time,
    Evaluator.PATIENT_REVIEWED: _is_read_by_patients,
}
"""What each evaluator reads from an edition, on a day."""

COUNTS: Mapping[Evaluator, Callable[[Measure, Pathway, Past], Number]] = {
    Evaluator.SHARE_WITH_EVENT: _has_event,
    Evaluator.COUNT_OF_EVENT: _how_often,
    Evaluator.SHARE_IN_WINDOW: _is_in_window,
    Evaluator.SHARE_ANSWERED: _is_answered,
    Evaluator.SHARE_WITH_FIELD: _has_field,
    Evaluator.SIDES_AGREE: _sides_agree,
    Evaluator.SHARE_REPORTING: _is_reported,
    Evaluator.TIME_BETWEEN: _minutes,
    Evaluator.SCORE_CHANGE: _change,
}
"""What each evaluator adds for one journey."""
