"""Today's list, the recovery board and the list on paper: what they show, to whom, and how often they ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from careleaf.clinic.appointments.actions.cancel_session import cancel_session
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import ago, do, happened
from tests.factories.lists import a_list, put_on, somebody_on
from tests.factories.places import journeys_at
from tests.factories.theatre import Theatre, a_theatre

pytestmark = pytest.mark.django_db
Browsers = Callable[[Staff], Client]
MORNING = datetime(2027, 3, 8, 8, tzinfo=UTC)


@pytest.fixture
def nurse(staff: Callable[..., Staff]) -> Staff:
    return staff(Role.THEATRE_NURSE)


@pytest.fixture
def session(site: Site) -> Session:
    return a_list(site, 25, starts_at=MORNING, minutes=15)


def said(answer: Any) -> str:
    return str(answer.content.decode())


def asked(client: Client, address: str, django_assert_num_queries: Any) -> int:
    with django_assert_num_queries(100, exact=False) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.sqlite
def test_the_list_shows_initials_sides_and_what_is_open(
    session: Session, edition: Edition, nurse: Staff, client_of: Browsers
) -> None:
    journey = somebody_on(session, edition)
    with clock.at(MORNING):
        page = said(client_of(nurse).get("/theatre/"))
        assert "Mary" not in page
        assert "MK<" in page
        assert "Left (no consent in force)" in page
        assert "Not here yet" in page
        assert "not ready" in page
        assert "Last refreshed at <strong>08:00</strong>" in page
        assert 'http-equiv="refresh"' not in page
        assert 'http-equiv="refresh"' in said(client_of(nurse).get("/theatre/?every=1"))
        happened(journey, Event.ARRIVED)
        assert "Here, before the procedure" in said(client_of(nurse).get("/theatre/"))
    assert AccessLine.objects.filter(page="theatre_list", actor_id=str(nurse.pk)).count() == 3


def test_another_day_and_another_hospital_show_nothing(
    session: Session, edition: Edition, staff: Callable[..., Staff], nurse: Staff, other_site: Site, client_of: Browsers
) -> None:
    somebody_on(session, edition)
    elsewhere = client_of(staff(Role.THEATRE_NURSE, other_site))
    assert "MK<" not in said(elsewhere.get("/theatre/?day=2027-03-08"))
    assert elsewhere.get(f"/theatre/lists/{session.pk}/").status_code == 404
    assert "MK<" in said(client_of(nurse).get("/theatre/?day=2027-03-08"))
    assert "No theatre list on this day" in said(client_of(nurse).get("/theatre/?day=2027-03-09"))


def test_the_librarian_sees_no_board(staff: Callable[..., Staff], session: Session, client_of: Browsers) -> None:
    librarian = client_of(staff(Role.LIBRARIAN))
    for address in ("/theatre/", "/theatre/recovery/", f"/theatre/lists/{session.pk}/"):
        assert librarian.get(address).status_code == 403


def test_on_the_day_the_clocks_change_the_whole_day_is_shown(
    site: Site, edition: Edition, nurse: Staff, client_of: Browsers
) -> None:
    late = a_list(site, starts_at=datetime(2027, 10, 31, 23, 15, tzinfo=UTC), minutes=10, title="Late list")
    somebody_on(late, edition)
    page = said(client_of(nurse).get("/theatre/?day=2027-10-31"))
    assert "23:15 to 23:45, Late list" in page
    assert "Late list" not in said(client_of(nurse).get("/theatre/?day=2027-11-01"))


def test_a_cancelled_list_says_so(session: Session, edition: Edition, nurse: Staff, client_of: Browsers) -> None:
    somebody_on(session, edition)
    cancel_session(session=session, reason="Flood", by=HOUSE)
    page = said(client_of(nurse).get("/theatre/?day=2027-03-08"))
    assert "Cancelled: Flood" in page
    assert "MK<" in page


def test_the_list_asks_as_often_for_twenty_as_for_three(
    session: Session, site: Site, edition: Edition, nurse: Staff, client_of: Browsers, django_assert_num_queries: Any
) -> None:
    client, address = client_of(nurse), "/theatre/?day=2027-03-08"
    for number in (1, 2, 3):
        somebody_on(session, edition, number)
    client.get(address)
    few = asked(client, address, django_assert_num_queries)
    for number in range(4, 21):
        somebody_on(session, edition, number)
    put_on(a_list(site, starts_at=MORNING), somebody_on(a_list(site), edition))
    journeys_at(site, 50)
    assert asked(client, address, django_assert_num_queries) == few
    assert few <= 12


def test_the_paper_has_names_and_everything_that_is_open(
    session: Session, edition: Edition, nurse: Staff, client_of: Browsers
) -> None:
    somebody_on(session, edition)
    page = said(client_of(nurse).get(f"/theatre/lists/{session.pk}/"))
    assert "Mary Kent" in page
    assert "Not recorded yet: consent given" in page
    assert AccessLine.objects.filter(page="theatre_paper").count() == 1


def in_recovery(site: Site, edition: Edition, minutes: int) -> Theatre:
    with clock.at(ago(minutes=minutes)):
        theatre = a_theatre(site, edition).arrive().mark().check().begin()
        theatre.stop("left")
        theatre.inject("left")
        theatre.end()
    return theatre


@pytest.mark.sqlite
def test_the_recovery_board_says_how_long_and_what_is_missing(
    site: Site, edition: Edition, nurse: Staff, client_of: Browsers, staff: Callable[..., Staff]
) -> None:
    in_recovery(site, edition, 20)
    longer = in_recovery(site, edition, 150)
    do(longer.journey, Event.ESCORT_CONFIRMED, staff(Role.CLERK), {"who": "Jo Kent", "phone": "07700 900123"})
    page = said(client_of(nurse).get("/theatre/recovery/"))
    assert page.index("2 hours 30 minutes") < page.index("20 minutes")
    assert "longer than promised" in page
    assert "First stand with a nurse beside" in page
    assert "Somebody takes them home" in page
    assert "No lift home confirmed" in page
    assert "Jo Kent" not in page
    assert "Mary" not in page


def test_the_recovery_board_asks_as_often_for_many_as_for_few(
    site: Site, edition: Edition, nurse: Staff, client_of: Browsers, django_assert_num_queries: Any
) -> None:
    client, address = client_of(nurse), "/theatre/recovery/"
    in_recovery(site, edition, 20)
    few = asked(client, address, django_assert_num_queries)
    for _ in range(2):
        in_recovery(site, edition, 20)
    journeys_at(site, 30)
    assert asked(client, address, django_assert_num_queries) == few
