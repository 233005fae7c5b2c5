"""The one transition table: the phases of a journey, and what may come next in each.

What is not in the table is refused on screen while it has not happened yet. Once something has happened the record
takes it, and what came out of order is named here so that a person looks at it.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from careleaf.definition.vocabulary import Event, Role


class Phase(StrEnum):
    """Where a journey stands, in the order it passes through."""

    REFERRED = "referred"
    ACCEPTED = "accepted"
    ARRIVED = "arrived"
    TO_DECIDE = "to_decide"
    """The day came to nothing: a person decides whether there is another."""
    IN_PROCEDURE = "in_procedure"
    IN_RECOVERY = "in_recovery"
    STAYING = "staying"
    AT_HOME = "at_home"
    FOLLOWED_UP = "followed_up"
    ENDED = "ended"


RANK = {phase: rank for rank, phase in enumerate(Phase)}
_ENDS_BEFORE_THE_NEEDLE = MappingProxyType(
    dict.fromkeys((Event.DECLINED, Event.NOT_ELIGIBLE, Event.TRANSFERRED, Event.DIED, Event.LOST), Phase.ENDED)
)
_CALLED_OFF = MappingProxyType(
    dict.fromkeys((Event.CANCELLED_BY_PATIENT, Event.CANCELLED_BY_HOSPITAL), Phase.TO_DECIDE)
)
_IN_THE_HOUSE = MappingProxyType(dict.fromkeys((Event.TRANSFERRED, Event.DIED), Phase.ENDED))
_AFTERWARDS = MappingProxyType(
    {
        Event.ADMITTED: Phase.STAYING,
        # A second side, or another injection of the same referral: the journey goes on from the waiting list.
        Event.LISTED: Phase.ACCEPTED,
        **dict.fromkeys((Event.CLOSED, Event.DECLINED, Event.TRANSFERRED, Event.DIED, Event.LOST), Phase.ENDED),
    }
)

TABLE: Mapping[Phase, Mapping[Event, Phase]] = MappingProxyType(
    {
        Phase.REFERRED: {
            Event.ACCEPTED: Phase.ACCEPTED,
            Event.QUESTIONS_ANSWERED: Phase.REFERRED,
            **_ENDS_BEFORE_THE_NEEDLE,
        },
        Phase.ACCEPTED: {
            Event.ARRIVED: Phase.ARRIVED,
            Event.QUESTIONS_ANSWERED: Phase.ACCEPTED,
            Event.RESCHEDULED: Phase.ACCEPTED,
            Event.DID_NOT_ATTEND: Phase.TO_DECIDE,
            **_CALLED_OFF,
            **_ENDS_BEFORE_THE_NEEDLE,
        },
        Phase.ARRIVED: {
            Event.PROCEDURE_STARTED: Phase.IN_PROCEDURE,
            Event.QUESTIONS_ANSWERED: Phase.ARRIVED,
            # Sent home to come again another day: the journey goes on from the waiting list.
            Event.RESCHEDULED: Phase.ACCEPTED,
            Event.ATTENDED_NOT_DONE: Phase.TO_DECIDE,
            **_CALLED_OFF,
            **_ENDS_BEFORE_THE_NEEDLE,
        },
        Phase.TO_DECIDE: {
            Event.RESCHEDULED: Phase.ACCEPTED,
            Event.LISTED: Phase.ACCEPTED,
            # Came after all.
            Event.ARRIVED: Phase.ARRIVED,
            Event.CLOSED: Phase.ENDED,
            **_ENDS_BEFORE_THE_NEEDLE,
        },
        Phase.IN_PROCEDURE: {
            Event.PROCEDURE_ENDED: Phase.IN_RECOVERY,
            # Whoever had a needle in is watched afterwards, however short it was.
            Event.ABANDONED: Phase.IN_RECOVERY,
            Event.SECOND_SIDE_DEFERRED: Phase.IN_PROCEDURE,
            **_IN_THE_HOUSE,
        },
        Phase.IN_RECOVERY: {
            Event.DUTIES_ACKNOWLEDGED: Phase.IN_RECOVERY,
            Event.DISCHARGED: Phase.AT_HOME,
            Event.ADMITTED: Phase.STAYING,
            **_IN_THE_HOUSE,
        },
        Phase.STAYING: {
            Event.DUTIES_ACKNOWLEDGED: Phase.STAYING,
            Event.DISCHARGED: Phase.AT_HOME,
            **_IN_THE_HOUSE,
        },
        Phase.AT_HOME: {
            Event.FOLLOW_UP_CALLED: Phase.FOLLOWED_UP,
            # Where nobody phones, a visit decides.
            Event.OUTCOME_DECIDED: Phase.FOLLOWED_UP,
            **_AFTERWARDS,
        },
        Phase.FOLLOWED_UP: dict(_AFTERWARDS),
        Phase.ENDED: {},
    }
)
"""What moves a journey on, and where to."""

_AT_ANY_TIME = frozenset(
    {
        Event.LEAFLET_GIVEN,
        Event.MESSAGE_RECEIVED,
        Event.MESSAGE_ANSWERED,
        Event.FORMAT_REQUESTED,
        Event.FORMAT_DELIVERED,
        Event.CONTACT_AUTHORISED,
        Event.FEEDBACK_GIVEN,
        Event.COMPLAINT_RECEIVED,
        Event.COMPLAINT_ACKNOWLEDGED,
        # A problem at home is answered even when the next injection is on its way already.
        Event.PROBLEM_REPORTED,
        Event.PROBLEM_CLOSED,
        Event.SAFETY_CHANGED,
        Event.RECORDED_IN_ERROR,
    }
)
_CONSENT = frozenset({Event.CONSENT_GIVEN, Event.CONSENT_WITHDRAWN, Event.FINDING_RESOLVED})
_AT_THE_TABLE = frozenset(
    {Event.POSITIONED, Event.SKIN_CLEANED, Event.TIMED_OUT, Event.STOPPED_BEFORE_BLOCK, *_CONSENT}
)
_RECORDS = frozenset({Event.DRESSING_APPLIED, Event.IMAGES_SAVED, Event.SIGNED_OUT, Event.RECORD_COMPLETED})
_REPORTS = frozenset({Event.CHECK_IN_SENT, Event.CHECK_IN_ANSWERED})
_LETTERS = frozenset({Event.DISCHARGE_LETTER_SENT, Event.GP_LETTER_SENT, Event.PROPERTY_RETURNED})
_IN_RECOVERY = frozenset(
    {
        Event.QUESTIONS_ANSWERED,
        Event.FINDING_RESOLVED,
        Event.ESCORT_CONFIRMED,
        Event.FIRST_STAND_ASSISTED,
        Event.LEG_POWER_TESTED,
        Event.FOLLOW_UP_BOOKED,
        *_RECORDS,
        *_REPORTS,
        *_LETTERS,
    }
)
_AT_HOME = frozenset(
    {
        Event.QUESTIONS_ANSWERED,
        Event.FINDING_RESOLVED,
        Event.IMAGES_SAVED,
        Event.RECORD_COMPLETED,
        Event.FOLLOW_UP_BOOKED,
        Event.FOLLOW_UP_LETTER_SENT,
        Event.RECORD_REVIEWED,
        Event.FOLLOW_UP_ATTEMPTED,
        # Of the appointment after the procedure, which is booked anew while the journey goes on.
        Event.RESCHEDULED,
        Event.DID_NOT_ATTEND,
        Event.CANCELLED_BY_PATIENT,
        Event.CANCELLED_BY_HOSPITAL,
        *_REPORTS,
        *_LETTERS,
    }
)

NOTES: Mapping[Phase, frozenset[Event]] = MappingProxyType(
    {
        phase: notes | _AT_ANY_TIME
        for phase, notes in {
            Phase.REFERRED: _CONSENT | {Event.REFERRED},
            Phase.ACCEPTED: _CONSENT | {Event.LISTED, Event.ADMISSION_LETTER_SENT, Event.ESCORT_CONFIRMED},
            Phase.ARRIVED: _AT_THE_TABLE
            | {
                Event.CONSENT_CONFIRMED,
                Event.ESCORT_CONFIRMED,
                Event.GOWN_GIVEN,
                Event.PROPERTY_TAKEN,
                Event.PROPERTY_RETURNED,
                Event.SITE_MARKED,
                Event.TEAM_BRIEFED,
                Event.SIGNED_IN,
            },
            Phase.TO_DECIDE: _CONSENT | {Event.QUESTIONS_ANSWERED, Event.PROPERTY_RETURNED},
            Phase.IN_PROCEDURE: _AT_THE_TABLE
            | _RECORDS
            | {Event.QUESTIONS_ANSWERED, Event.NUMBING_INJECTED, Event.INJECTED},
            Phase.IN_RECOVERY: _IN_RECOVERY,
            Phase.STAYING: _IN_RECOVERY,
            Phase.AT_HOME: _AT_HOME,
            Phase.FOLLOWED_UP: _AT_HOME | {Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED},
            Phase.ENDED: _REPORTS
            | _LETTERS
            | {Event.ADMITTED, Event.DIED, Event.RECORD_COMPLETED, Event.FINDING_RESOLVED},
        }.items()
    }
)
"""What may happen in a phase and leaves the journey where it stands."""

KNOWN = frozenset(kind for moves in TABLE.values() for kind in moves).union(*NOTES.values())
"""The events the table speaks of: all there are."""

OWNERS: Mapping[Phase, Role] = MappingProxyType(
    {
        Phase.REFERRED: Role.CONSULTANT,
        Phase.ACCEPTED: Role.CLERK,
        Phase.ARRIVED: Role.THEATRE_NURSE,
        Phase.TO_DECIDE: Role.CLERK,
        Phase.IN_PROCEDURE: Role.CONSULTANT,
        Phase.IN_RECOVERY: Role.RECOVERY_NURSE,
        Phase.STAYING: Role.RECOVERY_NURSE,
        Phase.AT_HOME: Role.PAIN_NURSE,
        Phase.FOLLOWED_UP: Role.PAIN_NURSE,
    }
)
"""Who sees to it that a journey moves on, also where no task is open. Only what has ended is nobody's."""

LASTING = frozenset(
    {
        Event.REFERRED,
        Event.ACCEPTED,
        Event.QUESTIONS_ANSWERED,
        Event.LEAFLET_GIVEN,
        Event.ADMITTED,
        *_CONSENT,
        *_AT_ANY_TIME,
    }
)
"""What stands whatever becomes of the day; everything else is of one day and is done again on the next."""


def is_past_the_needle(phase: Phase) -> bool:
    return RANK[phase] > RANK[Phase.IN_PROCEDURE]
