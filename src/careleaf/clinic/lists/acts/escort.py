"""Who takes the patient home: a name and a telephone number, or the patient's own plan."""

from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import question_fields, words
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.assess import is_asked
from careleaf.reasoning.happened import until

DIGITS = 7
"""No telephone number in the land has fewer."""


def _asks(case: Case) -> Fields:
    past = until(case.events, case.at)
    keys = [key for key in questions_about_home(case.pathway) if is_asked(key, case.rulebook, past, case.at, case.age)]
    return {
        "who": words("Who takes the patient home?", "Their name, and who they are to the patient.", required=False),
        "phone": words("Their telephone number", required=False, most=40),
        "own_plan": words(
            "Or: what is planned instead?",
            "Such as hospital transport, or a taxi with an adult in it. The patient does not drive.",
            required=False,
            long=True,
        ),
        **question_fields(case, keys),
    }


def questions_about_home(pathway: Pathway) -> tuple[str, ...]:
    """The definition's questions that stand in its register beside the task of confirming the lift."""
    register = pathway.register
    groups = [item.rules for item in register.items] + [gap.rules for gap in register.gaps]
    groups += [conflict.resolved.rules for conflict in register.conflicts]
    beside = [
        rule.name
        for rules in groups
        if any(one.kind == "task" and pathway.tasks[one.name].kept_by is Event.ESCORT_CONFIRMED for one in rules)
        for rule in rules
        if rule.kind == "check"
    ]
    return tuple(dict.fromkeys(beside))


def _demands(case: Case, facts: Facts) -> None:
    who, phone, plan = (facts.get(name, "") for name in ("who", "phone", "own_plan"))
    if not plan and not (who and phone):
        raise Refused("Fill in who takes the patient home and their telephone number, or what is planned instead.")
    if phone and sum(character.isdigit() for character in phone) < DIGITS:
        raise Refused("This is no whole telephone number. Check it, or write it under what is planned instead.")


CONFIRM = Act(
    kind=Event.ESCORT_CONFIRMED,
    roles=(Role.CLERK, Role.PREASSESSMENT_NURSE, Role.THEATRE_NURSE, Role.RECOVERY_NURSE, Role.PATIENT),
    asks=_asks,
    demands=_demands,
)
