"""The booking that stands: of the day itself, or of the appointment after the procedure."""

from datetime import datetime

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, Past
from careleaf.reasoning.walk import Standing

PLANNED_FOR = "planned_for"
"""The fact in which an event that books something holds the time it is booked for (ISO 8601 with its offset)."""
_BOOKS = {Event.ARRIVED: Event.LISTED, Event.FOLLOW_UP_CALLED: Event.FOLLOW_UP_BOOKED}


def can_be_planned(anchor: Event) -> bool:
    return anchor in _BOOKS


def booking(anchor: Event, place: Standing, past: Past) -> Happened | None:
    """The latest booking of what ``anchor`` begins, unless it was called off since or belongs to an earlier day.

    One that was moved is booked only when the new time is known.
    """
    books = _BOOKS.get(anchor)
    if books is None:
        return None
    is_visit = anchor is Event.FOLLOW_UP_CALLED
    turns = {event.id for event in place.visits}
    kinds = {books, Event.RESCHEDULED, *(event.kind for event in place.visits)}
    for event in reversed(past.since(place.anew_since).among(kinds)):
        if event.kind is books:
            return event
        if event.kind is Event.RESCHEDULED and (event.id in turns) is is_visit:
            return event if planned_for(event) else None
        if is_visit and event.id in turns:
            return None
    return None


def planned_for(event: Happened) -> datetime | None:
    """The time something is booked for; None where none is written that can be read."""
    try:
        instant = datetime.fromisoformat(event.facts.get(PLANNED_FOR, ""))
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None


def planned(anchor: Event, place: Standing, past: Past) -> datetime | None:
    """The time an event is planned for, by the booking that stands."""
    found = booking(anchor, place, past)
    return planned_for(found) if found else None
