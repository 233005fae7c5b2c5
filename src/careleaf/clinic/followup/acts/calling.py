"""Before and in the call: the record read, the tries that reached nobody, the call itself."""

from collections.abc import Mapping
from typing import Any

from careleaf.clinic.followup.attempts import attempts_made, attempts_wanted, days_tried, is_used_up
from careleaf.clinic.followup.instruments import score_fields
from careleaf.clinic.followup.window import MODES, mode_for, skills_for
from careleaf.clinic.journeys.act import Act, Case, Facts, Fields, as_facts
from careleaf.clinic.journeys.asking import (
    YES_OR_NO,
    is_yes,
    one_of,
    question_fields,
    questions_at,
    words,
    yes_no_not_known,
    yes_or_no,
)
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.messages.actions.issue_letter import Wanted, issue_letter
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event, Role

ROLES = (Role.PAIN_NURSE, Role.CONSULTANT, Role.SECOND_CLINICIAN)
AFTER_THE_LAST_TRY = "missed_call"
"""The letter, by its key, that asks somebody nobody reached to get in touch."""
RESULTS = (
    ("no answer", "No answer"),
    ("wrong number", "The number is wrong"),
    ("asked to call another time", "They asked to be called another time"),
    ("could not understand each other", "We could not understand each other"),
)


def _demands_read(case: Case, facts: Facts) -> None:
    if not is_yes(facts, "read"):
        raise Refused("Read the record, the scores, the reports and the letters first, then say so.")


def _asks_of_a_try(case: Case) -> Fields:
    return {
        "tried": one_of("How did you try?", MODES, initial=mode_for(case)),
        "result": one_of("What happened?", RESULTS, _count(case)),
    }


def _count(case: Case) -> str:
    wanted, made = attempts_wanted(case), len(attempts_made(case))
    if wanted is None:
        return f"Tries so far: {made}."
    return (
        f"Tries so far: {made}, on {days_tried(case)} of the {wanted} different days asked for. Try at another time of "
        "day. After the last one we write, and a person decides; nobody is discharged by silence."
    )


def _said_of_a_try(told: Mapping[str, Any]) -> dict[str, str]:
    return as_facts({"tried": told.get("tried"), "reason": told.get("result")})


def _writes_after_the_last(case: Case, event: EventRow) -> None:
    """Once: when the last of the days asked for has passed without an answer."""
    if is_used_up(case) and AFTER_THE_LAST_TRY in case.pathway.letters and not _has_written(case):
        wanted = Wanted(key=AFTER_THE_LAST_TRY, owner=Role.CLERK)
        issue_letter(journey=case.journey, wanted=wanted, event_key=event.key, by=case.by)


def _has_written(case: Case) -> bool:
    tries = {one.id for one in attempts_made(case)}
    keys = [row.key for row in case.journey.events.all() if row.event_id in tries]
    return bool(case.journey.messages.filter(what=AFTER_THE_LAST_TRY, event_key__in=keys).exists())


def _asks_in_the_call(case: Case) -> Fields:
    interpreter = (
        {
            "interpreter_there": yes_or_no(
                "Is the interpreter on the line?", "Wait for them. No family member stands in."
            )
        }
        if "interpreter" in skills_for(case.journey.patient, "")
        else {}
    )
    return {
        "mode": one_of("How do you meet?", MODES, initial=mode_for(case)),
        "identity_checked": yes_or_no("Did they tell you their name and date of birth?", "Ask; do not read it out."),
        **interpreter,
        **score_fields(case, Event.FOLLOW_UP_CALLED),
        **question_fields(case, questions_at(case, Event.FOLLOW_UP_CALLED)),
        "side_effects": yes_no_not_known(
            "Have they had any problem since the injection?",
            "If it is not reported yet, report it next: it has its own questions and its own clock.",
        ),
        "side_effects_told": words("If yes: what, since when, and what helped?", required=False, long=True, most=1000),
        "own_questions": words("What does the patient want to know?", required=False, long=True, most=1000),
    }


def _demands_the_right_person(case: Case, facts: Facts) -> None:
    if not is_yes(facts, "identity_checked"):
        raise Refused("Ask for name and date of birth first. If it is somebody else, record a try that reached nobody.")
    if facts.get("interpreter_there") == "no":
        raise Refused("The patient needs an interpreter. Call again with one, and record this as a try.")
    if is_yes(facts, "side_effects") and not facts.get("side_effects_told"):
        raise Refused("Write down what the problem is and since when.")


READ = Act(
    kind=Event.RECORD_REVIEWED,
    roles=ROLES,
    asks=lambda case: {"read": one_of("Have you read all of it?", YES_OR_NO)},
    demands=_demands_read,
    hint="The record of the procedure, the scores before and after, what was reported, the problems and the letters.",
)
ATTEMPT = Act(
    kind=Event.FOLLOW_UP_ATTEMPTED,
    roles=ROLES,
    asks=_asks_of_a_try,
    says=_said_of_a_try,
    brings=_writes_after_the_last,
)
CALL = Act(kind=Event.FOLLOW_UP_CALLED, roles=ROLES, asks=_asks_in_the_call, demands=_demands_the_right_person)
