"""How events, phases and ways of knowing are called on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import How
from careleaf.reasoning.moves import Phase

TO_DO: Mapping[Event, str] = MappingProxyType(
    {
        Event.ACCEPTED: "Accept the referral",
        Event.QUESTIONS_ANSWERED: "Ask the safety questions",
        Event.ARRIVED: "The patient has arrived",
        Event.PROCEDURE_STARTED: "Start the procedure",
        Event.PROCEDURE_ENDED: "The procedure has ended",
        Event.DUTIES_ACKNOWLEDGED: "Go through what to do at home",
        Event.DISCHARGED: "Discharge the patient",
        Event.FOLLOW_UP_CALLED: "The nurse has phoned",
        Event.CLOSED: "Close the journey",
    }
)
"""The way of a journey that goes well, in the words of a button."""

HAPPENED: Mapping[Event, str] = MappingProxyType(
    {
        Event.ACCEPTED: "Referral accepted",
        Event.QUESTIONS_ANSWERED: "Safety questions answered",
        Event.ARRIVED: "Arrived",
        Event.PROCEDURE_STARTED: "Procedure started",
        Event.PROCEDURE_ENDED: "Procedure ended",
        Event.DUTIES_ACKNOWLEDGED: "What to do at home acknowledged",
        Event.DISCHARGED: "Discharged home",
        Event.FOLLOW_UP_CALLED: "Nurse phoned",
        Event.CLOSED: "Journey closed",
        Event.SECOND_SIDE_DEFERRED: "Second side put off to another day",
        Event.RESCHEDULED: "Moved to another day",
        Event.DECLINED: "Declined by the patient",
        Event.NOT_ELIGIBLE: "Not eligible",
        Event.CANCELLED_BY_PATIENT: "Cancelled by the patient",
        Event.CANCELLED_BY_HOSPITAL: "Cancelled by the hospital",
        Event.DID_NOT_ATTEND: "Did not attend",
        Event.ATTENDED_NOT_DONE: "Attended, but not done",
        Event.ABANDONED: "Stopped part-way",
        Event.ADMITTED: "Admitted to stay",
        Event.TRANSFERRED: "Transferred elsewhere",
        Event.DIED: "Died",
        Event.LOST: "Lost from view",
    }
)
"""What happened, as a line of the record."""

STANDS: Mapping[Phase, str] = MappingProxyType(
    {
        Phase.REFERRED: "Referred, not accepted yet",
        Phase.ACCEPTED: "Accepted, waiting for the day",
        Phase.ARRIVED: "Arrived, before the procedure",
        Phase.TO_DECIDE: "Did not go ahead, to be decided",
        Phase.IN_PROCEDURE: "In the procedure",
        Phase.IN_RECOVERY: "In recovery",
        Phase.STAYING: "Staying in hospital",
        Phase.AT_HOME: "At home, before the nurse call",
        Phase.FOLLOWED_UP: "Followed up",
        Phase.ENDED: "Ended",
    }
)

KNOWN_BY: Mapping[How, str] = MappingProxyType(
    {
        How.SCREEN: "I was there",
        How.TELEPHONE: "By telephone",
        How.PAPER: "From a paper record",
    }
)
"""How a person at a screen came to know; imports say so by themselves."""

TOLD_BY: Mapping[How, str] = MappingProxyType(
    {
        How.SCREEN: "on screen",
        How.TELEPHONE: "by telephone",
        How.PAPER: "from paper",
        How.IMPORT: "by import",
    }
)


def happened(kind: Event) -> str:
    """The line of the record; a kind without words of its own is called by its name."""
    return HAPPENED.get(kind, kind.value.replace("_", " ").capitalize())
