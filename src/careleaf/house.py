"""What the house can do today: the prover counts a rule or measure as proved only if it is in here."""

from collections.abc import Mapping
from dataclasses import replace

from careleaf.definition.load import Loaded
from careleaf.definition.prove import House
from careleaf.definition.vocabulary import Evaluator, Event

RECORDS: Mapping[str, frozenset[Event]] = {
    "referral": frozenset(
        {
            Event.REFERRED,
            Event.ACCEPTED,
        }
    ),
    "screening": frozenset(
        {
            Event.QUESTIONS_ANSWERED,
            Event.FINDING_RESOLVED,
        }
    ),
    "consent": frozenset(
        {
            Event.LEAFLET_GIVEN,
            Event.CONSENT_GIVEN,
            Event.CONSENT_CONFIRMED,
            Event.CONSENT_WITHDRAWN,
        }
    ),
    "lists": frozenset(
        {
            Event.LISTED,
            Event.ESCORT_CONFIRMED,
        }
    ),
    "messages": frozenset(
        {
            Event.ADMISSION_LETTER_SENT,
            Event.DISCHARGE_LETTER_SENT,
            Event.FOLLOW_UP_LETTER_SENT,
            Event.GP_LETTER_SENT,
        }
    ),
    "procedure": frozenset(
        {
            Event.ARRIVED,
            Event.GOWN_GIVEN,
            Event.PROPERTY_TAKEN,
            Event.PROPERTY_RETURNED,
            Event.SITE_MARKED,
            Event.TEAM_BRIEFED,
            Event.SIGNED_IN,
            Event.TIMED_OUT,
            Event.POSITIONED,
            Event.SKIN_CLEANED,
            Event.STOPPED_BEFORE_BLOCK,
            Event.PROCEDURE_STARTED,
            Event.NUMBING_INJECTED,
            Event.INJECTED,
            Event.SECOND_SIDE_DEFERRED,
            Event.IMAGES_SAVED,
            Event.DRESSING_APPLIED,
            Event.PROCEDURE_ENDED,
            Event.SIGNED_OUT,
            Event.RECORD_COMPLETED,
        }
    ),
    "recovery": frozenset(
        {
            Event.FIRST_STAND_ASSISTED,
            Event.LEG_POWER_TESTED,
            Event.DUTIES_ACKNOWLEDGED,
            Event.DISCHARGED,
        }
    ),
    "aftercare": frozenset(
        {
            Event.CHECK_IN_SENT,
            Event.CHECK_IN_ANSWERED,
            Event.PROBLEM_REPORTED,
            Event.PROBLEM_CLOSED,
        }
    ),
    "followup": frozenset(
        {
            Event.FOLLOW_UP_BOOKED,
            Event.RECORD_REVIEWED,
            Event.FOLLOW_UP_ATTEMPTED,
            Event.FOLLOW_UP_CALLED,
            Event.OUTCOME_DECIDED,
        }
    ),
    "feedback": frozenset(
        {
            Event.MESSAGE_RECEIVED,
            Event.MESSAGE_ANSWERED,
            Event.FORMAT_REQUESTED,
            Event.FORMAT_DELIVERED,
            Event.CONTACT_AUTHORISED,
            Event.FEEDBACK_GIVEN,
            Event.COMPLAINT_RECEIVED,
            Event.COMPLAINT_ACKNOWLEDGED,
        }
    ),
    "turns": frozenset(
        {
            Event.DECLINED,
            Event.NOT_ELIGIBLE,
            Event.CANCELLED_BY_PATIENT,
            Event.CANCELLED_BY_HOSPITAL,
            Event.DID_NOT_ATTEND,
            Event.ATTENDED_NOT_DONE,
            Event.RESCHEDULED,
            Event.ABANDONED,
            Event.ADMITTED,
            Event.TRANSFERRED,
            Event.DIED,
            Event.LOST,
            Event.CLOSED,
            Event.SAFETY_CHANGED,
            Event.RECORDED_IN_ERROR,
        }
    ),
}
"""The events each room records, by people or by itself. Written out, so that the prover need not open the clinic;
``tests/contracts`` compares it with the acts of the rooms."""

HOUSE = House(
    events=frozenset[Event]().union(*RECORDS.values()),
    evaluators=frozenset(
        {
            Evaluator.COVERAGE,
            Evaluator.REVIEWED_ON_TIME,
            Evaluator.PATIENT_REVIEWED,
            Evaluator.DAYS_SINCE_CHECKED,
            Evaluator.SHARE_WITH_EVENT,
            Evaluator.SHARE_IN_WINDOW,
            Evaluator.SHARE_ANSWERED,
            Evaluator.SHARE_WITH_FIELD,
            Evaluator.SIDES_AGREE,
            Evaluator.SHARE_REPORTING,
            Evaluator.COUNT_OF_EVENT,
            Evaluator.TIME_BETWEEN,
            Evaluator.SCORE_CHANGE,
        }
    ),
)


def house_for(loaded: Loaded) -> House:
    """The house with what the definition's own worked patients exercise."""
    from careleaf.reasoning.assurance import exercised, run_all

    return replace(HOUSE, exercised=exercised(run_all(loaded.examples, loaded.pathway)))
