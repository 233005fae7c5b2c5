"""What the pages of a journey show, as plain values: who it is, what stops, what is to be done, what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.access import may_do
from careleaf.clinic.journeys.act import Act, Case
from careleaf.clinic.journeys.definition_words import answer_in_words, asked, told
from careleaf.clinic.journeys.models import Event, Journey
from careleaf.clinic.journeys.record_words import label_in_words, value_in_words
from careleaf.clinic.journeys.wording import SIDES, STANDS, TOLD_BY, happened, to_do
from careleaf.clinic.people.details import spaced
from careleaf.clinic.people.models import LANGUAGES
from careleaf.clinic.people.models import in_words as role_in_words
from careleaf.clinic.web.saying import day, when
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event as Kind
from careleaf.reasoning.gates import Counted, Stop
from careleaf.reasoning.happened import How, in_order
from careleaf.reasoning.sides import Side, consented, sides_in
from careleaf.reasoning.walk import standing


@dataclass(frozen=True, slots=True)
class Strip:
    """Who it is, at the top of every page about one patient. ``allergies`` is None where nobody has asked."""

    reference: str
    spoken: str
    name: str
    born: str
    nhs_number: str
    procedure: str
    site: str
    side: str
    allergies: tuple[str, ...] | None
    needs: tuple[str, ...]
    stands: str


def strip(case: Case) -> Strip:
    journey, patient = case.journey, case.journey.patient
    return Strip(
        reference=journey.reference,
        spoken=journey.spoken_reference,
        name=patient.name,
        born=f"{patient.birth_date.day} {patient.birth_date:%B %Y}" if patient.birth_date else "not known",
        nhs_number=spaced(patient.nhs_number) if patient.nhs_number else "not known",
        procedure=journey.edition.pathway.title,
        site=journey.site.name,
        side=_side_now(case),
        allergies=None if patient.allergies is None else tuple(patient.allergies),
        needs=needs_of(journey),
        stands=STANDS[case.place.phase],
    )


def needs_of(journey: Journey) -> tuple[str, ...]:
    """What this patient needs that differs from what everybody gets."""
    patient = journey.patient
    found = [
        patient.get_format_display() if patient.format != "standard" else "",
        dict(LANGUAGES).get(patient.language, patient.language) if patient.language != "en-GB" else "",
        "Interpreter" if patient.interpreter else "",
        patient.needs_note,
    ]
    return tuple(filter(None, found))


def _side_now(case: Case) -> str:
    """The side of the consent in force; before a consent the side last stated, and that it is not consented yet."""
    agreed = consented(case.events)
    if agreed:
        return f"{side_words(agreed)} (as consented)"
    stated = next((sides_in(event) for event in reversed(in_order(case.events)) if sides_in(event)), frozenset[Side]())
    return f"{side_words(stated)} (no consent in force)" if stated else "not stated"


def side_words(sides: frozenset[Side]) -> str:
    return SIDES[Side.BOTH] if len(sides) > 1 else next((SIDES[side] for side in sides), "not stated")


@dataclass(frozen=True, slots=True)
class Barrier:
    """A gate that holds, in words: what is in the way and the only way on; ``asked_by`` answers its questions anew."""

    title: str
    because: tuple[str, ...]
    way_on: str
    asked_by: tuple[tuple[str, str], ...]


def barrier(stop: Stop, pathway: Pathway) -> Barrier:
    because = [_because(counted, pathway) for counted in stop.because]
    because += [f"Not recorded yet: {happened(kind).lower()}." for kind in stop.missing]
    return Barrier(stop.gate.title, tuple(because), stop.gate.way_on.how, tuple(_asked_by(stop, pathway)))


_ANSWERS = (Kind.SIGNED_IN, Kind.TIMED_OUT, Kind.LEG_POWER_TESTED)
"""Acts that answer the questions anchored to them themselves; all others are asked on the sheet of questions."""


def _asked_by(stop: Stop, pathway: Pathway) -> Iterable[tuple[str, str]]:
    """The acts that ask what the gate reads, each once, with the words of its button."""
    found = dict.fromkeys(_asks(pathway, counted.question) for counted in stop.because)
    return ((kind.value, to_do(kind)) for kind in found)


def _asks(pathway: Pathway, question: str) -> Kind:
    anchors = {pathway.occasions[name].anchor for name in pathway.questions[question].asked_at}
    return next((kind for kind in _ANSWERS if kind in anchors), Kind.QUESTIONS_ANSWERED)


def _because(counted: Counted, pathway: Pathway) -> str:
    question = told(pathway, pathway.questions[counted.question].ask)
    if counted.given_at is None:
        return f"“{question}” has not been asked."
    if counted.answer == "not_known":
        return f"“{question}” was last asked on {day(counted.given_at)}. There is no answer that counts now."
    return f"“{question}” was answered: {answer_in_words(counted.answer).lower()}, on {when(counted.given_at)}."


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the record. ``number`` names it within its journey; ``superseded`` says that it counts no more;
    ``may_put_right`` is for whoever looks at it."""

    number: int
    kind: str
    what: str
    at: datetime
    by: str
    how: str
    recorded_at: datetime | None
    reason: str
    facts: tuple[tuple[str, str], ...]
    out_of_order: bool
    superseded: bool
    may_put_right: bool


def entries(case: Case, acts: Mapping[Kind, Act]) -> tuple[Entry, ...]:
    """Everything recorded, as it happened; what was put right stays to be read."""
    rows = sorted(case.journey.events.all(), key=lambda row: (row.happened_at, row.sequence))
    odd = {event.id for event in standing(case.events).out_of_order}
    counts = {event.id for event in in_order(case.events)}
    return tuple(_entry(row, case, acts, odd, counts) for row in rows)


def _entry(row: Event, case: Case, acts: Mapping[Kind, Act], odd: set[str], counts: set[str]) -> Entry:
    act, superseded = acts.get(Kind(row.kind)), row.event_id not in counts
    is_late = (row.recorded_at - row.happened_at).total_seconds() > 15 * 60
    return Entry(
        number=row.sequence,
        kind=row.kind,
        what=happened(Kind(row.kind)),
        at=row.happened_at,
        by=f"{row.by_name} ({role_in_words(row.by_role)})" if row.by_kind == "staff" else _not_staff(row),
        how=TOLD_BY[How(row.how)] if row.by_kind != "house" else "by itself",
        recorded_at=row.recorded_at if is_late else None,
        reason=row.reason,
        facts=tuple(facts_in_words(row.facts, act, case)),
        out_of_order=row.event_id in odd,
        superseded=superseded,
        may_put_right=act is not None and not superseded and may_do(case.by, act.roles),
    )


def _not_staff(row: Event) -> str:
    return "the patient" if row.by_kind == "patient" else "Careleaf"


def facts_in_words(facts: Mapping[str, str], act: Act | None, case: Case) -> Iterable[tuple[str, str]]:
    """What was said, under the labels it was asked with."""
    shown = act.asks(case) if act else {}
    for name, value in facts.items():
        if name in case.pathway.questions:
            question = asked(case.pathway, name)
            yield label_in_words(name, question.words), dict(question.choices).get(value, answer_in_words(value))
        elif name in ("side", "side_put_off"):
            yield label_in_words(name, ""), SIDES.get(Side(value), value) if value in list(Side) else value
        elif name == "supersedes":
            yield "Puts right:", f"entry {int(value)}"
        elif value:
            field = shown.get(name)
            label = str(field.label) if field and field.label else ""
            choices = {str(key): str(words) for key, words in getattr(field, "choices", ())}
            yield label_in_words(name, label), value_in_words(name, value, choices, case.pathway)
