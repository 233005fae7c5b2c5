"""Sessions and journeys for tests of places."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from careleaf.clinic.appointments.actions.open_session import Crew, Hours, open_session
from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition, PathwayRecord
from careleaf.clinic.people.access import HOUSE, Actor
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import a_staff
from tests.factories.people import a_patient

NOBODY = Crew()


def in_days(days: float, hour: int = 9) -> datetime:
    """That many days from now, at a full hour of UTC."""
    return (clock.now() + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def a_session(
    site: Site,
    capacity: int = 3,
    *,
    starts_at: datetime | None = None,
    kind: Kind = Kind.CALL,
    minutes: int = 30,
    crew: Crew = NOBODY,
    by: Actor = HOUSE,
    **details: Any,
) -> Session:
    """Calls in ten days unless something else is asked for."""
    begins = starts_at or in_days(10)
    hours = Hours(
        starts_at=begins, ends_at=begins + timedelta(minutes=minutes * capacity), capacity=capacity, minutes=minutes
    )
    wanted: dict[str, Any] = {"title": "Calls", "key": uuid4()} | details
    return open_session(site=site, kind=kind, hours=hours, crew=crew, by=by, **wanted)


def journeys_at(site: Site, count: int = 1, patient: Patient | None = None) -> list[Journey]:
    """Pinned to an edition without content: places ask nothing of it."""
    shelf, _ = PathwayRecord.objects.get_or_create(pk="for-places", defaults={"title": "For places"})
    pinned = {"number": 1, "label": "1", "hash": "0" * 64, "canonical": "", "imported_at": clock.now()}
    edition, _ = Edition.objects.get_or_create(pathway=shelf, defaults=pinned)
    same: dict[str, Any] = {"site": site, "edition": edition, "opened_at": clock.now()}
    return [Journey.objects.create(patient=patient or a_patient(site), key=uuid4(), **same) for _ in range(count)]


def a_clerk(site: Site) -> Staff:
    """Somebody who opens sessions and books places at this hospital."""
    return a_staff(Role.CLERK, [site])
