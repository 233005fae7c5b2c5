"""Receive the patient: who they are, the right day, gown and privacy, valuables, the mark on the skin."""

from django.utils import timezone

from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import called, colleague, is_yes, one_of, words, yes_or_no
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import weekday
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.bookings import planned
from careleaf.reasoning.happened import until

NURSES = (Role.THEATRE_NURSE, Role.RECOVERY_NURSE, Role.PREASSESSMENT_NURSE)


def _asks_on_arrival(case: Case) -> Fields:
    return {
        "identity_said": yes_or_no(
            "Did the patient say their name and date of birth themselves, and do both agree?",
            "Ask; do not say them first. Compare with the wristband.",
        ),
        "taken_home_by": one_of(
            "Who takes the patient home?",
            (("here", "Somebody who is here"), ("coming", "Somebody who comes later"), ("nobody", "Nobody yet")),
        ),
    }


def _demands_on_arrival(case: Case, facts: Facts) -> None:
    if not is_yes(facts, "identity_said"):
        raise Refused("Who the patient is does not agree. Put it right with the patient and the record first.")
    day = planned(Event.ARRIVED, case.place, until(case.events, case.at))
    if day is not None and timezone.localdate(day) != timezone.localdate(case.at):
        raise Refused(
            f"The patient is on the list for {weekday(day)}. Move them to today first. If they are being treated "
            "today all the same, say that it has happened already, and why."
        )


def _asks_for_gown(case: Case) -> Fields:
    return {
        "privacy": yes_or_no("Was there a private place and time to change?"),
        "chaperone": one_of(
            "A chaperone was offered. What does the patient want?",
            (("wanted", "A chaperone, please"), ("declined", "No chaperone")),
            "Offer it to everybody. Say who it will be.",
        ),
    }


def _asks_for_property(case: Case) -> Fields:
    return {
        "contents": words("What is taken for safe-keeping?", "List each thing.", long=True, most=1000),
        **_signed_by_two(case),
    }


def _asks_for_return(case: Case) -> Fields:
    taken = case.last(Event.PROPERTY_TAKEN)
    listed = taken.facts.get("contents", "") if taken else ""
    return {
        "contents": words("What is given back?", "Check it against the receipt.", long=True, initial=listed, most=1000),
        "missing": words("Is anything missing?", "Leave empty if nothing is.", required=False),
        **_signed_by_two(case),
    }


def _signed_by_two(case: Case) -> Fields:
    return {
        "patient_signed": yes_or_no("Has the patient signed the receipt?"),
        "second_signature": colleague("Who else signs?", case, "Somebody other than you who saw it."),
    }


def _demands_two_signatures(case: Case, facts: Facts) -> None:
    if facts.get("second_signature", "") in ("", called(case.by)):
        raise Refused("Two people sign. Choose a colleague who saw it, not yourself.")


def _asks_for_mark(case: Case) -> Fields:
    return {
        "patient_agrees": yes_or_no(
            "Did the patient point to the place and agree with the mark?", "Mark each side where it is both."
        )
    }


def _demands_agreement(case: Case, facts: Facts) -> None:
    if not is_yes(facts, "patient_agrees"):
        raise Refused("The patient does not agree with the mark. Look at the consent together before you go on.")


ARRIVED = Act(kind=Event.ARRIVED, roles=(*NURSES, Role.CLERK), asks=_asks_on_arrival, demands=_demands_on_arrival)
GOWN = Act(kind=Event.GOWN_GIVEN, roles=NURSES, asks=_asks_for_gown)
TAKE = Act(kind=Event.PROPERTY_TAKEN, roles=NURSES, asks=_asks_for_property, demands=_demands_two_signatures)
RETURN = Act(kind=Event.PROPERTY_RETURNED, roles=NURSES, asks=_asks_for_return, demands=_demands_two_signatures)
MARK = Act(
    kind=Event.SITE_MARKED,
    roles=(Role.CONSULTANT, Role.SECOND_CLINICIAN),
    asks=_asks_for_mark,
    demands=_demands_agreement,
)
ACTS = (ARRIVED, GOWN, TAKE, RETURN, MARK)
