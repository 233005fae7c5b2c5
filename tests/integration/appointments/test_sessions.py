"""Sessions are opened, locked, unlocked and cancelled; two never share a theatre or a person at one time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from careleaf.clinic.appointments.actions.cancel_session import cancel_session
from careleaf.clinic.appointments.actions.lock_session import lock_session
from careleaf.clinic.appointments.actions.open_session import Crew
from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.actions.unlock_session import unlock_session
from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.appointments.refusals import Closed
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import a_staff
from tests.factories.places import a_clerk, a_session, in_days, journeys_at

pytestmark = pytest.mark.django_db


def verbs(session: Session) -> list[str]:
    return [line.verb for line in acts_on(session.named)]


@pytest.mark.sqlite
def test_a_session_is_opened_once_however_often_its_form_is_sent(site: Site, clerk: Staff) -> None:
    opened = a_session(site, 4, by=clerk, skills=("video", "interpreter"))
    assert (opened.capacity, opened.skill_keys) == (4, ("interpreter", "video"))
    assert a_session(site, 4, by=clerk, key=opened.key) == opened
    assert verbs(opened) == ["open_session"]


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"title": " "}, "title"),
        ({"kind": Kind.THEATRE}, "which theatre"),
        ({"starts_at": in_days(-2)}, "over"),
        ({"capacity": 0}, "ends after it begins"),
        ({"capacity": 60}, "within a day"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(site: Site, details: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        a_session(site, **details)  # type: ignore[arg-type]
    assert not Session.objects.exists()


def test_a_nurse_of_the_ward_or_of_another_hospital_opens_none(site: Site, other_site: Site) -> None:
    for stranger in (a_staff(Role.RECOVERY_NURSE, [site]), a_clerk(other_site)):
        with pytest.raises(NotAllowed):
            a_session(site, by=stranger)


def test_one_theatre_is_not_used_twice_at_a_time(site: Site, other_site: Site) -> None:
    first = a_session(site, kind=Kind.THEATRE, theatre="Theatre 2", title="Morning list")
    with pytest.raises(Refused, match="Theatre 2 is in use: Morning list"):
        a_session(site, kind=Kind.THEATRE, theatre="Theatre  2", starts_at=first.ends_at - timedelta(minutes=1))
    a_session(site, kind=Kind.THEATRE, theatre="Theatre 2", starts_at=first.ends_at)
    a_session(other_site, kind=Kind.THEATRE, theatre="Theatre 2")
    a_session(site, kind=Kind.THEATRE, theatre="Theatre 3")


def test_one_person_is_not_in_two_sessions_at_a_time(site: Site, other_site: Site) -> None:
    leader = a_staff(Role.CONSULTANT, [site, other_site], name="Ada Demo")
    first = a_session(site, crew=Crew(led_by=leader))
    for crew in (Crew(led_by=leader), Crew(x_ray_operator=leader)):
        with pytest.raises(Refused, match="Ada Demo is busy: Calls at William Harvey"):
            a_session(other_site, crew=crew)
    cancel_session(session=first, reason="Ill.", by=a_clerk(site))
    a_session(other_site, crew=Crew(led_by=leader))


def test_nobody_leads_a_session_where_they_do_not_work(site: Site, other_site: Site) -> None:
    with pytest.raises(Refused, match="does not work at"):
        a_session(site, crew=Crew(led_by=a_staff(Role.CONSULTANT, [other_site])))


@pytest.mark.sqlite
def test_a_locked_session_takes_nobody_until_it_is_unlocked(session: Session, journey: Journey, clerk: Staff) -> None:
    lock_session(session=session, by=clerk)
    with pytest.raises(Closed, match=r"is locked\. Unlock it, or choose another"):
        take_place(journey=journey, among=[session], by=clerk)
    with pytest.raises(Closed):
        lock_session(session=session, by=clerk)
    with pytest.raises(Refused, match="Say why"):
        unlock_session(session=session, reason=" ", by=clerk)
    unlock_session(session=session, reason="Two more can come.", by=clerk)
    with pytest.raises(Refused, match="not locked"):
        unlock_session(session=session, reason="Again.", by=clerk)
    assert take_place(journey=journey, among=[session], by=clerk).number == 1
    assert verbs(session) == ["unlock_session", "lock_session", "open_session"]


@pytest.mark.sqlite
def test_thirty_people_lose_their_place_when_their_session_is_cancelled(site: Site, clerk: Staff) -> None:
    session, journeys = a_session(site, 30, minutes=10), journeys_at(site, 30)
    for journey in journeys:
        take_place(journey=journey, among=[session], by=clerk)
    with pytest.raises(Refused, match="Say why"):
        cancel_session(session=session, reason="", by=clerk)
    assert list(cancel_session(session=session, reason="Flood.", by=clerk)) == journeys
    places = session.places.all()
    assert {place.released_reason for place in places} == {"The session was cancelled: Flood."}
    assert {acts_on(place.named)[0].verb for place in places} == {"release_place"}
    with pytest.raises(Refused, match=r"cancelled already: Flood\."):
        cancel_session(session=session, reason="Again.", by=clerk)
    with pytest.raises(Closed, match=r"was cancelled: Flood\."):
        take_place(journey=journeys[0], among=[session], by=clerk)


def test_what_is_over_is_not_cancelled(session: Session, clerk: Staff) -> None:
    with clock.at(session.ends_at), pytest.raises(Refused, match="over"):
        cancel_session(session=session, reason="Too late.", by=clerk)


@pytest.mark.parametrize("act", [lock_session, unlock_session, cancel_session])
def test_others_neither_lock_nor_cancel(session: Session, other_site: Site, act: object) -> None:
    reason = {} if act is lock_session else {"reason": "Because."}
    with pytest.raises(NotAllowed):
        act(session=session, by=a_clerk(other_site), **reason)  # type: ignore[operator]
