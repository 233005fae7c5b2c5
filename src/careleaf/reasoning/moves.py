"""The one transition table: where a journey stands, what may come next, and which events came out of order.

A move that is not in the table is refused on screen while it has not happened yet. Once something has happened the
record takes it, and what came out of order is named here so that a person looks at it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, in_order


class Phase(StrEnum):
    """Where a journey stands, in the order it passes through."""

    REFERRED = "referred"
    ACCEPTED = "accepted"
    ARRIVED = "arrived"
    IN_PROCEDURE = "in_procedure"
    IN_RECOVERY = "in_recovery"
    STAYING = "staying"
    AT_HOME = "at_home"
    FOLLOWED_UP = "followed_up"
    ENDED = "ended"


_RANK = {phase: rank for rank, phase in enumerate(Phase)}
_NOT_NOW = (
    Event.DECLINED,
    Event.NOT_ELIGIBLE,
    Event.CANCELLED_BY_PATIENT,
    Event.CANCELLED_BY_HOSPITAL,
    Event.TRANSFERRED,
    Event.DIED,
    Event.LOST,
)
_BEFORE_THE_NEEDLE = MappingProxyType(dict.fromkeys(_NOT_NOW, Phase.ENDED))
_IN_THE_HOUSE = MappingProxyType(dict.fromkeys((Event.TRANSFERRED, Event.DIED), Phase.ENDED))

TABLE: Mapping[Phase, Mapping[Event, Phase]] = MappingProxyType(
    {
        Phase.REFERRED: {
            Event.ACCEPTED: Phase.ACCEPTED,
            Event.QUESTIONS_ANSWERED: Phase.REFERRED,
            **_BEFORE_THE_NEEDLE,
        },
        Phase.ACCEPTED: {
            Event.ARRIVED: Phase.ARRIVED,
            Event.QUESTIONS_ANSWERED: Phase.ACCEPTED,
            Event.RESCHEDULED: Phase.ACCEPTED,
            Event.DID_NOT_ATTEND: Phase.ENDED,
            **_BEFORE_THE_NEEDLE,
        },
        Phase.ARRIVED: {
            Event.PROCEDURE_STARTED: Phase.IN_PROCEDURE,
            Event.QUESTIONS_ANSWERED: Phase.ARRIVED,
            # Sent home to come again another day: the journey goes on from the waiting list.
            Event.RESCHEDULED: Phase.ACCEPTED,
            Event.ATTENDED_NOT_DONE: Phase.ENDED,
            **_BEFORE_THE_NEEDLE,
        },
        Phase.IN_PROCEDURE: {
            Event.PROCEDURE_ENDED: Phase.IN_RECOVERY,
            # Whoever had a needle in is watched afterwards, however short it was.
            Event.ABANDONED: Phase.IN_RECOVERY,
            Event.SECOND_SIDE_DEFERRED: Phase.IN_PROCEDURE,
            **_IN_THE_HOUSE,
        },
        Phase.IN_RECOVERY: {
            Event.DUTIES_ACKNOWLEDGED: Phase.IN_RECOVERY,
            Event.DISCHARGED: Phase.AT_HOME,
            Event.ADMITTED: Phase.STAYING,
            **_IN_THE_HOUSE,
        },
        Phase.STAYING: {
            Event.DUTIES_ACKNOWLEDGED: Phase.STAYING,
            Event.DISCHARGED: Phase.AT_HOME,
            **_IN_THE_HOUSE,
        },
        Phase.AT_HOME: {
            Event.FOLLOW_UP_CALLED: Phase.FOLLOWED_UP,
            Event.ADMITTED: Phase.STAYING,
            Event.DECLINED: Phase.ENDED,
            Event.TRANSFERRED: Phase.ENDED,
            Event.DIED: Phase.ENDED,
            Event.LOST: Phase.ENDED,
        },
        Phase.FOLLOWED_UP: {Event.CLOSED: Phase.ENDED, Event.DIED: Phase.ENDED},
        Phase.ENDED: {},
    }
)

KNOWN = frozenset(kind for moves in TABLE.values() for kind in moves)
"""The events the table speaks of. Any other changes nothing about where a journey stands."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a journey stands, which events may come next, and which came out of order."""

    phase: Phase
    next_events: tuple[Event, ...]
    out_of_order: tuple[Happened, ...]

    def allows(self, kind: Event) -> bool:
        return kind in self.next_events


def standing(events: Iterable[Happened]) -> Standing:
    """Derived from the events as they happened; when they were recorded plays no part."""
    phase, out_of_order = Phase.REFERRED, []
    for event in in_order(events):
        if event.kind not in KNOWN:
            continue
        if event.kind in TABLE[phase]:
            phase = TABLE[phase][event.kind]
        else:
            out_of_order.append(event)
            phase = _furthest(phase, event.kind)
    return Standing(phase, tuple(TABLE[phase]), tuple(out_of_order))


def _furthest(phase: Phase, kind: Event) -> Phase:
    """Where an event leaves a journey it could not have come next in: never further back than it already stood."""
    landings = {moves[kind] for stood, moves in TABLE.items() if moves.get(kind, stood) is not stood}
    return max((phase, *landings), key=_RANK.__getitem__)
