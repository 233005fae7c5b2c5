"""The pages of sessions: what they show, to whom, and how they refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from careleaf.clinic.appointments.actions.cancel_session import cancel_session
from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Role
from tests.factories.places import a_clerk, a_session, in_days, journeys_at

pytestmark = pytest.mark.django_db

Browsers = Callable[[Staff], Client]


@pytest.fixture
def desk(clerk: Staff, client_of: Browsers) -> Client:
    return client_of(clerk)


def said(response: Any) -> str:
    return str(response.content.decode())


def typed(site: Site, **more: str) -> dict[str, str]:
    at = timezone.localtime(in_days(5))
    parts = {f"starts_at_{i}": str(part) for i, part in enumerate((at.day, at.month, at.year, at.hour, at.minute))}
    basics = {"site": site.pk, "kind": "call", "title": "Morning calls", "capacity": "8", "minutes": "20"}
    return basics | parts | {"key": str(uuid4())} | more


@pytest.mark.sqlite
def test_the_list_counts_what_is_free(desk: Client, session: Session, journey: Journey) -> None:
    take_place(journey=journey, among=[session], by=HOUSE)
    page = said(desk.get("/sessions/"))
    assert "2 of 3 places free" in page
    assert journey.reference not in page
    assert "No session in these two weeks" in said(desk.get("/sessions/?day=2031-01-01"))
    assert desk.get("/sessions/?day=tomorrow").status_code == 200


def test_sessions_of_another_hospital_are_not_found(other_site: Site, session: Session, client_of: Browsers) -> None:
    elsewhere = client_of(a_clerk(other_site))
    assert "Calls" not in said(elsewhere.get("/sessions/"))
    for address in ("", "lock/", "unlock/"):
        call = elsewhere.post if address else elsewhere.get
        assert call(f"/sessions/{session.pk}/{address}", {"reason": "x"}).status_code == 404


def test_the_list_asks_as_often_for_many_as_for_few(
    desk: Client, site: Site, django_assert_num_queries: Any, session: Session
) -> None:
    def count() -> int:
        with django_assert_num_queries(100, exact=False) as asked:
            desk.get("/sessions/")
        return len(asked)

    few = count()
    for hour in range(12):
        a_session(site, 1, starts_at=in_days(4, hour))
    assert count() == few


@pytest.mark.sqlite
def test_a_session_is_opened_by_form(desk: Client, site: Site) -> None:
    assert desk.get("/sessions/new/").status_code == 200
    response = desk.post("/sessions/new/", typed(site, skills="video"), follow=True)
    assert "Morning calls is open for booking" in said(response)
    opened = Session.objects.get()
    assert (opened.capacity, opened.skill_keys) == (8, ("video",))
    assert (opened.ends_at - opened.starts_at).total_seconds() == 8 * 20 * 60


def test_what_was_typed_stays_when_a_session_is_refused(desk: Client, site: Site) -> None:
    response = desk.post("/sessions/new/", typed(site, kind="theatre", title="Kept as typed"))
    assert response.status_code == 422
    assert "Say in which theatre the list runs" in said(response)
    assert "Kept as typed" in said(response)


def test_nurses_see_sessions_and_change_none(
    staff: Callable[..., Staff], client_of: Browsers, session: Session
) -> None:
    nurse = client_of(staff(Role.PAIN_NURSE))
    page = nurse.get(f"/sessions/{session.pk}/")
    assert page.status_code == 200
    assert "Lock this session" not in said(page)
    for address in ("new/", f"{session.pk}/lock/"):
        assert nurse.post(f"/sessions/{address}").status_code == 403
    assert client_of(staff(Role.LIBRARIAN)).get("/sessions/").status_code == 403


@pytest.mark.sqlite
def test_a_page_shows_initials_and_moves_them_up(desk: Client, site: Site, session: Session, clerk: Staff) -> None:
    first, second = journeys_at(site, 2)
    take_place(journey=first, among=[session], by=HOUSE)
    place = take_place(journey=second, among=[session], by=HOUSE)
    assert said(desk.get(f"/sessions/{session.pk}/")).count("MK<") == 2
    assert AccessLine.objects.filter(page="session", actor_id=str(clerk.pk)).count() == 1
    moved = desk.post(f"/sessions/places/{place.pk}/order/", {"seen": 2, "to": 1}, follow=True)
    assert "Moved to number 1" in said(moved)
    stale = desk.post(f"/sessions/places/{place.pk}/order/", {"seen": 2, "to": 1})
    assert stale.status_code == 409
    assert "Look at it again, then move" in said(stale)
    assert desk.post(f"/sessions/places/{place.pk}/order/", {"seen": "x"}).status_code == 404


@pytest.mark.sqlite
def test_a_session_is_locked_unlocked_and_cancelled_with_its_reasons(
    desk: Client, session: Session, journey: Journey, clerk: Staff
) -> None:
    take_place(journey=journey, among=[session], by=HOUSE)
    at = f"/sessions/{session.pk}/"
    assert "Nobody more is taken" in said(desk.post(f"{at}lock/", follow=True))
    assert desk.post(f"{at}lock/").status_code == 409
    assert desk.post(f"{at}unlock/").status_code == 422
    assert "Unlocked." in said(desk.post(f"{at}unlock/", {"unlock-reason": "One more can come."}, follow=True))
    cancel_session(session=session, reason="Flood <here>.", by=clerk)
    page = said(desk.get(at))
    assert "Flood &lt;here&gt;." in page
    assert "Who has to be told" in page
    assert "MK<" in page
