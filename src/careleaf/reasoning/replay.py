"""A worked patient's events as they happened: days counted from day 0 turned into clinic time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from careleaf.definition.examples import Examples, ancestry
from careleaf.definition.vocabulary import Event
from careleaf.definition.worked import Told, WorkedPatient
from careleaf.reasoning.asked import ANSWERS
from careleaf.reasoning.bookings import PLANNED_FOR
from careleaf.reasoning.calendar import CLINIC_TIME
from careleaf.reasoning.happened import SUPERSEDES, Happened, How

ABOUT = frozenset({SUPERSEDES, ANSWERS, "incident"})
"""The facts in which an event names another: what it replaces, what it answers, what was read."""
_RANK = {kind: rank for rank, kind in enumerate(Event)}


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
    return _naming(sorted(_events(name, examples), key=_when))


def _when(one: Replayed) -> tuple[datetime, int, str]:
    return one.event.happened_at, _RANK[one.event.kind], one.event.id


def _naming(found: list[Replayed]) -> tuple[Replayed, ...]:
    """Where a fact is about another event it names its kind: the last one there was."""
    last: dict[str, str] = {}
    named: list[Replayed] = []
    for one in found:
        about = {name: last.get(said, said) for name, said in one.event.facts.items() if name in ABOUT}
        named.append(replace(one, event=replace(one.event, facts={**one.event.facts, **about})) if about else one)
        last[one.event.kind] = one.event.id
    return tuple(named)


def _events(name: str, examples: Examples) -> Iterator[Replayed]:
    day_0, until = examples[name].day_0, None
    otherwise: dict[str, str] = {}
    for generation, (_, patient) in enumerate(ancestry(name, examples)):
        for index, one in enumerate(patient.events):
            if until is None or instant(one.at, day_0) < until:
                event = _happened(one, f"{99 - generation:02}.{index:03}", day_0, otherwise)
                yield Replayed(event, one.despite, None if generation else index)
        until = _earlier(until, patient, day_0)
        otherwise = {**patient.as_if, **otherwise}


def _earlier(until: datetime | None, patient: WorkedPatient, day_0: date) -> datetime | None:
    own = instant(patient.until, day_0) if patient.until else None
    return min((edge for edge in (until, own) if edge is not None), default=None)


def _happened(one: Told, id: str, day_0: date, otherwise: Mapping[str, str]) -> Happened:
    facts = {name: otherwise.get(name, said) for name, said in one.facts.items()}
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
