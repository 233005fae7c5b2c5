"""How events, phases, sides and ways of knowing are called on screen: the one place of these words."""

from collections.abc import Mapping
from types import MappingProxyType

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import How
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.sides import Matter, Side

WORDS: Mapping[Event, tuple[str, str]] = MappingProxyType(
    {
        Event.REFERRED: ("Refer a patient", "Referred"),
        Event.ACCEPTED: ("Accept the referral", "Referral accepted"),
        Event.LEAFLET_GIVEN: ("Give the leaflet", "Leaflet given"),
        Event.QUESTIONS_ANSWERED: ("Ask the safety questions", "Safety questions answered"),
        Event.FINDING_RESOLVED: ("Settle a finding or sign for a gate", "Finding settled"),
        Event.CONSENT_GIVEN: ("Record the consent", "Consent given"),
        Event.CONSENT_CONFIRMED: ("Confirm the consent", "Consent confirmed"),
        Event.CONSENT_WITHDRAWN: ("The consent is withdrawn", "Consent withdrawn"),
        Event.LISTED: ("Give a place on a list", "Put on a list"),
        Event.ADMISSION_LETTER_SENT: ("Send the admission letter", "Admission letter sent"),
        Event.ESCORT_CONFIRMED: ("Confirm the lift home", "Lift home confirmed"),
        Event.ARRIVED: ("The patient has arrived", "Arrived"),
        Event.GOWN_GIVEN: ("Give a gown", "Gown given"),
        Event.PROPERTY_TAKEN: ("Take valuables for safe-keeping", "Valuables taken for safe-keeping"),
        Event.PROPERTY_RETURNED: ("Give valuables back", "Valuables given back"),
        Event.SITE_MARKED: ("Mark the side", "Side marked"),
        Event.TEAM_BRIEFED: ("Brief the team", "Team briefed"),
        Event.SIGNED_IN: ("Sign in", "Signed in"),
        Event.TIMED_OUT: ("Time out", "Time out taken"),
        Event.POSITIONED: ("Position the patient", "Positioned"),
        Event.SKIN_CLEANED: ("Clean the skin", "Skin cleaned"),
        Event.STOPPED_BEFORE_BLOCK: ("Prep, stop, block", "Stopped before the block"),
        Event.PROCEDURE_STARTED: ("Start the procedure", "Procedure started"),
        Event.NUMBING_INJECTED: ("Numb the skin", "Skin numbed"),
        Event.INJECTED: ("Record the injection", "Injected"),
        Event.IMAGES_SAVED: ("Save the x-ray pictures and dose", "X-ray pictures and dose saved"),
        Event.DRESSING_APPLIED: ("Put on the dressing", "Dressing put on"),
        Event.PROCEDURE_ENDED: ("The procedure has ended", "Procedure ended"),
        Event.SIGNED_OUT: ("Sign out", "Signed out"),
        Event.RECORD_COMPLETED: ("Complete the record", "Record completed"),
        Event.FIRST_STAND_ASSISTED: ("Help with the first stand", "First stand with help"),
        Event.LEG_POWER_TESTED: ("Test both legs", "Both legs tested"),
        Event.DUTIES_ACKNOWLEDGED: ("Go through what to do at home", "What to do at home acknowledged"),
        Event.DISCHARGED: ("Discharge the patient", "Discharged home"),
        Event.DISCHARGE_LETTER_SENT: ("Send the discharge letters", "Discharge letters sent"),
        Event.CHECK_IN_SENT: ("Send the check-in", "Check-in sent"),
        Event.CHECK_IN_ANSWERED: ("Answer the check-in", "Check-in answered"),
        Event.PROBLEM_REPORTED: ("Report a problem", "Problem reported"),
        Event.PROBLEM_CLOSED: ("Answer a reported problem", "Reported problem answered"),
        Event.FOLLOW_UP_BOOKED: ("Book the nurse appointment", "Nurse appointment booked"),
        Event.FOLLOW_UP_LETTER_SENT: ("Send the appointment letter", "Appointment letter sent"),
        Event.RECORD_REVIEWED: ("Read the record before the call", "Record read before the call"),
        Event.FOLLOW_UP_ATTEMPTED: ("The call was not answered", "Call not answered"),
        Event.FOLLOW_UP_CALLED: ("Record the nurse call", "Nurse call held"),
        Event.OUTCOME_DECIDED: ("Agree the plan", "Plan agreed"),
        Event.GP_LETTER_SENT: ("Send the outcome letters", "Outcome letters sent"),
        Event.MESSAGE_RECEIVED: ("A question or concern came in", "Question or concern came in"),
        Event.MESSAGE_ANSWERED: ("Answer a question or concern", "Question or concern answered"),
        Event.FORMAT_REQUESTED: ("The leaflet is wanted in another format", "Another format asked for"),
        Event.FORMAT_DELIVERED: ("The other format was handed over", "Other format handed over"),
        Event.CONTACT_AUTHORISED: ("Record who may speak for the patient", "Somebody may speak for the patient"),
        Event.FEEDBACK_GIVEN: ("Record feedback", "Feedback given"),
        Event.COMPLAINT_RECEIVED: ("A complaint came in", "Complaint came in"),
        Event.COMPLAINT_ACKNOWLEDGED: ("Acknowledge the complaint", "Complaint acknowledged"),
        Event.SECOND_SIDE_DEFERRED: ("Put the second side off", "Second side put off to another day"),
        Event.RESCHEDULED: ("Move to another day", "Moved to another day"),
        Event.DECLINED: ("The patient declines", "Declined by the patient"),
        Event.NOT_ELIGIBLE: ("Not eligible", "Not eligible"),
        Event.CANCELLED_BY_PATIENT: ("The patient cancels", "Cancelled by the patient"),
        Event.CANCELLED_BY_HOSPITAL: ("The hospital cancels", "Cancelled by the hospital"),
        Event.DID_NOT_ATTEND: ("The patient did not come", "Did not attend"),
        Event.ATTENDED_NOT_DONE: ("Came, but it was not done", "Attended, but not done"),
        Event.ABANDONED: ("Stopped part-way", "Stopped part-way"),
        Event.ADMITTED: ("Admitted to stay", "Admitted to stay"),
        Event.TRANSFERRED: ("Transferred elsewhere", "Transferred elsewhere"),
        Event.DIED: ("The patient has died", "Died"),
        Event.LOST: ("Lost from view", "Lost from view"),
        Event.CLOSED: ("Close the journey", "Journey closed"),
        Event.SAFETY_CHANGED: ("Apply an urgent safety change", "Urgent safety change"),
        Event.RECORDED_IN_ERROR: ("Take out an entry made in error", "Entry taken out"),
    }
)
"""For each event the words of its button, and the line of the record once it has happened."""

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

INCIDENTS: Mapping[Matter, str] = MappingProxyType(
    {
        Matter.NOT_STATED: "The side was not stated where it has to be",
        Matter.DIFFERS_FROM_CONSENT: "Injected on a side that was not consented to",
        Matter.NO_CONSENT: "Injected without a consent in force",
        Matter.NO_STOP_ON_THIS_SIDE: "No stop moment on this side",
        Matter.DIFFERS_FROM_WHAT_WAS_DONE: "A record states another side than was injected",
    }
)
"""What went wrong with the side."""

SIDES: Mapping[Side, str] = MappingProxyType({Side.LEFT: "Left", Side.RIGHT: "Right", Side.BOTH: "Both sides"})


def to_do(kind: Event) -> str:
    """The words of a button."""
    return WORDS[kind][0]


def happened(kind: Event) -> str:
    """The line of the record."""
    return WORDS[kind][1]


def in_words(key: str) -> str:
    """A key of a definition where it has no words of its own: "not_known" is "Not known"."""
    return key.replace("_", " ").capitalize()
