"""The first stand, both legs, what to do at home, and going home."""

from django import forms

from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import number, one_of, questions_at, words, yes_no_not_known, yes_or_no
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.recovery.duties import duties
from careleaf.clinic.recovery.stay import fitness_now
from careleaf.clinic.web.saying import clock_time
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.fitness import Stay

HERE = (Role.RECOVERY_NURSE, Role.CONSULTANT)
LEGS = ("left_leg", "right_leg")


def _asks_at_first_stand(case: Case) -> Fields:
    hint = "Upper and lower number, such as 120/80."
    return {
        "pressure_lying": words("Blood pressure lying", hint, most=20),
        "pressure_standing": words("Blood pressure standing", hint, most=20),
        "unsteady": yes_or_no("Was the patient unsteady or dizzy?"),
    }


def _asks_for_legs(case: Case) -> Fields:
    return {leg: _leg(leg.replace("_", " ")) for leg in LEGS} | {
        "seen_by": words("If one is not: what is done about it?", required=False)
    }


def _leg(name: str) -> forms.ChoiceField:
    found = (("strong", "Strong, feels as it should"), ("weak", "Weak"), ("numb", "Numb"), ("not_known", "Not tested"))
    return one_of(f"How is the {name}?", found)


def _legs_judged(case: Case, facts: Facts) -> Facts:
    """The definition's question about this test, answered from both legs: one that is not strong decides."""
    found = [facts.get(leg, "not_known") for leg in LEGS]
    answer = "no" if {"weak", "numb"}.intersection(found) else "yes" if set(found) == {"strong"} else "not_known"
    return dict.fromkeys(questions_at(case, Event.LEG_POWER_TESTED), answer)


def _asks_about_duties(case: Case) -> Fields:
    return {duty.key: _duty(duty.text, " ".join(duty.ends)) for duty in duties(case)} | {
        "told_back": yes_or_no("Did the patient tell it back in their own words?", "Or their interpreter or helper.")
    }


def _duty(text: str, ends: str) -> forms.BooleanField:
    return forms.BooleanField(
        label=text, help_text=ends, error_messages={"required": f"Go through this with the patient, then tick: {text}"}
    )


def _duties_with_ends(case: Case, facts: Facts) -> Facts:
    """The end times as they were told and written down for the patient."""
    told = [f"{duty.text} {' '.join(duty.ends)}" for duty in duties(case) if duty.ends]
    return {"end_times": " ".join(told)} if told else {}


def _demands_understanding(case: Case, facts: Facts) -> None:
    if facts.get("told_back") != "yes":
        raise Refused(
            "Go through it again, in the patient's format or with an interpreter, until they can tell it back."
        )


def _asks_on_leaving(case: Case) -> Fields:
    return {
        "escort_here": yes_no_not_known("Is the person who takes the patient home here?"),
        "adult_at_home": yes_no_not_known("Will an adult be at home until tomorrow?"),
        "plan_if_not": words("If not: what is planned instead?", "Who calls, how they get home.", required=False),
        "papers_given": yes_or_no("Does the patient have the papers to take home?", _papers(case)),
        "pain_now": number("Pain now, 0 to 10", "Leave empty if not asked.", most=10, places=0, required=False),
        **_stay_reason(case),
    }


def _papers(case: Case) -> str:
    wanted = case.journey.patient.get_format_display()
    return f"In this format: {wanted.lower()}. With the end times and whom to phone."


def _stay_reason(case: Case) -> Fields:
    """Asked only where the stay is not as promised."""
    words_now = stay_told(case)
    return {"stay_because": words(f"{words_now} Why?")} if words_now else {}


def stay_told(case: Case) -> str:
    """What is unusual about leaving now; empty where the stay is as promised."""
    found = fitness_now(case)
    if found is None or not found.needs_a_reason:
        return ""
    due = found.due
    if found.stay is Stay.TOO_SHORT and due is not None and due.opens is not None:
        return f"The stay is shorter than promised, which is until {clock_time(due.opens)} at least."
    if found.stay is Stay.TOO_LONG and due is not None and due.closes is not None:
        return f"The stay is longer than promised, which was until {clock_time(due.closes)}."
    return "How long the stay should be cannot be said."


def _demands_a_safe_way_home(case: Case, facts: Facts) -> None:
    alone = [key for key in ("escort_here", "adult_at_home") if facts.get(key) != "yes"]
    if alone and not facts.get("plan_if_not"):
        raise Refused("Nobody is known to take the patient home or to be there. Write down what is planned instead.")
    if facts.get("papers_given") != "yes":
        raise Refused("Give the patient the papers first, in the format they need.")
    if stay_told(case) and not facts.get("stay_because"):
        raise Refused(f"{stay_told(case)} Write down why.")


STAND = Act(
    kind=Event.FIRST_STAND_ASSISTED,
    roles=HERE,
    asks=_asks_at_first_stand,
    hint="Stand beside the patient.",
)
LEG_TEST = Act(
    kind=Event.LEG_POWER_TESTED,
    roles=HERE,
    asks=_asks_for_legs,
    works_out=_legs_judged,
    hint="A leg that is weak or numb keeps the patient here. Test again until both are strong.",
)
DUTIES = Act(
    kind=Event.DUTIES_ACKNOWLEDGED,
    roles=HERE,
    asks=_asks_about_duties,
    works_out=_duties_with_ends,
    demands=_demands_understanding,
    hint="Go through each, and write the end times down for the patient.",
)
DISCHARGE = Act(kind=Event.DISCHARGED, roles=HERE, asks=_asks_on_leaving, demands=_demands_a_safe_way_home)
ACTS = (STAND, LEG_TEST, DUTIES, DISCHARGE)
