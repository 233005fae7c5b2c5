"""Places are taken, moved, put in order and given up; nobody holds two, and no number is held twice."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from careleaf.clinic.appointments.actions.lock_session import lock_session
from careleaf.clinic.appointments.actions.move_place import move_place
from careleaf.clinic.appointments.actions.release_place import release_place
from careleaf.clinic.appointments.actions.reorder_places import reorder_places
from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.models import Kind, Place, Session
from careleaf.clinic.appointments.refusals import Closed, Full, HasPlace, Taken
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from tests.factories.places import a_clerk, a_session, in_days, journeys_at

pytestmark = pytest.mark.django_db


def held(session: Session) -> list[tuple[int, int]]:
    return list(session.places.filter(released_at=None).order_by("number").values_list("number", "journey"))


@pytest.mark.sqlite
def test_the_first_free_place_is_taken_and_told(session: Session, journey: Journey, clerk: Staff) -> None:
    place = take_place(journey=journey, among=[session], by=clerk)
    assert (place.number, place.starts_at, place.kind) == (1, session.starts_at, Kind.CALL)
    assert (place.by_kind, place.by_id) == ("staff", str(clerk.pk))
    assert [line.verb for line in acts_on(place.named)] == ["take_place"]
    assert take_place(journey=journey, among=[session], by=clerk) == place  # the same form sent twice
    assert session.places.count() == 1


def test_a_number_can_be_asked_for(session: Session, journey: Journey) -> None:
    assert take_place(journey=journey, among=[session], number=3, by=HOUSE).starts_at == session.time_of(3)


def test_who_comes_second_is_told_what_is_free_instead(site: Site, session: Session, clerk: Staff) -> None:
    first, second = journeys_at(site, 2)
    take_place(journey=first, among=[session], number=2, by=clerk)
    with pytest.raises(Taken, match=r"Number 2 of Calls.* is not free\. The next free places: Calls") as refused:
        take_place(journey=second, among=[session], number=2, by=clerk)
    assert [offer.number for offer in refused.value.offers] == [1, 3]


def test_the_next_session_is_looked_in_where_the_first_is_full_or_closed(site: Site, clerk: Staff) -> None:
    full, locked, free = (a_session(site, 1, starts_at=in_days(day)) for day in (3, 4, 5))
    lock_session(session=locked, by=clerk)
    first, second, third = journeys_at(site, 3)
    assert take_place(journey=first, among=[full, locked, free], by=clerk).session == full
    assert take_place(journey=second, among=[full, locked, free], by=clerk).session == free
    with pytest.raises(Full, match=r"no free place in Calls, Calls\. There is no other free place"):
        take_place(journey=third, among=[full, free], by=clerk)


def test_nobody_holds_two_places_of_one_kind(site: Site, session: Session, journey: Journey, clerk: Staff) -> None:
    take_place(journey=journey, among=[session], by=clerk)
    with pytest.raises(HasPlace, match="has a place already"):
        take_place(journey=journey, among=[a_session(site)], by=clerk)
    with pytest.raises(HasPlace):
        take_place(journey=journey, among=[session], number=2, by=clerk)
    theatre = a_session(site, kind=Kind.THEATRE, theatre="Theatre 1")
    take_place(journey=journey, among=[theatre], by=clerk)


def test_a_place_that_was_used_gives_way_to_the_next(site: Site, session: Session, journey: Journey) -> None:
    used = take_place(journey=journey, among=[session], by=HOUSE)
    later = a_session(site, starts_at=in_days(20))
    with clock.at(session.ends_at):
        take_place(journey=journey, among=[later], by=HOUSE)
    used.refresh_from_db()
    assert used.released_reason == "The session is over."


def test_a_session_that_is_over_takes_nobody(session: Session, journey: Journey) -> None:
    with clock.at(session.time_of(2)):
        assert take_place(journey=journey, among=[session], by=HOUSE).number == 2
    with clock.at(session.ends_at), pytest.raises(Refused):
        take_place(journey=journey, among=[session], by=HOUSE)


def test_places_are_taken_at_ones_own_hospital_only(
    session: Session, journey: Journey, other_site: Site, clerk: Staff
) -> None:
    with pytest.raises(NotAllowed):
        take_place(journey=journey, among=[session], by=a_clerk(other_site))
    (elsewhere,) = journeys_at(other_site)
    with pytest.raises(Refused, match="not at William Harvey"):
        take_place(journey=elsewhere, among=[session], by=clerk)


@pytest.mark.sqlite
def test_a_place_given_up_is_kept_with_its_reason_and_free_again(site: Site, session: Session, clerk: Staff) -> None:
    first, second = journeys_at(site, 2)
    place = take_place(journey=first, among=[session], by=clerk)
    lock_session(session=session, by=clerk)  # who cannot come cannot come
    with pytest.raises(Refused, match="Say why"):
        release_place(place=place, reason=" ", by=clerk)
    release_place(place=place, reason="In hospital elsewhere.", by=clerk)
    with pytest.raises(Refused, match="given up already"):
        release_place(place=place, reason="Again.", by=clerk)
    assert held(session) == []
    assert session.places.get().released_reason == "In hospital elsewhere."
    other = a_session(site, starts_at=session.starts_at)
    assert take_place(journey=second, among=[session, other], by=clerk).session == other


def test_others_do_not_give_up_a_place(session: Session, journey: Journey, other_site: Site) -> None:
    place = take_place(journey=journey, among=[session], by=HOUSE)
    with pytest.raises(NotAllowed):
        release_place(place=place, reason="Because.", by=a_clerk(other_site))


@pytest.mark.sqlite
def test_a_move_is_whole_or_not_at_all(site: Site, session: Session, journey: Journey, clerk: Staff) -> None:
    full, later = a_session(site, 1), a_session(site, starts_at=in_days(12))
    take_place(journey=journeys_at(site)[0], among=[full], by=clerk)
    place = take_place(journey=journey, among=[session], by=clerk)
    with pytest.raises(Full):
        move_place(place=place, among=[full], reason="Prefers it.", by=clerk)
    assert held(session) == [(1, journey.pk)]
    moved = move_place(place=place, among=[full, later], reason="Prefers it.", by=clerk)
    assert (moved.session, held(session)) == (later, [])
    with pytest.raises(Refused, match="given up already"):
        move_place(place=place, among=[later], reason="A page gone stale.", by=clerk)
    same = move_place(place=moved, among=[later], number=3, reason="Later in the day.", by=clerk)
    assert held(later) == [(3, journey.pk)]
    with pytest.raises(Refused, match="own kind"):
        move_place(place=same, among=[a_session(site, kind=Kind.THEATRE, theatre="1")], reason="No.", by=clerk)


@pytest.mark.sqlite
def test_two_change_places_and_times(site: Site, session: Session, clerk: Staff) -> None:
    first, second = journeys_at(site, 2)
    place = take_place(journey=first, among=[session], by=clerk)
    take_place(journey=second, among=[session], by=clerk)
    moved = reorder_places(place=place, to=2, seen=1, by=clerk)
    assert (moved.number, moved.starts_at) == (2, session.time_of(2))
    assert held(session) == [(1, second.pk), (2, first.pk)]
    reorder_places(place=place, to=3, by=clerk)  # to where nobody stands
    assert held(session) == [(1, second.pk), (3, first.pk)]


def test_an_order_is_not_changed_from_a_stale_page_or_in_a_locked_session(
    session: Session, journey: Journey, clerk: Staff, other_site: Site
) -> None:
    place = take_place(journey=journey, among=[session], by=clerk)
    with pytest.raises(Refused, match="Look at it again"):
        reorder_places(place=place, to=3, seen=2, by=clerk)
    with pytest.raises(Refused, match="numbers 1 to 3"):
        reorder_places(place=place, to=4, by=clerk)
    with pytest.raises(NotAllowed):
        reorder_places(place=place, to=2, by=a_clerk(other_site))
    lock_session(session=session, by=clerk)
    with pytest.raises(Closed):
        reorder_places(place=place, to=2, by=clerk)
    assert held(session) == [(1, journey.pk)]


@pytest.mark.sqlite
def test_the_database_itself_keeps_each_number_for_one_and_every_row(site: Site, session: Session) -> None:
    first, second = journeys_at(site, 2)
    place = take_place(journey=first, among=[session], by=HOUSE)
    again = {"session": session, "kind": session.kind, "starts_at": place.starts_at, "taken_at": clock.now()}
    for wrong in ({"number": 1, "journey": second}, {"number": 2, "journey": first}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Place.objects.create(**again, **wrong)
    for refused in (lambda: place.delete(), lambda: Place.objects.update(journey=second)):
        with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
            refused()
