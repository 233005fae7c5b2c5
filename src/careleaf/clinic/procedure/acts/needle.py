"""The needle itself: the skin numbed, each side injected by itself, the second side put off."""

from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import called, colleague, one_of, words, yes_or_no
from careleaf.clinic.procedure.acts.team import IN_THEATRE, briefed
from careleaf.clinic.procedure.allergies import allergies_told
from careleaf.clinic.procedure.doses import drugs_of
from careleaf.clinic.procedure.drawn_up import demand_sound, drug_fields, other_fields, parts, worked_out
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.sides import Side, less_done

PLACES = (
    ("in", "Into the joint or the place aimed at"),
    ("around", "Around it"),
    ("both", "Into it and around it"),
)
_CHANGES = (
    Event.POSITIONED,
    Event.SKIN_CLEANED,
    Event.SITE_MARKED,
    Event.TIMED_OUT,
    Event.CONSENT_GIVEN,
    Event.CONSENT_CONFIRMED,
    Event.SECOND_SIDE_DEFERRED,
)
"""After any of these everybody stops again before the needle."""


def _asks_for_numbing(case: Case) -> Fields:
    anaesthetics = [drug for drug in drugs_of(case.pathway) if drug.is_anaesthetic]
    return {
        **drug_fields(case, anaesthetics),
        **({} if anaesthetics else other_fields(case)),
        "checked_by": colleague("Who checked it with you?", case, allergies_told(case)),
    }


def _numbing_worked_out(case: Case, facts: Facts) -> Facts:
    found = worked_out(case, facts)
    return {**found, "dose": found["drugs"]}


def _asks_for_injection(case: Case) -> Fields:
    return {
        **drug_fields(case, drugs_of(case.pathway)),
        **other_fields(case),
        "place": one_of("Where did the injection go?", PLACES),
        "needle_seen": yes_or_no("Was the needle seen in its place on the picture?"),
        "contrast": words("Which contrast, and how much?", "Leave empty if none was used.", required=False, most=100),
        "needle": words("Which needle?", "Leave empty if it was the usual one.", required=False, most=100),
        "given_by": colleague("Who injected?", case, initial=briefed(case, "injects")),
        "checked_by": colleague("Who checked the drugs?", case, "Somebody other than who injected."),
    }


def _demands_checked_dose(case: Case, facts: Facts) -> None:
    if facts.get("checked_by", "") in ("", facts.get("given_by", called(case.by))):
        raise Refused("Drugs are checked by a second person. Choose somebody other than who injects.")
    demand_sound(case, facts)


def _demands_at_injection(case: Case, facts: Facts) -> None:
    stop = case.last(Event.STOPPED_BEFORE_BLOCK)
    if stop is not None and any(_is_later(event, stop) for event in case.events if event.kind in _CHANGES):
        raise Refused("Something changed after the stop. Stop again: look at the mark and the consent, say the side.")
    _demands_checked_dose(case, facts)


def _is_later(event: Happened, stop: Happened) -> bool:
    """By when it happened; within one minute of the clock, by when it was recorded."""
    if event.happened_at == stop.happened_at:
        return event.recorded_at > stop.recorded_at
    return event.happened_at > stop.happened_at


def sides_not_done(case: Case) -> str:
    """The sides consented to and not injected, in words a fact can hold."""
    found = less_done(case.events)
    return Side.BOTH.value if len(found) > 1 else next((side.value for side in found), "")


def _asks_for_deferral(case: Case) -> Fields:
    return {"because": words("Why is the second side put off?", "Doing less needs no permission, only the reason.")}


def _demands_another_side(case: Case, facts: Facts) -> None:
    if not sides_not_done(case):
        raise Refused("No side is left: everything consented to is done, or nothing was injected yet.")


NUMB = Act(
    kind=Event.NUMBING_INJECTED,
    roles=IN_THEATRE,
    asks=_asks_for_numbing,
    works_out=_numbing_worked_out,
    demands=_demands_checked_dose,
    parts=parts,
)
INJECT = Act(
    kind=Event.INJECTED,
    roles=IN_THEATRE,
    asks=_asks_for_injection,
    works_out=worked_out,
    demands=_demands_at_injection,
    parts=parts,
    hint="One side at a time. What has truly been injected is always recorded: say that it has happened already.",
)
DEFER = Act(
    kind=Event.SECOND_SIDE_DEFERRED,
    roles=IN_THEATRE,
    asks=_asks_for_deferral,
    works_out=lambda case, facts: {"side_put_off": sides_not_done(case)},
    demands=_demands_another_side,
)
ACTS = (NUMB, INJECT, DEFER)
