"""Ask the safety questions: a sheet of some of them, told by the patient, somebody who helps, or a record."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from careleaf.clinic.journeys.act import WHOLE, Act, Case, Facts, Fields, as_facts
from careleaf.clinic.journeys.definition_words import told
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.clinic.screening.conditions import only_if
from careleaf.clinic.screening.fields import UNKNOWN, fields_for, unusual
from careleaf.clinic.screening.occasions import asked_at, asked_of, occasion_now
from careleaf.definition.vocabulary import Answer, Event, Role
from careleaf.reasoning.assess import is_asked
from careleaf.reasoning.gates import number_in
from careleaf.reasoning.happened import Happened, How, until

ALONE = "q"
"""``q7`` is the part of the seventh question alone: a place in the definition, so that no address tells an answer."""
NOT_ONE_NUMBER = "?"
"""What is kept where a number was given and called not known as well: it reads as no number."""


def _parts(case: Case) -> Sequence[tuple[str, str]]:
    now = occasion_now(case)
    occasions = [(key, one.title) for key, one in case.pathway.occasions.items() if asked_at(case, key)]
    named = [(key, f"{title} (now)" if key == now else title) for key, title in occasions]
    return [*named, (WHOLE, "All questions")]


def _keys(case: Case) -> tuple[str, ...]:
    """The questions of the part asked for; those of this moment where none is."""
    every = tuple(case.pathway.questions)
    part = case.part
    if part in case.pathway.occasions:
        return asked_at(case, part)
    if part.startswith(ALONE) and part[1:].isdecimal() and 0 < int(part[1:]) <= len(every):
        return asked_of(case, (every[int(part[1:]) - 1],))
    if part == WHOLE:
        return asked_of(case, every)
    return asked_at(case, occasion_now(case)) or asked_of(case, every)


def _asks(case: Case) -> Fields:
    keys = _keys(case)
    found = dict(fields_for(case, keys))
    if any(case.pathway.questions[key].usual for key in keys):
        found["numbers_checked"] = forms.BooleanField(
            label="A number is unusual: I have looked again, and it is right", required=False
        )
    return found | dict(_who_tells(case))


def _who_tells(case: Case) -> Fields:
    is_patient = case.by.role == Role.PATIENT
    choices = [("patient", "I do" if is_patient else "The patient"), ("helper", "Somebody who helps the patient")]
    if is_patient:
        choices[1] = ("helper", "Somebody helps me")
    else:
        choices.append(("record", "A record, or what was seen or measured"))
    return {
        "told_by": forms.ChoiceField(
            label="Who fills this in?" if is_patient else "Who gave the answers?",
            widget=forms.RadioSelect,
            choices=choices,
            initial="patient",
            error_messages={"required": "Choose who gave the answers."},
        ),
        "helper": forms.CharField(
            label="If somebody helps: who is it?", help_text="Name, and who they are.", required=False, max_length=200
        ),
    }


def _says(given: Mapping[str, Any]) -> dict[str, str]:
    """The box beside a number joins it: alone it says "not known"; with a number it is no answer."""
    said = as_facts({name: value for name, value in given.items() if not name.endswith(UNKNOWN) and value is not False})
    for name in (name.removesuffix(UNKNOWN) for name, value in given.items() if name.endswith(UNKNOWN) and value):
        said[name] = f"{said[name]} {NOT_ONE_NUMBER}" if name in said else Answer.NOT_KNOWN.value
    return said


def _demands(case: Case, facts: Facts) -> None:
    answers = {key: value for key, value in facts.items() if key in case.pathway.questions}
    if not answers:
        raise Refused("No question is answered yet. Answer at least one; leave out what was not asked.")
    if case.by.role == Role.PATIENT and any(case.pathway.questions[key].put_to == "team" for key in answers):
        raise NotAllowed("One of these questions is for the team to answer, not for you.")
    for key, answer in answers.items():
        _demand_readable(case, key, answer, facts.get("numbers_checked") == Answer.YES)
    _demand_together(case, answers)


def _demand_readable(case: Case, key: str, answer: str, checked: bool) -> None:
    question = case.pathway.questions[key]
    words = told(case.pathway, question.ask)
    if question.answer != "number" and answer not in question.possible_answers:
        raise Refused(f"“{words}” cannot be answered so. Choose one of the answers on the page.")
    if question.answer != "number" or answer == Answer.NOT_KNOWN:
        return
    if number_in(answer) is None:
        raise Refused(f"“{words}” has a number and is called not known as well. Keep one of the two.")
    if unusual(answer, question.usual) and not checked and question.usual:
        usual = question.usual
        raise Refused(
            f"“{words}”: {answer} is unusual. Most answers lie from {_plain(usual.low)} to {_plain(usual.high)} "
            f"({usual.unit}). Correct it, or say below that you have looked again and it is right."
        )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _demand_together(case: Case, answers: Mapping[str, str]) -> None:
    """An answer to what is asked only of others contradicts the answer it hangs on."""
    sheet = Happened(
        id="999999",
        kind=Event.QUESTIONS_ANSWERED,
        happened_at=case.at,
        recorded_at=case.at,
        by=str(case.by.named),
        how=How.SCREEN,
        edition=case.journey.edition.label,
        facts=answers,
    )
    past = until((*case.events, sheet), case.at)
    for key in answers:
        if not is_asked(key, case.rulebook, past, case.at, case.age):
            question = case.pathway.questions[key]
            hangs_on = only_if(question.asked_of, case.pathway) or "It is not asked of this patient."
            raise Refused(f"“{told(case.pathway, question.ask)}” does not fit the other answers. {hangs_on}")


ASK = Act(
    kind=Event.QUESTIONS_ANSWERED,
    roles=(
        Role.PATIENT,
        Role.PREASSESSMENT_NURSE,
        Role.THEATRE_NURSE,
        Role.RECOVERY_NURSE,
        Role.PAIN_NURSE,
        Role.RADIOGRAPHER,
        Role.CONSULTANT,
        Role.SECOND_CLINICIAN,
        Role.CLERK,
    ),
    asks=_asks,
    says=_says,
    demands=_demands,
    parts=_parts,
    hint="Leave out what was not asked: only what is answered is kept. “I do not know” is an answer, "
    "and the question stays open for somebody to settle.",
)
