"""What the pages of a journey show, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.access import may_record
from careleaf.clinic.journeys.actions.record_event import is_late, stops_now
from careleaf.clinic.journeys.models import Event, Journey
from careleaf.clinic.journeys.queries import events_of, pathway_of
from careleaf.clinic.journeys.rulebook import duties_with_ends, in_words, not_held, told
from careleaf.clinic.journeys.wording import STANDS, TO_DO, TOLD_BY, happened
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.clinic.web.saying import day, when
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event as Kind
from careleaf.reasoning.gates import Counted, Stop
from careleaf.reasoning.happened import Happened, How, in_order
from careleaf.reasoning.moves import standing


@dataclass(frozen=True, slots=True)
class Row:
    """A journey in the list."""

    reference: str
    spoken: str
    initials: str
    site: str
    procedure: str
    stands: str
    last: str


def row(journey: Journey) -> Row:
    events = in_order(events_of(journey))
    last = f"{happened(events[-1].kind)}, {when(events[-1].happened_at)}" if events else "Nothing recorded yet"
    return Row(
        reference=journey.reference,
        spoken=journey.spoken_reference,
        initials=journey.initials,
        site=journey.site.name,
        procedure=journey.edition.pathway.title,
        stands=STANDS[standing(events).phase],
        last=last,
    )


@dataclass(frozen=True, slots=True)
class Barrier:
    """A gate that holds, in words: what is in the way and the only way on."""

    title: str
    because: tuple[str, ...]
    way_on: str
    asks_again: bool


def barrier(stop: Stop, pathway: Pathway) -> Barrier:
    because = [_because(counted, pathway) for counted in stop.because]
    because += [f"Not recorded yet: {happened(kind).lower()}." for kind in stop.missing]
    return Barrier(stop.gate.title, tuple(because), stop.gate.way_on.how, bool(stop.because))


def _because(counted: Counted, pathway: Pathway) -> str:
    asked = told(pathway, pathway.questions[counted.question].ask)
    if counted.given_at is None:
        return f"“{asked}” has not been asked."
    if counted.answer == "not_known":
        return f"“{asked}” was last asked on {day(counted.given_at)}. There is no answer that counts now."
    return f"“{asked}” was answered: {in_words(counted.answer).lower()}, on {when(counted.given_at)}."


@dataclass(frozen=True, slots=True)
class Step:
    """Something that may come next."""

    kind: str
    words: str
    is_main: bool
    barriers: tuple[Barrier, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the record."""

    what: str
    at: datetime
    by: str
    how: str
    recorded_at: datetime | None
    reason: str
    facts: tuple[tuple[str, str], ...]
    out_of_order: bool


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duty the patient took on, and the instants it lasts to."""

    words: str
    until: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class JourneyPage:
    row: Row
    pathway: str
    site: str
    edition: str
    edition_number: int
    is_current: bool
    steps: tuple[Step, ...]
    others: tuple[Step, ...]
    entries: tuple[Entry, ...]
    duties: tuple[Lasting, ...]
    not_held: tuple[str, ...]
    may_record: bool
    seen: int


def journey_page(journey: Journey, person: Staff) -> JourneyPage:
    events, pathway = events_of(journey), pathway_of(journey)
    stands = standing(events)
    steps = tuple(_step(journey, kind, events, pathway) for kind in stands.next_events)
    return JourneyPage(
        row=row(journey),
        pathway=journey.edition.pathway_id,
        site=journey.site_id,
        edition=journey.edition.label,
        edition_number=journey.edition.number,
        is_current=journey.edition.state == "published",
        steps=tuple(step for step in steps if step.is_main),
        others=tuple(step for step in steps if not step.is_main),
        entries=entries(journey, pathway),
        duties=lasting(events, pathway),
        not_held=not_held(pathway),
        may_record=may_record(person),
        seen=len(events),
    )


def _step(journey: Journey, kind: Kind, events: Sequence[Happened], pathway: Pathway) -> Step:
    # What a step's own form asks for does not stop the way to that form.
    found = [stop for stop in stops_now(journey, kind, events, clock.now()) if kind is not Kind.DISCHARGED]
    is_main = kind in TO_DO and kind is not Kind.DUTIES_ACKNOWLEDGED
    return Step(kind.value, TO_DO.get(kind, happened(kind)), is_main, tuple(barrier(stop, pathway) for stop in found))


def entries(journey: Journey, pathway: Pathway) -> tuple[Entry, ...]:
    """The record as it happened."""
    rows = {f"{event.sequence:06}": event for event in journey.events.all()}
    past = in_order(events_of(journey))
    out_of_order = {event.id for event in standing(past).out_of_order}
    return tuple(_entry(rows[event.id], event, event.id in out_of_order, pathway) for event in past)


def _entry(row: Event, event: Happened, out_of_order: bool, pathway: Pathway) -> Entry:
    was_late = is_late(row.happened_at, row.recorded_at)
    return Entry(
        what=happened(event.kind),
        at=row.happened_at,
        by=row.by.name,
        how=TOLD_BY[How(row.how)],
        recorded_at=row.recorded_at if was_late else None,
        reason=row.reason,
        facts=tuple((_fact_named(name, pathway), in_words(value)) for name, value in row.facts.items()),
        out_of_order=out_of_order,
    )


def _fact_named(name: str, pathway: Pathway) -> str:
    if name in pathway.questions:
        return told(pathway, pathway.questions[name].ask)
    items = {item.id: item.text for item in pathway.register.items}
    return items.get(name, in_words(name))


def lasting(events: Sequence[Happened], pathway: Pathway) -> tuple[Lasting, ...]:
    """Each duty with the earliest times it ends; nothing before the event that starts its clock."""
    return tuple(Lasting(duty.item.text, ends) for duty, ends in duties_with_ends(events, pathway))
