"""Tries to reach a patient: how many on different days the definition asks for, and how many there have been."""

from django.utils import timezone

from careleaf.clinic.journeys.act import Case
from careleaf.definition.values import Count, CountUnit
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, in_order


def attempts_wanted(case: Case) -> int | None:
    """None where the definition names no number: a person decides each time."""
    found = (fact.is_ for fact in case.pathway.facts.values())
    return next((one.amount for one in found if isinstance(one, Count) and one.unit is CountUnit.ATTEMPTS), None)


def attempts_made(case: Case) -> tuple[Happened, ...]:
    """Those since the last time the patient was reached."""
    past = in_order(case.events)
    reached = [event for event in past if event.kind in (Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED)]
    return past.since(reached[-1] if reached else None).of(Event.FOLLOW_UP_ATTEMPTED)


def days_tried(case: Case) -> int:
    """Two tries on one day count once."""
    return len({timezone.localdate(one.happened_at) for one in attempts_made(case)})


def is_used_up(case: Case) -> bool:
    wanted = attempts_wanted(case)
    return wanted is not None and days_tried(case) >= wanted
