"""A worked patient's events as they happened: days counted from day 0 turned into clinic time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from careleaf.definition.examples import Examples, ancestry
from careleaf.definition.vocabulary import Event
from careleaf.definition.worked import Told, WorkedPatient
from careleaf.reasoning.happened import Happened, How, in_order
from careleaf.reasoning.tasks import PLANNED_FOR
from careleaf.reasoning.windows import CLINIC_TIME


@dataclass(frozen=True, slots=True)
class Replayed:
    """An event, the gates it happened in spite of, and its place in the patient's own file (none if not there)."""

    event: Happened
    despite: tuple[str, ...]
    index: int | None


def instant(moment: str, day_0: date) -> datetime:
    """ "day 42 10:00" as clinic time."""
    _, day, clock = moment.split()
    hour, minute = map(int, clock.split(":"))
    when = day_0 + timedelta(days=int(day))
    return datetime(when.year, when.month, when.day, hour, minute, tzinfo=CLINIC_TIME)


def told(when: datetime, day_0: date) -> str:
    """The inverse of ``instant``, for saying what differs."""
    local = when.astimezone(CLINIC_TIME)
    return f"day {(local.date() - day_0).days} {local:%H:%M}"


def replay(name: str, examples: Examples) -> tuple[Replayed, ...]:
    """Everything that happened to a worked patient, beginnings included, as it happened."""
    found = list(_events(name, examples))
    order = {event.id: place for place, event in enumerate(in_order(one.event for one in found))}
    return tuple(sorted(found, key=lambda one: order[one.event.id]))


def _events(name: str, examples: Examples) -> Iterator[Replayed]:
    day_0, until = examples[name].day_0, None
    for generation, (_, patient) in enumerate(ancestry(name, examples)):
        for index, one in enumerate(patient.events):
            if until is None or instant(one.at, day_0) < until:
                event = _happened(one, f"{99 - generation:02}.{index:03}", day_0)
                yield Replayed(event, one.despite, None if generation else index)
        until = _earlier(until, patient, day_0)


def _earlier(until: datetime | None, patient: WorkedPatient, day_0: date) -> datetime | None:
    own = instant(patient.until, day_0) if patient.until else None
    return min((edge for edge in (until, own) if edge is not None), default=None)


def _happened(one: Told, id: str, day_0: date) -> Happened:
    facts = dict(one.facts)
    if PLANNED_FOR in facts:
        facts[PLANNED_FOR] = instant(facts[PLANNED_FOR], day_0).isoformat()
    if one.event is Event.FINDING_RESOLVED:
        facts.setdefault("role", one.by)
    return Happened(
        id=id,
        kind=one.event,
        happened_at=instant(one.at, day_0),
        recorded_at=instant(one.recorded_at or one.at, day_0),
        by=f"staff:{one.by}",
        how=How(one.how),
        edition="worked",
        facts=facts,
    )
