"""Promises at risk: found before they break, at the hospitals of whoever asks, with the people behind each number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careleaf.clinic.journeys.models import Journey, PromiseState
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Role
from tests.factories.journeys import a_journey
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]


def closing(site: Site, edition: Edition, days: float) -> Journey:
    """Its first promise is pending and closes in so many days; the others are not."""
    journey = a_journey(site, edition, patient=a_patient(site))
    states = PromiseState.objects.filter(journey=journey)
    states.update(state="kept", closes=None)
    first = states.order_by("key")[0]
    PromiseState.objects.filter(pk=first.pk).update(state="pending", closes=clock.now() + timedelta(days=days))
    return journey


def shown(client: Client, asked: str = "") -> str:
    answer = client.get(f"/promises/at-risk/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_what_runs_out_soon_and_for_whom(
    site: Site, edition: Edition, staff: MakeStaff, client_of: MakeClient
) -> None:
    soon, later = closing(site, edition, 2), closing(site, edition, 5)
    client = client_of(staff(Role.MANAGER))
    page = shown(client)
    assert soon.spoken_reference in page
    assert later.spoken_reference not in page
    assert later.spoken_reference in shown(client, "?days=7")
    assert AccessLine.objects.filter(page="promises_at_risk", subject_id=soon.reference).exists()


def test_what_has_run_out_is_broken_and_not_at_risk(
    site: Site, edition: Edition, staff: MakeStaff, client_of: MakeClient
) -> None:
    closing(site, edition, -1)
    assert "Nothing runs out in this time." in shown(client_of(staff(Role.MANAGER)))


def test_it_is_cut_by_hospital_and_shows_no_other(
    site: Site, other_site: Site, edition: Edition, staff: MakeStaff, client_of: MakeClient
) -> None:
    here, there = closing(site, edition, 1), closing(other_site, edition, 1)
    both = client_of(staff(Role.MANAGER, site, other_site))
    assert there.spoken_reference not in shown(both, f"?hospital={site.pk}")
    assert here.spoken_reference in shown(both, f"?hospital={site.pk}")
    assert there.spoken_reference not in shown(client_of(staff(Role.MANAGER)), f"?hospital={other_site.pk}")


def test_each_number_leads_to_the_people_behind_it(
    site: Site, edition: Edition, staff: MakeStaff, client_of: MakeClient
) -> None:
    journey = closing(site, edition, 1)
    state = PromiseState.objects.filter(journey=journey, state="pending").get()
    client = client_of(staff(Role.MANAGER))
    link = f"promise={state.pathway}:{state.key}"
    assert link in shown(client)
    assert journey.spoken_reference in shown(client, f"?{link}")
    assert journey.spoken_reference not in shown(client, f"?promise={state.pathway}:another")


def test_the_librarian_sees_numbers_and_nobody_behind_them(
    site: Site, edition: Edition, staff: MakeStaff, client_of: MakeClient
) -> None:
    journey = closing(site, edition, 1)
    state = PromiseState.objects.filter(journey=journey, state="pending").get()
    client = client_of(staff(Role.LIBRARIAN))
    assert client.get("/promises/").status_code == 200
    assert client.get("/promises/at-risk/").status_code == 403
    assert client.get(f"/promises/{state.pathway}/{state.key}/pending/").status_code == 403


def test_more_journeys_ask_the_same_of_the_database(
    site: Site, edition: Edition, staff: MakeStaff, client_of: MakeClient
) -> None:
    client, asked = client_of(staff(Role.MANAGER)), []
    for number in (1, 8):
        for _ in range(number - Journey.objects.count()):
            closing(site, edition, 1)
        with CaptureQueriesContext(connection) as queries:
            shown(client)
        asked.append(len(queries))
    assert asked[0] == asked[1]
