"""The fields for what is planned and what is drawn up, and what follows from them for the whole session."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django import forms
from django.utils import timezone

from careleaf.clinic.journeys.act import WHOLE, Case, Facts, Fields
from careleaf.clinic.journeys.asking import number, words
from careleaf.clinic.procedure.doses import (
    OTHER,
    Drug,
    Given,
    drugs_of,
    given_today,
    in_words,
    limits_of,
    milligrams,
    planned_number,
    session_numbers,
    total,
)
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.fields import DayField
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.gates import number_in

PLANNED, VOLUME = "_planned_ml", "_ml"


def parts(case: Case) -> Sequence[tuple[str, str]]:
    """What is planned is asked for; every other drug on a page of its own, so that the usual one is short."""
    return (("", "What is planned"), (WHOLE, "Every drug, and others")) if drugs_of(case.pathway) else ()


def plan_fields(case: Case) -> Fields:
    """The volume of each drug for the whole session, skin and both sides counted, where a gate waits for the sums."""
    if not limits_of(case.pathway):
        return {}
    hint = "For the whole session: skin, and both sides if both. Leave empty what is not used."
    fields: dict[str, forms.Field] = {}
    for drug in drugs_of(case.pathway):
        fields[f"{drug.key}{PLANNED}"] = number(
            f"{drug.words}: how many ml are planned?", hint, most=100, required=False
        )
        hint = ""
    return fields | {
        f"{OTHER}_drug": words("Another drug?", "No limit is known for it here, so two people sign.", required=False),
        f"{OTHER}_mg": number("How many mg of it?", most=10_000, required=False),
    }


def planned_drugs(case: Case, drugs: Iterable[Drug]) -> tuple[Drug, ...]:
    """Those the last time out planned; all of them where it planned none, or where every drug is asked for."""
    planned = _planned(case)
    wanted = tuple(drugs)
    return wanted if case.part == WHOLE else tuple(one for one in wanted if one.key in planned) or wanted


def _planned(case: Case) -> Given:
    time_out = case.last(Event.TIMED_OUT)
    return milligrams(case, time_out.facts if time_out else {}, after=PLANNED)


def planned_facts(case: Case, facts: Facts) -> Facts:
    """What the plan comes to, said aloud at the time out; the gates before the needle read these numbers."""
    if not limits_of(case.pathway):
        return {}
    planned = most_of(milligrams(case, facts, after=PLANNED), given_today(case))
    return {"planned": in_words(case, planned), **session_numbers(case, planned)}


def most_of(planned: Given, given: Given) -> Given:
    """The plan is for the whole session; where more is in already, that counts."""
    return {key: _greater(planned.get(key, Decimal(0)), given.get(key, Decimal(0))) for key in {**planned, **given}}


def _greater(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else max(one, other)


def drug_fields(case: Case, drugs: Iterable[Drug]) -> Fields:
    """Volume, batch and expiry of each; batch and expiry are those of the last needle of the day, the volume never."""
    found: dict[str, forms.Field] = {}
    so_far = f"So far today: {in_words(case, given_today(case))}."
    for drug in planned_drugs(case, drugs):
        found[f"{drug.key}{VOLUME}"] = number(f"{drug.words}: how many ml?", so_far, most=50, required=False)
        found |= _label_of(case, drug.key, drug.name.capitalize())
        so_far = ""
    return found


def other_fields(case: Case) -> Fields:
    """A drug the definition does not know: it can be recorded, and nothing can be said about its limit."""
    needed = not drugs_of(case.pathway)
    if not (needed or case.part == WHOLE or OTHER in _planned(case)):
        return {}
    hint = "" if needed else "Only if another drug was drawn up. No limit is known for it here, so two people sign."
    name = words("Which drug, and how strong?" if needed else "Another drug?", hint, required=needed)
    amount = number("How many mg of it?", most=10_000, required=needed)
    return {f"{OTHER}_drug": name, f"{OTHER}_mg": amount, **_label_of(case, OTHER, "Its", required=needed)}


def _label_of(case: Case, key: str, name: str, *, required: bool = False) -> dict[str, forms.Field]:
    last = case.last(Event.INJECTED, Event.NUMBING_INJECTED)
    known = last.facts if last and timezone.localdate(last.happened_at) == timezone.localdate(case.at) else {}
    expiry = known.get(f"{key}_expires")
    return {
        f"{key}_batch": words(f"{name} batch", required=required, initial=known.get(f"{key}_batch", ""), most=60),
        f"{key}_expires": DayField(
            label=f"{name} expiry date", required=required, initial=date.fromisoformat(expiry) if expiry else None
        ),
    }


def worked_out(case: Case, facts: Facts) -> Facts:
    """The milligrams of this needle, and the sum of the day with it.

    Where more was given than the time out had said, the sums of the gates are told anew: the record says what is true.
    """
    now = milligrams(case, facts, after=VOLUME)
    running = total((given_today(case, but=facts.get("supersedes", "")), now))
    sums = {f"{key}_mg": f"{mg.normalize():f}" for key, mg in now.items() if mg is not None}
    more = {name: number for name, number in session_numbers(case, running).items() if _is_more(case, name, number)}
    return {**sums, "drugs": _told(case, facts, now), "session_total": in_words(case, running), **more}


def _told(case: Case, facts: Facts, now: dict[str, Decimal | None]) -> str:
    names = {drug.key: drug.name for drug in drugs_of(case.pathway)} | {OTHER: facts.get(f"{OTHER}_drug", "")}
    told = []
    for key, mg in now.items():
        amount = "amount not known" if mg is None else f"{mg.normalize():f} mg"
        label = [facts.get(f"{key}_batch"), facts.get(f"{key}_expires")]
        batch = f" (batch {label[0] or 'not kept'}, expires {_day(label[1]) or 'not kept'})"
        told.append(f"{names[key]} {amount}{batch}")
    return "; ".join(told)


def _day(expires: str | None) -> str:
    """As it is printed in a letter: "21 September 2027"."""
    one = date.fromisoformat(expires) if expires else None
    return f"{one.day} {one:%B %Y}" if one else ""


def _is_more(case: Case, question: str, number: str) -> bool:
    planned, running = number_in(planned_number(case, question)), number_in(number)
    return planned is not None and (running is None or running > planned)


def demand_sound(case: Case, facts: Facts) -> None:
    """Something was drawn up, each drug with its batch, none out of date, no more than the time out said."""
    drawn = milligrams(case, facts, after=VOLUME)
    if not drawn:
        raise Refused("Enter the volume of at least one drug.")
    for key in drawn:
        batch, expires = facts.get(f"{key}_batch"), facts.get(f"{key}_expires")
        if not batch or not expires:
            raise Refused("Enter the batch and the expiry date of each drug: they are needed if it is recalled.")
        if date.fromisoformat(expires) < timezone.localdate(case.at):
            raise Refused(f"Batch {batch} is out of date. Do not inject it. Draw up another.")
    if limits_of(case.pathway) and _goes_over(case, total((given_today(case), drawn))):
        raise Refused(_MORE.format(facts["session_total"]))


def _goes_over(case: Case, running: Given) -> bool:
    """Whether the session would come to more of any drug than the last time out had said."""
    planned = _planned(case)
    return any(
        key not in planned or (mg is not None and (most := planned[key]) is not None and mg > most)
        for key, mg in running.items()
    )


_MORE = (
    "This is more than was planned at the time out. With it the session comes to: {}. "
    "Inject less, or take the time out again with the new plan; over a limit two people sign."
)
