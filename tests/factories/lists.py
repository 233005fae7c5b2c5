"""Theatre lists for tests, and people put on them through the real act."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE, Actor
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import ACCEPTANCE, a_journey, do
from tests.factories.places import a_session

_theatres = count(1)


def a_list(site: Site, capacity: int = 3, **details: Any) -> Session:
    """An approved theatre of its own, in ten days unless something else is asked for."""
    wanted: dict[str, Any] = {"theatre": f"Theatre {next(_theatres)}", "is_approved": True, "title": "Morning list"}
    return a_session(site, capacity, kind=Kind.THEATRE, **wanted | details)


def place_at(session: Session, number: int = 1) -> str:
    """The value of a place in the form."""
    return f"{session.time_of(number).isoformat()} {session.theatre}"


def planned(session: Session, number: int = 1) -> dict[str, str]:
    """What the act of listing keeps of a place."""
    return {"side": "left", "planned_for": session.time_of(number).isoformat(), "theatre": session.theatre}


def put_on(session: Session, journey: Journey, number: int = 1, by: Actor = HOUSE, **facts: str) -> EventRow:
    return do(journey, Event.LISTED, by, planned(session, number) | {"agreed": "yes"} | facts)


def somebody_on(session: Session, edition: Edition, number: int = 1) -> Journey:
    """Referred, accepted and listed a moment ago."""
    journey = a_journey(session.site, edition)
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    put_on(session, journey, number)
    return journey


def form_of(journey: Journey, **told: Any) -> dict[str, Any]:
    """The form of an act as a browser sends it a moment after it was opened."""
    return when("happened_at", clock.now()) | {
        "how": "screen",
        "key": str(uuid4()),
        "seen": journey.events.count(),
        **told,
    }


def when(name: str, at: datetime) -> dict[str, int]:
    """An instant in the five inputs it is typed into."""
    local = timezone.localtime(at)
    parts = (local.day, local.month, local.year, local.hour, local.minute)
    return {f"{name}_{index}": part for index, part in enumerate(parts)}
