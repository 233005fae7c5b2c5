"""The checks before the needle: team brief, sign in, time out, position, skin, the stop on each side, the start."""

from collections.abc import Mapping
from typing import Any

from django import forms

from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import (
    called,
    colleague,
    colleagues,
    is_yes,
    number,
    one_of,
    question_fields,
    questions_at,
    words,
    yes_or_no,
)
from careleaf.clinic.procedure.allergies import allergies_told
from careleaf.clinic.procedure.doses import drugs_of
from careleaf.clinic.procedure.drawn_up import plan_fields, planned_facts
from careleaf.clinic.procedure.usual import usual
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event, Role

IN_THEATRE = (Role.THEATRE_NURSE, Role.RADIOGRAPHER, Role.CONSULTANT)
SEPARATOR = "; "
"""Between the names of a team: a name and a post already have a comma between them."""


def _asks_for_team(case: Case) -> Fields:
    names = [called(person) for person in colleagues(case)]
    return {
        "team": forms.MultipleChoiceField(
            label="Who is in the team today?",
            widget=forms.CheckboxSelectMultiple,
            choices=[(name, name) for name in names],
            initial=[called(case.by)],
            error_messages={"required": "Tick everybody in the team."},
        ),
        "injects": colleague("Who injects?", case),
        "images_by": colleague("Who does the x-rays or the scan?", case),
        "concerns": words("What does the team need to know?", "Equipment, order, allergies, help.", required=False),
    }


def _says_team(told: Mapping[str, Any]) -> dict[str, str]:
    said = {name: str(value).strip() for name, value in told.items() if name != "team" and value}
    return {"team": SEPARATOR.join(told["team"])} | said


def briefed(case: Case, part: str) -> str:
    """Whom the team brief named for a part; empty where nobody was."""
    brief = case.last(Event.TEAM_BRIEFED)
    return brief.facts.get(part, "") if brief else ""


def _asks_at_sign_in(case: Case) -> Fields:
    drugs = ", ".join(drug.name for drug in drugs_of(case.pathway))
    return {
        **question_fields(case, questions_at(case, Event.SIGNED_IN)),
        "allergies_read": yes_or_no("Were the allergies read aloud?", allergies_told(case)),
        "agents": words("Which agents will be used?", initial=drugs),
    }


def _demands_at_sign_in(case: Case, facts: Facts) -> None:
    if not is_yes(facts, "allergies_read"):
        raise Refused("Read the allergies aloud, then sign in.")


def _asks_at_time_out(case: Case) -> Fields:
    return {
        "all_agree": yes_or_no(
            "Does everybody agree: this patient, this procedure, this side?",
            "Read from the consent. All stop and listen.",
        ),
        **plan_fields(case),
    }


def _demands_at_time_out(case: Case, facts: Facts) -> None:
    if not is_yes(facts, "all_agree"):
        raise Refused("Not everybody agrees. Stop, and put it right before the time out.")


POSITIONS = (
    ("front", "Lying on the front"),
    ("back", "Lying on the back"),
    ("side", "Lying on a side"),
    ("sitting", "Sitting"),
)


def _asks_for_position(case: Case) -> Fields:
    return {
        "position": one_of("How is the patient lying?", POSITIONS),
        "stop_word": words("Which word or sign stops everything?", "Agree it with the patient.", initial="Stop"),
    }


def _asks_for_skin(case: Case) -> Fields:
    return {
        "antiseptic": words("What was the skin cleaned with?", allergies_told(case), initial=usual(case, "antiseptic")),
        "dried": yes_or_no("Is it dry?", "Let it dry by itself. Keep it off the sterile tray."),
    }


def _demands_dry_skin(case: Case, facts: Facts) -> None:
    if not is_yes(facts, "dried"):
        raise Refused("Let the skin dry first, then record it.")


def _asks_at_stop(case: Case) -> Fields:
    return {
        "injector": colleague("Who injects and said the side aloud?", case, initial=briefed(case, "injects")),
        "assistant": colleague("Who looked at the mark and the consent too?", case, initial=called(case.by)),
    }


def _demands_two_people(case: Case, facts: Facts) -> None:
    if facts.get("injector") == facts.get("assistant"):
        raise Refused("Two people look at the mark and the consent. Choose two different names.")


def _asks_at_start(case: Case) -> Fields:
    scale = next(iter(case.pathway.instruments.values()), None)
    found: dict[str, forms.Field] = {
        "approved_theatre": yes_or_no("Is this a theatre approved for this procedure?", initial="yes")
    }
    if scale is not None:
        found["baseline_score"] = number(
            f"{scale.title}: what is it now?", least=scale.lowest, most=scale.highest, places=0
        )
    return found


def _scores(case: Case, facts: Facts) -> Facts:
    """The score also under its instrument's name, where scores are looked for."""
    scale = next(iter(case.pathway.instruments), None)
    return {scale: facts["baseline_score"]} if scale and "baseline_score" in facts else {}


BRIEF = Act(kind=Event.TEAM_BRIEFED, roles=(Role.CONSULTANT, Role.THEATRE_NURSE), asks=_asks_for_team, says=_says_team)
SIGN_IN = Act(kind=Event.SIGNED_IN, roles=IN_THEATRE, asks=_asks_at_sign_in, demands=_demands_at_sign_in)
TIME_OUT = Act(
    kind=Event.TIMED_OUT,
    roles=IN_THEATRE,
    asks=_asks_at_time_out,
    works_out=planned_facts,
    demands=_demands_at_time_out,
)
POSITION = Act(kind=Event.POSITIONED, roles=IN_THEATRE, asks=_asks_for_position)
CLEAN = Act(kind=Event.SKIN_CLEANED, roles=IN_THEATRE, asks=_asks_for_skin, demands=_demands_dry_skin)
STOP = Act(
    kind=Event.STOPPED_BEFORE_BLOCK,
    roles=IN_THEATRE,
    asks=_asks_at_stop,
    demands=_demands_two_people,
    hint="Just before the needle, once for each side. Stop again after any change of position, side or plan.",
)
START = Act(kind=Event.PROCEDURE_STARTED, roles=IN_THEATRE, asks=_asks_at_start, works_out=_scores)
ACTS = (BRIEF, SIGN_IN, TIME_OUT, POSITION, CLEAN, STOP, START)
