"""Send and answer a check-in, report a problem, answer a problem."""

from collections.abc import Sequence
from uuid import uuid5

from django import forms

from careleaf.clinic.aftercare.asking import SCORE, check_in_fields, problem_fields
from careleaf.clinic.aftercare.colours import colour_facts
from careleaf.clinic.aftercare.problems import open_problems
from careleaf.clinic.aftercare.signs import about_effects
from careleaf.clinic.journeys.act import WHOLE, Act, Case, Facts, Fields
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.asking import one_of, words
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import when
from careleaf.definition.vocabulary import Colour, Event, Role
from careleaf.reasoning.asked import ANSWERS
from careleaf.reasoning.happened import Happened, How

AT_THE_TELEPHONE = (Role.PAIN_NURSE, Role.RECOVERY_NURSE, Role.CONSULTANT)
_OUTCOMES = (
    ("advice", "Advice is enough"),
    ("appointment", "To be seen at the clinic"),
    ("consultant", "Passed to the consultant"),
    ("gp", "To see the GP"),
    ("emergency", "Sent to the emergency services"),
)


def _parts(case: Case) -> Sequence[tuple[str, str]]:
    return ((WHOLE, "How it is, with the side effects"), (SCORE, "Only the scores"))


def _colour(case: Case, facts: Facts) -> Facts:
    return colour_facts(case, facts)


def _opens_a_problem(case: Case, event: EventRow) -> None:
    """Whatever is not green is a problem with an answer owed, in the same transaction."""
    colour = event.facts.get("colour", Colour.GREEN.value)
    if colour == Colour.GREEN.value:
        return
    note = {"note": event.facts["note"]} if event.facts.get("note") else {}
    perform(
        REPORT,
        journey=case.journey,
        facts=about_effects(case.pathway, event.facts) | note,
        circumstances=Circumstances(
            happened_at=event.happened_at,
            how=How(event.how),
            reason=event.reason,
            key=uuid5(event.key, Event.PROBLEM_REPORTED.value),
        ),
        by=case.by,
    )


def _demand_something(case: Case, facts: Facts) -> None:
    if not about_effects(case.pathway, facts):
        raise Refused("Nothing is answered yet. Answer the questions about the signs.")


def _asks_on_closing(case: Case) -> Fields:
    waiting = open_problems(case.events)
    reported = [event for event in case.events if event.kind is Event.PROBLEM_REPORTED]
    offered = reported if case.part == WHOLE else waiting
    return {
        ANSWERS: forms.ChoiceField(
            label="Which problem is answered?",
            widget=forms.RadioSelect,
            choices=[(event.id, _problem(case, event)) for event in offered],
            initial=waiting[0].id if waiting else None,
            error_messages={"required": "Choose the problem that is answered. If there is none, none is open."},
        ),
        "advised": words("What was advised?", "In the words the patient was told.", long=True, most=1000),
        "outcome": one_of("What follows?", _OUTCOMES),
    }


def _problem(case: Case, event: Happened) -> str:
    effect = case.pathway.effects.get(event.facts.get("effect", ""))
    return f"{effect.title if effect else 'Problem'}, reported on {when(event.happened_at)}"


def _demand_open(case: Case, facts: Facts) -> None:
    if facts.get(ANSWERS) not in {event.id for event in open_problems(case.events)}:
        raise Refused("This problem has been answered already. Open the journey and look at what is still open.")


SEND = Act(
    kind=Event.CHECK_IN_SENT,
    roles=(Role.PAIN_NURSE, Role.CLERK),
    hint="Careleaf sends check-ins by itself when their time has come. Record here one that you sent by hand.",
)
ANSWER = Act(
    kind=Event.CHECK_IN_ANSWERED,
    roles=(Role.PATIENT, *AT_THE_TELEPHONE),
    asks=check_in_fields,
    works_out=_colour,
    brings=_opens_a_problem,
    parts=_parts,
    hint="Ask about every red sign first. A yes, or a doubt: tell the patient at once what to do, before you go on.",
)
REPORT = Act(
    kind=Event.PROBLEM_REPORTED,
    roles=(Role.PATIENT, *AT_THE_TELEPHONE, Role.PREASSESSMENT_NURSE, Role.CLERK),
    asks=problem_fields,
    works_out=_colour,
    demands=_demand_something,
    hint="Ask about every red sign first. A yes, or a doubt: tell the patient at once what to do, before you go on.",
)
CLOSE = Act(
    kind=Event.PROBLEM_CLOSED,
    roles=(Role.PAIN_NURSE, Role.CONSULTANT, Role.RECOVERY_NURSE),
    asks=_asks_on_closing,
    demands=_demand_open,
    hint="One answer for one problem.",
)
ACTS = (SEND, ANSWER, REPORT, CLOSE)
