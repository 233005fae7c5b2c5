"""A journey gets a place: the one asked for, or the first that is free.

Two constraints of the database keep a place from being booked twice. The session's row is held while a place in it is
taken, so that nobody is booked into a session at the moment it is locked or cancelled.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction

from careleaf.clinic.appointments.access import demand_booker
from careleaf.clinic.appointments.actions.hold_session import hold_session
from careleaf.clinic.appointments.models import Kind, Place, Session
from careleaf.clinic.appointments.queries import FreePlace, free_in, free_places, held_by
from careleaf.clinic.appointments.refusals import Closed, Full, HasPlace, Taken
from careleaf.clinic.appointments.rules import why_closed
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import when

OFFERED = 3
LOOK_AHEAD = timedelta(days=28)
USED = "The session is over."


class _NothingFree(Exception):
    """Look in the next session."""


def take_place(*, journey: Journey, among: Sequence[Session], by: Actor, number: int | None = None) -> Place:
    """``among`` one session, with a number or without, or several: the first free in their order.

    Refused with ``Taken``, ``Full`` (both offer what is free instead), ``Closed`` or ``HasPlace``. Asked again for the
    very place the journey holds, it is handed out again.
    """
    if not among:
        raise Refused("There is no session to choose from. Open one first.")
    for session in among:
        demand_booker(by, session)
    closed = ""
    for session in among:
        if not free_in(session) and not held_by(journey, session):
            continue  # seen without waiting for anybody
        try:
            # Its own savepoint: a session that has nothing to give is let go of at once.
            with transaction.atomic():
                return _take_in(session, journey, number, by)
        except Closed as refusal:
            closed = str(refusal)
        except _NothingFree:
            continue
    raise Closed(closed) if closed else _nothing_left(among, number)


def _take_in(session: Session, journey: Journey, number: int | None, by: Actor) -> Place:
    session = hold_session(session)
    _demand_open(session, journey)
    held = _held_still(journey, session, by)
    if held:
        return _the_same(held, session, number)
    for free in free_in(session):
        if number in (None, free.number) and (place := _insert(free, journey, by)):
            note_act(by.named, "take_place", place.named, journey=journey.reference, session=session.pk)
            return place
    raise _NothingFree


def _demand_open(session: Session, journey: Journey) -> None:
    closed = why_closed(session, clock.now())
    if closed:
        raise Closed(closed)
    if session.site_id != journey.site_id:
        raise Refused(f"This journey is not at {session.site.name}. Choose a session at its own hospital.")


def _held_still(journey: Journey, session: Session, by: Actor) -> Place | None:
    """The place the journey holds. One in a session that is over has been used, and gives way to the next."""
    held, now = held_by(journey, session), clock.now()
    if held is None or held.session.ends_at > now:
        return held
    Place.objects.filter(pk=held.pk, released_at=None).update(released_at=now, released_reason=USED)
    note_act(by.named, "release_place", held.named, journey=journey.reference, reason=USED)
    return None


def _the_same(held: Place, session: Session, number: int | None) -> Place:
    if held.session_id == session.pk and number in (None, held.number):
        return held
    raise HasPlace(
        f"This patient has a place already: {held.session.title}, {when(held.starts_at)}. Move it, or give it up first."
    )


def _insert(free: FreePlace, journey: Journey, by: Actor) -> Place | None:
    """None where somebody came first: the database says so, and the next number is tried."""
    try:
        with transaction.atomic():
            return Place.objects.create(
                session=free.session,
                kind=free.session.kind,
                number=free.number,
                starts_at=free.starts_at,
                journey=journey,
                taken_at=clock.now(),
                by_kind=by.named.kind,
                by_id=by.named.id,
            )
    except IntegrityError:
        held = held_by(journey, free.session)
        return _the_same(held, free.session, free.number) if held else None


def _nothing_left(among: Sequence[Session], number: int | None) -> Refused:
    wanted = among[0]
    opens = min(session.starts_at for session in among)
    kind, closes = Kind(wanted.kind), opens + LOOK_AHEAD
    offers = free_places(wanted.site, kind, opens, closes, wanted.skill_keys, limit=OFFERED)
    if number is not None and 1 <= number <= wanted.capacity:
        return Taken(f"Number {number} of {wanted.title}, {when(wanted.time_of(number))}, is not free.", offers)
    return Full(f"There is no free place in {', '.join(session.title for session in among)}.", offers)
