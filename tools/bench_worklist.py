"""Measure what a nurse waits for when the clinic has grown: python -m tools.bench_worklist.

My work at 1,000 journeys and at 10,000, and how long 10,000 take to be worked out anew from their events. Ends with 1
when growth slows the page. Works on the empty database DATABASE_URL names, or on a file of its own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from careleaf.definition.vocabulary import Event, Role
from tools.bench import WAY
from tools.growth import GROWTH, holds

if TYPE_CHECKING:
    from careleaf.clinic.journeys.models import Event as EventRow
    from careleaf.clinic.journeys.models import Journey
    from careleaf.clinic.library.models import Edition
    from careleaf.clinic.people.models import Site, Staff

SMALL, LARGE = 1_000, 10_000
ROUNDS = 31
NURSES = (Role.PREASSESSMENT_NURSE, Role.PAIN_NURSE)
TO_THE_END = (
    *WAY,
    *(Event.FOLLOW_UP_BOOKED, Event.FOLLOW_UP_LETTER_SENT, *(Event.CHECK_IN_SENT, Event.CHECK_IN_ANSWERED) * 5),
    Event.RECORD_REVIEWED,
    *(Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED, Event.GP_LETTER_SENT, Event.CLOSED),
)
STAGES = (
    *((2, 3), (4, 9), (6, 20), (6, 21)),  # how many events there have been, how many days ago the first was
    *((len(WAY), 40), (len(WAY) + 3, 60)),
    *((len(TO_THE_END), 200 + 50 * place) for place in range(6)),
)
"""What a clinic holds at any time: some before the day, some at home, most of them done."""


def open_clinic() -> tuple[Edition, list[Site]]:
    """The first definition published by the people it takes."""
    from django.conf import settings

    from careleaf.clinic.library.actions.import_folder import import_folder
    from careleaf.clinic.library.actions.publish_edition import publish_edition
    from careleaf.clinic.library.actions.sign_edition import sign_edition
    from careleaf.clinic.people.access import HOUSE
    from careleaf.clinic.people.models import Site

    edition = import_folder(folder=sorted(settings.PATHWAYS.iterdir())[0], by=HOUSE.named).edition
    assert edition is not None, "the first definition is whole"
    for role in (Role.LIBRARIAN, Role.CONSULTANT):
        sign_edition(edition=edition, seen_hash=edition.hash, by=a_person(role, []))
    edition.refresh_from_db()
    edition = publish_edition(edition=edition, by=a_person(Role.LIBRARIAN, []))
    return edition, list(Site.objects.all())


def a_person(role: Role, sites: list[Site]) -> Staff:
    from careleaf.clinic.people.access import HOUSE
    from careleaf.clinic.people.actions.add_staff import add_staff

    name = f"{role.value}-{uuid4().hex[:6]}"
    return add_staff(username=name, name=name, role=role, password=uuid4().hex, sites=sites, by=HOUSE)


def fill(edition: Edition, sites: list[Site], number: int) -> None:
    """Patients with their journeys and events, put in as they are; the cache is worked out from them."""
    from careleaf.clinic.journeys.models import Event as EventRow
    from careleaf.clinic.journeys.models import Journey
    from careleaf.clinic.people.models import Patient
    from careleaf.clinic.records import clock

    now = clock.now()
    patients = Patient.objects.bulk_create(
        (Patient(given_name="Mary", family_name=f"Kent {place}") for place in range(number)), batch_size=1000
    )
    begun = [now - timedelta(days=STAGES[place % len(STAGES)][1]) for place in range(number)]
    journeys = Journey.objects.bulk_create(
        (
            Journey(patient=one, site=sites[place % len(sites)], edition=edition, key=uuid4(), opened_at=begun[place])
            for place, one in enumerate(patients)
        ),
        batch_size=1000,
    )
    answers = said_no(edition)
    EventRow.objects.bulk_create(
        (event for place, one in enumerate(journeys) for event in events(one, STAGES[place % len(STAGES)][0], answers)),
        batch_size=1000,
    )


def said_no(edition: Edition) -> dict[str, str]:
    from careleaf.clinic.library.queries import definition_of

    return dict.fromkeys(definition_of(edition).pathway.questions, "no")


def events(journey: Journey, number: int, answers: dict[str, str]) -> Iterator[EventRow]:
    """The first of a way through, a day apart before the day and ten minutes on it."""
    from careleaf.clinic.journeys.models import Event as EventRow

    at = journey.opened_at
    for place, kind in enumerate(TO_THE_END[:number]):
        yield EventRow(
            journey=journey, sequence=place + 1, key=uuid4(), kind=kind.value, happened_at=at, recorded_at=at,
            by_kind="house", by_id="careleaf", by_role="house", by_name="Careleaf", how="screen",
            edition_label=journey.edition.label, facts=facts_of(kind, at, answers),
        )  # fmt: skip
        at += timedelta(minutes=10) if Event.ARRIVED in TO_THE_END[: place + 1] else timedelta(days=1)


def facts_of(kind: Event, at: datetime, answers: dict[str, str]) -> dict[str, str]:
    if kind is Event.QUESTIONS_ANSWERED:
        return answers
    planned = {"planned_for": (at + timedelta(days=18)).isoformat()} if kind is Event.LISTED else {}
    return {"side": "left"} | planned


def worked_out() -> float:
    """Seconds for every journey there is."""
    from careleaf.clinic.journeys.actions.refresh import rebuild
    from careleaf.clinic.records import clock

    began = time.perf_counter()
    for _ in rebuild(clock.now()):
        pass
    return time.perf_counter() - began


def measured(person: Staff) -> tuple[int, float]:
    """Questions to the database, and the median of the milliseconds, for My work."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client: Any = Client(headers={"host": "127.0.0.1"})
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/work/").status_code == 200
    with CaptureQueriesContext(connection) as queries:
        assert "Kent" in client.get("/work/").content.decode(), "there is work to show"
        asked = len(queries)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get("/work/")
        times.append((time.perf_counter() - began) * 1000)
    return asked, median(times)


def compare() -> bool:
    from django.db import connection

    edition, sites = open_clinic()
    nurses = [a_person(role, sites) for role in NURSES]
    found, there = [], 0
    for number in (SMALL, LARGE):
        fill(edition, sites, number - there)
        there, took = number, worked_out()
        print(f"{f'{number:,} journeys worked out anew, {connection.vendor}':<48} {took:8.1f} s", flush=True)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        for nurse in nurses:
            found.append(measured(nurse))
            what = f"work of a {nurse.role.replace('_', ' ')}, {number:,} journeys"
            print(f"{what:<48} median {found[-1][1]:7.2f} ms   {found[-1][0]} queries", flush=True)
    before, after = found[: len(nurses)], found[len(nurses) :]
    return all(
        few == many and large <= GROWTH * small for (few, small), (many, large) in zip(before, after, strict=True)
    )


if __name__ == "__main__":
    sys.exit(holds(compare))
