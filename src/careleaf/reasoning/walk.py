"""The walk along the table of moves: where a journey stands, which events came out of order, where a day began anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.moves import LASTING, NOTES, OWNERS, RANK, TABLE, Phase, is_past_the_needle
from careleaf.reasoning.turns import TURNS

_BEGIN_ANEW = frozenset(
    {
        Event.RESCHEDULED,
        Event.CANCELLED_BY_PATIENT,
        Event.CANCELLED_BY_HOSPITAL,
        Event.DID_NOT_ATTEND,
        Event.ATTENDED_NOT_DONE,
    }
)
_NEEDLE_IN = frozenset(
    {Event.PROCEDURE_STARTED, Event.NUMBING_INJECTED, Event.INJECTED, Event.PROCEDURE_ENDED, Event.ABANDONED}
)
_LANDINGS: Mapping[Event, frozenset[Phase]] = MappingProxyType(
    {
        kind: frozenset(moves[kind] for phase, moves in TABLE.items() if moves.get(kind, phase) is not phase)
        for kind in Event
    }
)
"""The phases an event leads into from another."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a journey stands, what moves it on, and which events came out of order.

    ``anew_since`` is the event since which the way to the day begins again; ``ended_by`` the event that ended it.
    ``called_off`` are the events of days that came to nothing and were followed by another day, ``visits`` the turns
    of the appointment after the procedure.
    """

    phase: Phase
    next_events: tuple[Event, ...]
    out_of_order: tuple[Happened, ...]
    anew_since: Happened | None = None
    ended_by: Happened | None = None
    called_off: tuple[Happened, ...] = ()
    visits: tuple[Happened, ...] = ()

    @property
    def owner(self) -> Role | None:
        """Who sees to it that the journey moves on; nobody once it has ended."""
        return OWNERS.get(self.phase)

    def allows(self, kind: Event) -> bool:
        return kind in TABLE[self.phase] or kind in NOTES[self.phase]

    def leads_back(self, kind: Event) -> bool:
        """Whether an event would bring a journey past the needle back before it: the beginning of another round."""
        target = TABLE[self.phase].get(kind, self.phase)
        return is_past_the_needle(self.phase) and not is_past_the_needle(target)


def standing(events: Iterable[Happened]) -> Standing:
    """Derived from the events as they happened; when they were recorded plays no part."""
    walk = _Walk()
    for event in in_order(events):
        walk.take(event)
    return Standing(
        walk.phase,
        tuple(TABLE[walk.phase]),
        tuple(walk.out_of_order),
        walk.anew_since,
        walk.ended_by,
        tuple(walk.called_off),
        tuple(walk.visits),
    )


@dataclass(slots=True)
class _Walk:
    """A journey followed event by event; ``day`` is what belongs to the day it is on."""

    phase: Phase = Phase.REFERRED
    out_of_order: list[Happened] = field(default_factory=list)
    anew_since: Happened | None = None
    ended_by: Happened | None = None
    day: list[Happened] = field(default_factory=list)
    called_off: list[Happened] = field(default_factory=list)
    visits: list[Happened] = field(default_factory=list)

    def take(self, event: Happened) -> None:
        stood, kind = self.phase, event.kind
        if kind in TABLE[stood]:
            self.phase = TABLE[stood][kind]
        elif kind not in NOTES[stood]:
            self.out_of_order.append(event)
            self.phase = _furthest(stood, kind, self.ended_by)
        elif kind in _BEGIN_ANEW:
            self.visits.append(event)
        if kind not in LASTING:
            self.day.append(event)
        if (kind in _BEGIN_ANEW and kind in TABLE[stood]) or self._is_set_back(stood):
            self._begin_anew(event)
        if kind is Event.DIED or self.phase is not stood:
            self.ended_by = event if self.phase is Phase.ENDED else None

    def _is_set_back(self, stood: Phase) -> bool:
        return RANK[self.phase] < min(RANK[stood], RANK[Phase.IN_PROCEDURE])

    def _begin_anew(self, event: Happened) -> None:
        self.anew_since = event
        if self.phase is Phase.TO_DECIDE:
            return
        if not any(one.kind in _NEEDLE_IN for one in self.day):
            # Whoever comes after all comes to the same day: only what called it off has not been.
            gone = [one for one in self.day if event.kind is not Event.ARRIVED or one.kind in TURNS]
            self.called_off.extend(one for one in gone if one is not event or one.kind in TURNS)
        self.day = [event]


def _furthest(stood: Phase, kind: Event, ended_by: Happened | None) -> Phase:
    """Where an event leaves a journey it could not have come next in: never further back than it already stood.

    An end out of order ends nothing but by death: a person looks at it first. For the same reason a journey that had
    ended goes on where something out of order brings it, unless the patient has died.
    """
    landings = _LANDINGS[kind]
    if kind is Event.DIED or (ended_by is not None and ended_by.kind is Event.DIED):
        return Phase.ENDED
    living = landings - {Phase.ENDED}
    if stood is Phase.ENDED:
        return max(living, key=RANK.__getitem__, default=stood)
    return max((stood, *living), key=RANK.__getitem__)
