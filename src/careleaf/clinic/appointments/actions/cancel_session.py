"""A session does not take place: everybody in it gives up their place, with the reason."""

from django.db import transaction

from careleaf.clinic.appointments.access import demand_keeper
from careleaf.clinic.appointments.actions.hold_session import hold_session
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused


@transaction.atomic
def cancel_session(*, session: Session, reason: str, by: Actor) -> tuple[Journey, ...]:
    """The journeys that lost their place, in its order, for the caller to record what this means for each of them."""
    demand_keeper(by, session.site)
    session, now = hold_session(session), clock.now()
    if session.cancelled_at:
        raise Refused(f"This session was cancelled already: {session.reason}")
    if session.ends_at <= now:
        raise Refused("This session is over. Record on each journey what happened in it.")
    if not reason.strip():
        raise Refused("Say why the session is cancelled. Patients and colleagues will ask.")
    session.cancelled_at, session.reason = now, reason.strip()
    session.save(update_fields=("cancelled_at", "reason"))
    note_act(by.named, "cancel_session", session.named, reason=session.reason)
    return _release_all(session, by)


def _release_all(session: Session, by: Actor) -> tuple[Journey, ...]:
    places = list(session.places.filter(released_at=None).select_related("journey").order_by("number"))
    session.places.filter(released_at=None).update(
        released_at=session.cancelled_at, released_reason=f"The session was cancelled: {session.reason}"
    )
    for place in places:
        note_act(by.named, "release_place", place.named, journey=place.journey.reference, reason=session.reason)
    return tuple(place.journey for place in places)
