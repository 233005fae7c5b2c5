"""Praise, comments, concerns and complaints: which of them it is, the patient says; nobody turns one into another."""

from careleaf.clinic.feedback.own_words import own_words
from careleaf.clinic.feedback.people import field_of_who_looks_after_it
from careleaf.clinic.feedback.questions import STAFF
from careleaf.clinic.feedback.waiting import demand_waiting, field_of_what_waits
from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import one_of, words, yes_or_no
from careleaf.clinic.journeys.definition_words import answer_in_words
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.asked import ANSWERS

KINDS = (("compliment", "Praise"), ("comment", "A comment"), ("concern", "A concern"))
HOW_IT_WAS = (
    ("very_good", "Very good"),
    ("good", "Good"),
    ("neither", "Neither good nor poor"),
    ("poor", "Poor"),
    ("very_poor", "Very poor"),
    ("not_known", answer_in_words("not_known")),
)


def _asks_how_it_was(case: Case) -> Fields:
    return {
        "how_it_was": one_of("Overall, how was your experience of our service?", HOW_IT_WAS),
        "kind_of_feedback": one_of(
            "What is it?", KINDS, "A complaint has its own form and its own time in law. Which it is, the patient says."
        ),
        "words": own_words("Please tell us why, in your own words.", case, required=False),
        "leaflet_better": own_words("What could the leaflet say better?", case, required=False),
    }


def _asks_what_is_wrong(case: Case) -> Fields:
    return {
        "words": own_words("What went wrong, and for whom?", case, hint="Say when and where, if you can."),
        "wanted": own_words("What should happen now?", case, required=False),
        "contact": words(
            "How shall we get in touch?", "A telephone number or an address, and good times.", required=False
        ),
    }


def _asks_to_acknowledge(case: Case) -> Fields:
    asked = field_of_what_waits(case, Event.COMPLAINT_RECEIVED, Event.COMPLAINT_ACKNOWLEDGED, "Which complaint?")
    return {
        **asked,
        "looked_after_by": field_of_who_looks_after_it(case),
        "talk_offered": yes_or_no("Have you offered to talk about how it will be handled and by when?"),
        "answer_by": words("By when will there be an answer, as agreed?", required=False),
    }


def _demands_a_complaint(case: Case, facts: Facts) -> None:
    demand_waiting(case, Event.COMPLAINT_RECEIVED, Event.COMPLAINT_ACKNOWLEDGED, facts.get(ANSWERS, ""))
    if facts.get("talk_offered") == "no":
        raise Refused("Offer to talk about how the complaint will be handled first: it is the patient's right.")


GIVE_FEEDBACK = Act(kind=Event.FEEDBACK_GIVEN, roles=(*STAFF, Role.PATIENT), asks=_asks_how_it_was)
COMPLAIN = Act(
    kind=Event.COMPLAINT_RECEIVED,
    roles=(*STAFF, Role.PATIENT),
    asks=_asks_what_is_wrong,
    hint="It changes nothing in the care. We write back within the time the law sets, and say who looks after it.",
)
ACKNOWLEDGE = Act(
    kind=Event.COMPLAINT_ACKNOWLEDGED,
    roles=(Role.MANAGER, Role.CONSULTANT),
    asks=_asks_to_acknowledge,
    demands=_demands_a_complaint,
)
