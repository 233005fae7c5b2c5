"""Somebody goes to another number in the same session, and whoever stands there comes in their stead."""

from django.db import transaction

from careleaf.clinic.appointments.access import demand_keeper
from careleaf.clinic.appointments.actions.hold_session import hold_session
from careleaf.clinic.appointments.models import Place, Session
from careleaf.clinic.appointments.refusals import Closed
from careleaf.clinic.appointments.rules import why_closed
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused


@transaction.atomic
def reorder_places(*, place: Place, to: int, by: Actor, seen: int | None = None) -> Place:
    """``seen`` is the number the page showed: a page gone stale moves nobody."""
    demand_keeper(by, place.session.site)
    session = hold_session(place.session)
    closed = why_closed(session, clock.now())
    if closed:
        raise Closed(closed)
    place = Place.objects.select_related("session__site", "journey").get(pk=place.pk)
    if place.released_at or seen not in (None, place.number):
        raise Refused("Somebody has changed this list since you opened the page. Look at it again, then move.")
    if not 1 <= to <= session.capacity:
        raise Refused(f"This session has the numbers 1 to {session.capacity}. Choose one of them.")
    if to != place.number:
        _exchange(session, place, to)
        note_act(by.named, "reorder_places", session.named, place=place.pk, number=to)
    return place


def _exchange(session: Session, place: Place, to: int) -> None:
    """Two never stand on one number, not even for an instant, so one steps behind the last while they pass."""
    left = place.number
    other = session.places.filter(number=to, released_at=None).first()
    if other:
        _stand(session, other, session.capacity + 1)
    _stand(session, place, to)
    if other:
        _stand(session, other, left)


def _stand(session: Session, place: Place, number: int) -> None:
    place.number, place.starts_at = number, session.time_of(number)
    place.save(update_fields=("number", "starts_at"))
