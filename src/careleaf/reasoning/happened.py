"""An event as a plain value, and the order in which events happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

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


# Two events noted for the same minute happened in the order of the journey.
_RANK = {kind: rank for rank, kind in enumerate(Event)}


def in_order(events: Iterable[Happened]) -> tuple[Happened, ...]:
    """As they happened. When they were recorded plays no part."""
    return tuple(sorted(events, key=lambda event: (event.happened_at, _RANK[event.kind], event.id)))


def until(events: Iterable[Happened], now: datetime) -> tuple[Happened, ...]:
    """Those that had happened by ``now``, as they happened."""
    return in_order(event for event in events if event.happened_at <= now)
