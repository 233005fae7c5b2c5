"""A session is cancelled with people in it: recorded on each, once, and never half done without a trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from careleaf.clinic.appointments.actions.cancel_session import cancel_session
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.models import AccessLine
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.turns.actions.call_off import call_off, record_the_rest
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import happened
from tests.factories.lists import a_list, put_on, somebody_on
from tests.factories.places import a_clerk, in_days

pytestmark = pytest.mark.django_db
Browsers = Callable[[Staff], Client]
ACT = ACTS[Event.CANCELLED_BY_HOSPITAL]


@pytest.fixture
def clerk(site: Site) -> Staff:
    return a_clerk(site)


@pytest.fixture
def session(site: Site) -> Session:
    return a_list(site, 4)


def said(answer: Any) -> str:
    return str(answer.content.decode())


def count(journey: Journey) -> int:
    return journey.events.filter(kind="cancelled_by_hospital").count()


@pytest.mark.sqlite
def test_everybody_goes_back_to_waiting(session: Session, edition: Edition, clerk: Staff, client_of: Browsers) -> None:
    first, second = somebody_on(session, edition), somebody_on(session, edition, 2)
    client, address = client_of(clerk), f"/called-off/{session.pk}/"
    page = said(client.get(address))
    assert "2 people lose their place" in page
    assert AccessLine.objects.filter(page="call_off", actor_id=str(clerk.pk)).count() == 2
    answer = said(client.post(address, {"reason": "The air test failed."}, follow=True))
    assert "Cancelled. Recorded on 2 journeys." in answer
    assert "Give another place" in answer
    for journey in (first, second):
        assert journey.events.get(kind="cancelled_by_hospital").facts["why"] == "The air test failed."
        assert journey.standing.phase == "to_decide"
    assert "still to be recorded" not in answer


def test_who_may_not_cancel_is_refused(
    session: Session, edition: Edition, staff: Callable[..., Staff], other_site: Site, client_of: Browsers
) -> None:
    address = f"/called-off/{session.pk}/"
    assert client_of(staff(Role.THEATRE_NURSE)).get(address).status_code == 403
    assert client_of(a_clerk(other_site)).post(address, {"reason": "x"}).status_code == 404


def test_without_a_reason_nothing_is_cancelled(
    session: Session, edition: Edition, clerk: Staff, client_of: Browsers
) -> None:
    journey = somebody_on(session, edition)
    answer = client_of(clerk).post(f"/called-off/{session.pk}/", {"reason": " "})
    assert answer.status_code == 422
    session.refresh_from_db()
    assert (session.cancelled_at, count(journey)) == (None, 0)


def test_what_stopped_in_the_middle_shows_and_is_recorded_once(
    session: Session, edition: Edition, clerk: Staff, client_of: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    journeys = [somebody_on(session, edition, number) for number in (1, 2, 3)]
    done: list[int] = []

    def stops_after_one(*args: Any, **told: Any) -> Any:
        if done:
            raise ConnectionError("the power went")
        done.append(1)
        return perform(*args, **told)

    monkeypatch.setattr("careleaf.clinic.turns.actions.call_off.perform", stops_after_one)
    with pytest.raises(ConnectionError):
        call_off(ACT, session=session, reason="No anaesthetist", by=clerk)
    monkeypatch.undo()
    client, address = client_of(clerk), f"/called-off/{session.pk}/"
    assert "On 2 journeys it is still to be recorded" in said(client.get(address))
    assert "Recorded on 2 journeys" in said(client.post(address, follow=True))
    assert [count(journey) for journey in journeys] == [1, 1, 1]
    assert "Recorded on 0 journeys" in said(client.post(address, follow=True))


def test_a_new_place_given_meanwhile_is_not_taken_away(session: Session, edition: Edition, clerk: Staff) -> None:
    journey = somebody_on(session, edition)
    cancel_session(session=session, reason="Flood", by=clerk)
    later = a_list(session.site, starts_at=in_days(14))
    put_on(later, journey, by=clerk)
    session.refresh_from_db()
    assert record_the_rest(ACT, session=session, by=clerk) == 0
    assert journey.places.filter(session=later, released_at=None).exists()


def test_recorded_long_after_it_says_when_it_was_cancelled(session: Session, edition: Edition, clerk: Staff) -> None:
    journey = somebody_on(session, edition)
    cancel_session(session=session, reason="Flood", by=clerk)
    session.refresh_from_db()
    with clock.at(clock.now() + timedelta(hours=5)):
        assert record_the_rest(ACT, session=session, by=clerk) == 1
    event = journey.events.get(kind="cancelled_by_hospital")
    assert event.happened_at == session.cancelled_at
    assert event.reason.startswith("The session was cancelled then")


def test_whoever_has_been_treated_already_is_left_alone(session: Session, edition: Edition, clerk: Staff) -> None:
    journey = somebody_on(session, edition)
    for kind in (Event.ARRIVED, Event.PROCEDURE_STARTED, Event.PROCEDURE_ENDED):
        happened(journey, kind)
    assert call_off(ACT, session=session, reason="The x-ray machine broke", by=clerk) == 0
    assert count(journey) == 0


def test_only_a_cancelled_session_is_recorded(session: Session, edition: Edition, clerk: Staff) -> None:
    with pytest.raises(Refused, match="Cancel it first"):
        record_the_rest(ACT, session=session, by=clerk)


def test_the_page_asks_as_often_for_many_as_for_few(
    session: Session, edition: Edition, clerk: Staff, client_of: Browsers, django_assert_num_queries: Any
) -> None:
    client = client_of(clerk)

    def asked() -> int:
        with django_assert_num_queries(100, exact=False) as found:
            client.get(f"/called-off/{session.pk}/")
        return len(found)

    somebody_on(session, edition)
    few = asked()
    for number in (2, 3, 4):
        somebody_on(session, edition, number)
    assert asked() == few
