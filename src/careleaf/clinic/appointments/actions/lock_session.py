"""A session is locked: who is in it stays, in this order, and nobody more is taken."""

from django.db import transaction

from careleaf.clinic.appointments.access import demand_keeper
from careleaf.clinic.appointments.actions.hold_session import hold_session
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.appointments.refusals import Closed
from careleaf.clinic.appointments.rules import why_closed
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act


@transaction.atomic
def lock_session(*, session: Session, by: Actor) -> Session:
    """Refused where it is locked already, cancelled or over."""
    demand_keeper(by, session.site)
    session, now = hold_session(session), clock.now()
    closed = why_closed(session, now)
    if closed:
        raise Closed(closed)
    session.locked_at = now
    session.save(update_fields=("locked_at",))
    note_act(by.named, "lock_session", session.named)
    return session
