"""Eight people want the same place at once, slot after slot: python -m tests.integration.appointments.racing SLOTS.

Every person is a process of its own with its own connection to the database that DATABASE_URL names. A barrier before
each slot lets them all go together. Prints what became of it as JSON, for ``test_race.py``.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

    from careleaf.clinic.appointments.models import Session
    from careleaf.clinic.people.models import Staff

PEOPLE = 8
PATIENCE = 120  # seconds until a process that lost the others gives up


def wake_django() -> None:
    """In every process anew: it was spawned, not forked, and shares nothing."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careleaf.clinic.config.settings")
    django.setup()


def prepare(slots: int) -> None:
    """Sessions of one place each, for each of them as many journeys as people, and a clerk for every process."""
    from django.core.management import call_command

    from careleaf.clinic.appointments.models import Session
    from careleaf.clinic.journeys.models import Journey
    from tests.factories.clinic import a_site
    from tests.factories.places import a_clerk, journeys_at

    call_command("migrate", verbosity=0)
    site = a_site()
    for _ in range(PEOPLE):
        a_clerk(site)
    Session.objects.bulk_create(_sessions(site.pk, slots))
    (first,) = journeys_at(site)
    same = {"patient": first.patient, "site": site, "edition": first.edition, "opened_at": first.opened_at}
    Journey.objects.bulk_create([Journey(key=uuid4(), **same) for _ in range(slots * PEOPLE - 1)], batch_size=500)


def _sessions(site: str, slots: int) -> Iterator[Session]:
    from datetime import timedelta

    from careleaf.clinic.appointments.models import Session
    from tests.factories.places import in_days

    for number in range(slots):
        begins = in_days(10) + timedelta(minutes=30 * number)
        ends = begins + timedelta(minutes=30)
        yield Session(
            site_id=site, kind="call", title=f"Slot {number}", key=uuid4(), capacity=1, minutes=30,
            starts_at=begins, ends_at=ends,
        )  # fmt: skip


def person(number: int, barrier: Barrier, told: Any) -> None:
    """Wants every slot, each for another journey; tells what came of it."""
    wake_django()
    from careleaf.clinic.appointments.models import Session
    from careleaf.clinic.journeys.models import Journey
    from careleaf.clinic.people.models import Staff

    clerk = Staff.objects.order_by("pk")[number]
    sessions = list(Session.objects.select_related("site").order_by("pk"))
    journeys = list(Journey.objects.order_by("pk")[number::PEOPLE])
    outcomes = []
    for session, journey in zip(sessions, journeys, strict=True):
        barrier.wait(PATIENCE)
        outcomes.append(_booked(session, journey, clerk))
    told.put(outcomes)


def _booked(session: Session, journey: Any, clerk: Staff) -> str:
    from careleaf.clinic.appointments.actions.take_place import take_place
    from careleaf.clinic.appointments.refusals import Full

    try:
        take_place(journey=journey, among=[session], by=clerk)
    except Full as refusal:
        is_clear = str(refusal).startswith(f"There is no free place in {session.title}.")
        return "refused" if is_clear else f"unclear: {refusal}"
    except Exception as trouble:  # whatever it is, the test shows it
        return f"trouble: {trouble!r}"
    return "won"


def race(slots: int) -> list[Sequence[str]]:
    """What each person was told, slot by slot."""
    spawn = get_context("spawn")
    barrier, told = spawn.Barrier(PEOPLE), spawn.Queue()
    people = [spawn.Process(target=person, args=(number, barrier, told)) for number in range(PEOPLE)]
    for one in people:
        one.start()
    outcomes = [told.get(timeout=8 * PATIENCE) for _ in people]
    for one in people:
        one.join(PATIENCE)
    return outcomes


def main(slots: int) -> dict[str, Any]:
    wake_django()
    prepare(slots)
    from django.db import connection, connections

    from careleaf.clinic.appointments.models import Place

    vendor = connection.vendor
    connections.close_all()
    began = time.perf_counter()
    outcomes = race(slots)
    took = time.perf_counter() - began
    winners = Counter(sum(told == "won" for told in slot) for slot in zip(*outcomes, strict=True))
    live = Place.objects.filter(released_at=None).values_list("session", flat=True)
    return {
        "database": vendor,
        "outcomes": Counter(told for one in outcomes for told in one),
        "slots by number of winners": winners,
        "rows": len(live),
        "sessions with a row": len(set(live)),
        "seconds": round(took, 1),
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
