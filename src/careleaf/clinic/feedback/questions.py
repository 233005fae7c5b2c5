"""A question or message comes in and is answered; somebody may speak for the patient."""

from careleaf.clinic.feedback.own_words import is_own, own_words
from careleaf.clinic.feedback.waiting import demand_waiting, field_of_what_waits
from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import one_of, words
from careleaf.clinic.people.access import CLINICIANS
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.asked import ANSWERS

STAFF = (*CLINICIANS, Role.CLERK, Role.MANAGER, Role.LIBRARIAN)
TOPICS = (
    ("appointment", "The appointment"),
    ("before", "Getting ready"),
    ("medicines", "Medicines"),
    ("after", "How it is since the injection"),
    ("leaflet", "Something in the leaflet"),
    ("other", "Something else"),
)


def _asks(case: Case) -> Fields:
    who = {} if is_own(case) else {"from": words("Who asks?", "The patient, or their name and who they are to them.")}
    return {
        **who,
        "topic": one_of("What is it about?", TOPICS),
        "words": own_words("What is the question or message?", case),
    }


def _asks_for_the_answer(case: Case) -> Fields:
    return {
        **field_of_what_waits(case, Event.MESSAGE_RECEIVED, Event.MESSAGE_ANSWERED, "Which question is answered?"),
        "answer": words("What was answered?", long=True, most=2000),
        "told_how": one_of(
            "How?",
            (("telephone", "By telephone"), ("letter", "By letter"), ("email", "By email"), ("here", "In person")),
        ),
    }


def _demands_a_question(case: Case, facts: Facts) -> None:
    demand_waiting(case, Event.MESSAGE_RECEIVED, Event.MESSAGE_ANSWERED, facts.get(ANSWERS, ""))


def _asks_who_may_speak(case: Case) -> Fields:
    return {
        "person": words("Who may speak for the patient?", "Their name, and who they are to the patient."),
        "phone": words("How do we reach them?", required=False),
        "authority": one_of(
            "By what right?",
            (
                ("patient_agrees", "The patient says so"),
                ("lasting_power", "Lasting power of attorney for health, seen"),
                ("deputy", "Court-appointed deputy, seen"),
                ("parent", "Parental responsibility"),
                ("not_known", "Not known: they may tell us things, we tell them nothing"),
            ),
        ),
        "about": words("About what may we speak with them?", required=False),
    }


ASK = Act(
    kind=Event.MESSAGE_RECEIVED,
    roles=(*STAFF, Role.PATIENT),
    asks=_asks,
    hint="New pain, weakness, fever or numbness is a problem, not a question: report it as one.",
)
ANSWER = Act(
    kind=Event.MESSAGE_ANSWERED,
    roles=(*STAFF,),
    asks=_asks_for_the_answer,
    demands=_demands_a_question,
)
AUTHORISE = Act(kind=Event.CONTACT_AUTHORISED, roles=(*STAFF,), asks=_asks_who_may_speak)
