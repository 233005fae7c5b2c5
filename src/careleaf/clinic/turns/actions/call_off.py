"""A session is cancelled, and on each journey that had a place in it the hospital's cancelling is recorded.

The session first and alone: whoever records an act holds the journey and then the session, so nobody may hold them the
other way round. Then each journey in a transaction of its own; where it stops half-way, the rest is still to be done.
"""

from django.db import transaction

from careleaf.clinic.appointments.actions.cancel_session import cancel_session
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.journeys.act import Act
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.queries import case_of, locked
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.turns.queries import Became, Lost, became, key_of, lost_with

LATE = "The session was cancelled then; recording it on each journey had stopped half-way."


def call_off(act: Act, *, session: Session, reason: str, by: Actor) -> int:
    """How many journeys it was recorded on. ``act`` is the hospital's cancelling."""
    cancel_session(session=session, reason=reason, by=by)
    session.refresh_from_db()
    return record_the_rest(act, session=session, by=by)


def record_the_rest(act: Act, *, session: Session, by: Actor) -> int:
    """What has not been recorded yet since a session was cancelled; done again it records nothing twice."""
    if session.cancelled_at is None:
        raise Refused("This session is not cancelled. Cancel it first.")
    waiting = [one for one in lost_with(session, by) if one.became is Became.TO_RECORD]
    return sum(_record(act, session, one, by) for one in waiting)


@transaction.atomic
def _record(act: Act, session: Session, lost: Lost, by: Actor) -> bool:
    """Looked at once more with nobody else at it: a new place that somebody gave meanwhile is not taken away."""
    now, told_at = clock.now(), session.cancelled_at or clock.now()
    journey = locked(lost.case.journey)
    has_place = journey.places.filter(kind=session.kind, released_at=None).exists()
    if became(case_of(journey, by, now), session, has_place=has_place) is not Became.TO_RECORD:
        return False
    circumstances = Circumstances(happened_at=told_at, key=key_of(session, journey))
    if circumstances.is_late(now):
        circumstances = Circumstances(happened_at=told_at, key=key_of(session, journey), reason=LATE)
    perform(act, journey=journey, facts={"why": session.reason}, circumstances=circumstances, by=by)
    return True
