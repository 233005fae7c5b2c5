"""Measure how long it takes to find a free place: python -m tools.bench_places. Ends with 1 when growth slows it.

A thousand places and a hundred thousand, nine in ten of them taken. Works on the database DATABASE_URL names, which
has to be empty, or on a file of its own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tools.growth import GROWTH, holds

if TYPE_CHECKING:
    from careleaf.clinic.appointments.models import Session
    from careleaf.clinic.people.models import Site

SMALL, LARGE = (1, 25), (10, 250)  # hospitals, days of four sessions of ten places each
A_DAY, CAPACITY, TAKEN, MINUTES = 4, 10, 9, 20
ROUNDS = 51


def fill(hospitals: int, days: int) -> Site:
    """Sessions around the window that is asked for; the first of the hospitals."""
    from careleaf.clinic.appointments.models import Place, Session
    from careleaf.clinic.people.models import Site
    from careleaf.clinic.records import clock

    begins = (clock.now() + timedelta(days=60 - days)).replace(hour=9, minute=0, second=0, microsecond=0)
    sites = [Site.objects.create(pk=f"h{uuid4().hex[:8]}", name="A hospital") for _ in range(hospitals)]
    rows = [one for site in sites for day in range(days) for one in _sessions(site, begins + timedelta(days=day))]
    sessions = Session.objects.bulk_create(rows, batch_size=1000)
    Place.objects.bulk_create(_places(sessions), batch_size=1000)
    return sites[0]


def _sessions(site: Site, day: datetime) -> Iterator[Session]:
    from careleaf.clinic.appointments.models import Session

    for number in range(A_DAY):
        at = day + timedelta(minutes=30 * number)
        yield Session(
            site=site, kind="call", title="Calls", key=uuid4(), capacity=CAPACITY, minutes=MINUTES,
            starts_at=at, ends_at=at + timedelta(minutes=CAPACITY * MINUTES), skills=" interpreter ",
        )  # fmt: skip


def _places(sessions: list[Session]) -> list[Any]:
    """The last place of every session stays free."""
    from careleaf.clinic.appointments.models import Place
    from careleaf.clinic.journeys.models import Journey
    from careleaf.clinic.library.models import Edition, PathwayRecord
    from careleaf.clinic.people.models import Patient
    from careleaf.clinic.records import clock

    now = clock.now()
    shelf, _ = PathwayRecord.objects.get_or_create(pk="bench", defaults={"title": "Bench"})
    pinned = {"number": 1, "label": "1", "hash": "0" * 64, "canonical": "", "imported_at": now}
    edition, _ = Edition.objects.get_or_create(pathway=shelf, defaults=pinned)
    same = {"patient": Patient.objects.create(given_name="A", family_name="B"), "edition": edition, "opened_at": now}
    wanted = [(session, number) for session in sessions for number in range(1, TAKEN + 1)]
    journeys = [Journey(site_id=session.site_id, key=uuid4(), **same) for session, _ in wanted]
    pairs = zip(wanted, Journey.objects.bulk_create(journeys, batch_size=1000), strict=True)
    return [
        Place(
            session=session, kind="call", number=number, starts_at=session.time_of(number), journey=journey,
            taken_at=now, by_kind="house", by_id="careleaf",
        )
        for (session, number), journey in pairs
    ]  # fmt: skip


def measured(site: Site) -> tuple[int, float]:
    """Questions to the database, and the median of the milliseconds, for two weeks that begin in six."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from careleaf.clinic.appointments.models import Kind
    from careleaf.clinic.appointments.queries import free_places
    from careleaf.clinic.records import clock

    opens = clock.now() + timedelta(days=42)
    asked = (site, Kind.CALL, opens, opens + timedelta(days=14), ("interpreter",))
    with CaptureQueriesContext(connection) as queries:
        assert len(free_places(*asked)) == 20, "the first twenty are found"
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        free_places(*asked)
        times.append((time.perf_counter() - began) * 1000)
    return len(queries), median(times)


def compare() -> bool:
    from django.db import connection

    found = []
    for hospitals, days in (SMALL, LARGE):
        site = fill(hospitals, days)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        found.append(measured(site))
        places, (queries, took) = hospitals * days * A_DAY * CAPACITY, found[-1]
        what = f"free places among {places:,}, {connection.vendor}"
        print(f"{what:<48} median {took:7.2f} ms   {queries} queries", flush=True)
    (few, small), (many, large) = found
    return few == many and large <= GROWTH * small


if __name__ == "__main__":
    sys.exit(holds(compare))
