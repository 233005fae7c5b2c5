"""My work: what waits, the most urgent first, each thing once; who looked is written down; growth costs no query."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careleaf.clinic.desks.start import presenters, queries, views
from careleaf.clinic.journeys.actions.refresh import refresh_due
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import a_journey
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]
KIND = Event.ACCEPTED.value


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    found = a_journey(site, edition)
    OpenTask.objects.filter(journey=found).delete()
    return found


def a_task(journey: Journey, key: str = "accept", owner: Role = Role.CONSULTANT, **details: object) -> OpenTask:
    wanted: dict[str, object] = {"what": "task", "kept_by": KIND} | details
    task = OpenTask(journey=journey, site=journey.site, key=key, owner=owner.value, **wanted).put_in_order(clock.now())
    task.save()
    return task


def keys_of(journey: Journey) -> list[str]:
    """Tasks of the definition that a test can put in: any of them."""
    return list(pathway_of(journey).tasks)[:4]


def titles(journey: Journey) -> list[str]:
    return [task.title for task in pathway_of(journey).tasks.values()][:4]


def shown(client: Client, asked: str = "") -> str:
    answer = client.get(f"/work/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_overdue_comes_before_what_is_due_and_what_has_no_date(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    now, keys, named = clock.now(), keys_of(journey), titles(journey)
    a_task(journey, keys[0])
    a_task(journey, keys[1], due=now + timedelta(days=3))
    a_task(journey, keys[2], due=now - timedelta(days=1))
    page = shown(client_of(staff(Role.CONSULTANT)))
    assert page.index("Overdue <") < page.index("Due in the next 7 days <") < page.index("No date set <")
    rows = page[page.index("Overdue <") :]
    assert rows.index(named[2]) < rows.index(named[1]) < rows.index(named[0])


def test_findings_and_incidents_come_first(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    a_task(journey, keys_of(journey)[0], due=clock.now() - timedelta(days=9))
    a_task(journey, "pregnancy", what="finding")
    a_task(journey, "000009", what="incident")
    page = shown(client_of(staff(Role.CONSULTANT)))
    assert page.index("Incident: a side") < page.index("To be settled: pregnancy") < page.index("Overdue <span")


def test_what_two_of_a_persons_parts_may_settle_is_shown_once(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    for owner in (Role.CONSULTANT, Role.SECOND_CLINICIAN, Role.REFERRER):
        a_task(journey, "pregnancy", owner, what="finding")
    assert shown(client_of(staff(Role.CONSULTANT))).count("To be settled: pregnancy") == 1
    assert shown(client_of(staff(Role.THEATRE_NURSE))).count("To be settled: pregnancy") == 1


def test_what_has_not_opened_is_no_work_yet(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    keys, named = keys_of(journey), titles(journey)
    a_task(journey, keys[0], opens=clock.now() + timedelta(days=2))
    a_task(journey, keys[1], awaits_day=True)
    client = client_of(staff(Role.CONSULTANT))
    assert "Nothing of this kind waits for you now." in shown(client)
    coming = shown(client, "?group=coming")
    assert named[0] in coming
    assert named[1] in coming


def test_it_is_cut_by_hospital_and_by_kind(
    journey: Journey, edition: Edition, other_site: Site, staff: MakeStaff, client_of: MakeClient
) -> None:
    keys, named = keys_of(journey), titles(journey)
    elsewhere = a_journey(other_site, edition, patient=a_patient(other_site, given_name="Ann"))
    OpenTask.objects.filter(journey=elsewhere).delete()
    a_task(journey, keys[0])
    a_task(elsewhere, keys[1], kept_by=Event.LISTED.value)
    client = client_of(staff(Role.CONSULTANT, journey.site, other_site))
    assert named[1] not in shown(client, f"?hospital={journey.site_id}")
    only = shown(client, f"?kind={Event.LISTED.value}")
    assert named[1] in only
    assert "Mary Kent" not in only


def test_work_at_another_hospital_is_not_shown(
    journey: Journey, other_site: Site, staff: MakeStaff, client_of: MakeClient
) -> None:
    a_task(journey, keys_of(journey)[0])
    client = client_of(staff(Role.CONSULTANT, other_site))
    assert "Mary Kent" not in shown(client)
    assert "Mary Kent" not in shown(client, f"?hospital={journey.site_id}")


def test_why_the_house_could_not_do_it_is_said(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    key = keys_of(journey)[0]
    a_task(journey, key, tried_at=clock.now())
    note_act(HOUSE.named, "could_not", journey.named, task=key, because="No free place in the window.")
    assert "No free place in the window." in shown(client_of(staff(Role.CONSULTANT)))


def test_ten_times_the_journeys_ask_the_same_of_the_database(
    site: Site, edition: Edition, staff: MakeStaff, client_of: MakeClient
) -> None:
    client = client_of(staff(Role.CONSULTANT))
    asked, lines = [], []
    for number in (1, 10):
        for _ in range(number - Journey.objects.count()):
            a_journey(site, edition, patient=a_patient(site))
        before = AccessLine.objects.count()
        with CaptureQueriesContext(connection) as queries:
            shown(client)
        asked.append(len(queries))
        lines.append(AccessLine.objects.count() - before)
    assert asked[0] == asked[1]
    assert lines == [1, 10]


def test_what_has_opened_since_is_work_before_the_worker_comes_and_after(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    task, now = a_task(journey, keys_of(journey)[0], opens=clock.now() + timedelta(days=2)), clock.now()
    OpenTask.objects.filter(pk=task.pk).update(opens=now, place=now, due=now + timedelta(days=30))
    client = client_of(staff(Role.CONSULTANT))
    assert "Due later <" in shown(client)
    refresh_due(clock.now())
    task.refresh_from_db()
    assert (task.turn, task.place) == (OpenTask.Turn.NOW, task.due)
    assert "Due later <" in shown(client)


def test_beyond_its_bound_a_group_is_only_said_to_hold_more(
    journey: Journey, staff: MakeStaff, client_of: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (queries, presenters, views):
        monkeypatch.setattr(module, "AT_MOST", 2)
    for key in keys_of(journey)[:3]:
        a_task(journey, key)
    page = shown(client_of(staff(Role.CONSULTANT)))
    assert "No date set (more than 2)" in page
    assert page.count("Mary Kent") == 2
