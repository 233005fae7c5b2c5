"""The leaflet asked for in another format or language, and delivered."""

from django import forms

from careleaf.clinic.feedback.questions import STAFF
from careleaf.clinic.feedback.waiting import demand_waiting, field_of_what_waits
from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import words
from careleaf.clinic.people.models import LANGUAGES, Format
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.asked import ANSWERS


def _which(case: Case) -> Fields:
    """The needs on record are offered first."""
    patient = case.journey.patient
    return {
        "format": forms.ChoiceField(label="Which format?", choices=Format.choices, initial=patient.format),
        "language": forms.ChoiceField(label="Which language?", choices=LANGUAGES, initial=patient.language),
    }


def _asks_to_deliver(case: Case) -> Fields:
    asked = field_of_what_waits(case, Event.FORMAT_REQUESTED, Event.FORMAT_DELIVERED, "Which request is it for?")
    return {**asked, **_which(case), "delivered_how": words("How did the patient get it?", initial="By post")}


def _demands_a_request(case: Case, facts: Facts) -> None:
    demand_waiting(case, Event.FORMAT_REQUESTED, Event.FORMAT_DELIVERED, facts.get(ANSWERS, ""))


ASK_FORMAT = Act(
    kind=Event.FORMAT_REQUESTED,
    roles=(*STAFF, Role.PATIENT),
    asks=_which,
    hint="Every format and language is asked for here, also one that has to be made first.",
)
DELIVER_FORMAT = Act(kind=Event.FORMAT_DELIVERED, roles=(*STAFF,), asks=_asks_to_deliver, demands=_demands_a_request)
