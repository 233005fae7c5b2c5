"""Two clerks want the last place of a list at once: one gets it, the other is told, and nothing of theirs is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from careleaf.clinic.appointments.models import Place
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event
from tests.factories.clinic import a_site, published
from tests.factories.journeys import ACCEPTANCE, a_journey, do
from tests.factories.lists import a_list, put_on
from tests.factories.places import a_clerk


@pytest.mark.usefixtures("real_commits")
def test_one_clerk_gets_the_last_place() -> None:
    site, edition = a_site(), published()
    session, journeys = a_list(site, 1), [a_journey(site, edition) for _ in range(2)]
    for journey in journeys:
        do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    clerks = [a_clerk(site), a_clerk(site)]
    together = Barrier(2)

    def listed(number: int) -> str:
        journey: Journey = journeys[number]
        try:
            together.wait(timeout=10)
            put_on(session, journey, by=clerks[number])
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "listed"

    with ThreadPoolExecutor(2) as threads:
        said = sorted(threads.map(listed, range(2)))
    assert said[0].startswith("Number 1 of Morning list")
    assert said[1] == "listed"
    assert Place.objects.filter(released_at=None).count() == 1
    assert EventRow.objects.filter(kind="listed").count() == 1
