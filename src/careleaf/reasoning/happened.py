"""An event as a plain value, which events are in force, and the order in which they happened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from careleaf.definition.vocabulary import Event


class How(StrEnum):
    """How the house came to know."""

    SCREEN = "screen"
    TELEPHONE = "telephone"
    PAPER = "paper"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One event of a journey. ``id`` is its evidence, ``by`` who recorded it, ``edition`` what the patient was told.

    ``facts`` hold what was said or found: answers by question, acknowledgements by item, a reason for a late entry.
    """

    id: str
    kind: Event
    happened_at: datetime
    recorded_at: datetime
    by: str
    how: How
    edition: str
    facts: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.happened_at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise ValueError("an event's times need their time zone")


class Past(tuple[Happened, ...]):
    """The events in force, in the order they happened."""

    @cached_property
    def _by_kind(self) -> Mapping[Event, tuple[Happened, ...]]:
        kinds: defaultdict[Event, list[Happened]] = defaultdict(list)
        for event in self:
            kinds[event.kind].append(event)
        return {kind: tuple(events) for kind, events in kinds.items()}

    def of(self, kind: Event) -> tuple[Happened, ...]:
        """Those of one kind, as they happened."""
        return self._by_kind.get(kind, ())

    def among(self, kinds: Iterable[Event]) -> tuple[Happened, ...]:
        """Those of several kinds, as they happened."""
        found = [events for kind in frozenset(kinds) if (events := self.of(kind))]
        if len(found) < 2:
            return found[0] if found else ()
        wanted = {event.id for events in found for event in events}
        return tuple(event for event in self if event.id in wanted)

    @cached_property
    def _by_fact(self) -> Mapping[str, tuple[Happened, ...]]:
        names: defaultdict[str, list[Happened]] = defaultdict(list)
        for event in self:
            for name in event.facts:
                names[name].append(event)
        return {name: tuple(events) for name, events in names.items()}

    def saying(self, fact: str) -> tuple[Happened, ...]:
        """Those that carry a fact, as they happened."""
        return self._by_fact.get(fact, ())

    def since(self, event: Happened | None) -> "Past":
        """From this event on; the whole where there is none."""
        if event is None:
            return self
        return Past(self[next(place for place, one in enumerate(self) if one.id == event.id) :])


# Two events noted for the same minute happened in the order of the journey.
_RANK = {kind: rank for rank, kind in enumerate(Event)}


def in_order(events: Iterable[Happened]) -> Past:
    """As they happened. When they were recorded plays no part, but for what supersedes what."""
    if isinstance(events, Past):
        return events
    return Past(sorted(in_force(events), key=lambda event: (event.happened_at, _RANK[event.kind], event.id)))


def until(events: Iterable[Happened], now: datetime) -> Past:
    """Those that had happened by ``now``, as they happened."""
    past = in_order(events)
    if not past or past[-1].happened_at <= now:
        return past
    return Past(event for event in past if event.happened_at <= now)


SUPERSEDES = "supersedes"
"""The fact in which an event names the id of the earlier record it replaces or takes out."""


def in_force(events: Iterable[Happened]) -> tuple[Happened, ...]:
    """The events that count now that records have been put right; the order of recording decides, never the clock.

    An event of the same kind replaces the one it supersedes, and the last of several replaces them all.
    ``recorded_in_error`` takes the event out whole, or, of an earlier ``recorded_in_error``, puts back what that took
    out. What supersedes nothing known here counts for itself.
    """
    recorded = tuple(events)
    if not any(SUPERSEDES in event.facts for event in recorded):
        return recorded
    recorded = tuple(sorted(recorded, key=lambda one: (one.recorded_at, one.id)))
    void = _errors_put_right(recorded)
    first: dict[str, Happened] = {}
    counts: dict[str, Happened | None] = {}
    for event in recorded:
        if event.id in void:
            continue
        root = first.get(event.facts.get(SUPERSEDES, ""))
        if root is not None and event.kind is Event.RECORDED_IN_ERROR:
            counts[root.id] = None
        is_amendment = root is not None and event.kind is root.kind
        first[event.id] = root if root is not None and is_amendment else event
        counts[first[event.id].id] = event
    return tuple(event for event in counts.values() if event is not None)


def _errors_put_right(recorded: tuple[Happened, ...]) -> set[str]:
    """The ids of each ``recorded_in_error`` that a later one, itself in force, takes out."""
    earlier = {event.id: place for place, event in enumerate(recorded) if event.kind is Event.RECORDED_IN_ERROR}
    void: set[str] = set()
    for place, event in reversed(list(enumerate(recorded))):
        target = event.facts.get(SUPERSEDES, "")
        if event.id in earlier and event.id not in void and earlier.get(target, place) < place:
            void.add(target)
    return void
