"""A locked session is opened again, for a reason that is kept."""

from django.db import transaction

from careleaf.clinic.appointments.access import demand_keeper
from careleaf.clinic.appointments.actions.hold_session import hold_session
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused


@transaction.atomic
def unlock_session(*, session: Session, reason: str, by: Actor) -> Session:
    """Refused without a reason, and where nothing is locked."""
    demand_keeper(by, session.site)
    session = hold_session(session)
    if session.locked_at is None or session.cancelled_at:
        raise Refused("This session is not locked. Look at it again.")
    if not reason.strip():
        raise Refused("Say why the session is unlocked.")
    session.locked_at = None
    session.save(update_fields=("locked_at",))
    note_act(by.named, "unlock_session", session.named, reason=reason.strip())
    return session
