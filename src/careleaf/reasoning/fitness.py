"""Whether a patient may go home now: what is missing of the criteria, and whether the stay is as promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careleaf.definition.rules import Window
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.gates import Rulebook, Stop, stops
from careleaf.reasoning.happened import Happened, until
from careleaf.reasoning.windows import Span, span


class Stay(StrEnum):
    """How long the patient has been here since the procedure ended, against the promised stay."""

    NOT_KNOWN = "not_known"
    TOO_SHORT = "too_short"
    AS_PROMISED = "as_promised"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Fitness:
    """What is missing before going home, and the stay. Outside the promised stay going home needs a reason."""

    missing: tuple[Stop, ...]
    stay: Stay
    due: Span | None

    @property
    def is_fit_to_leave(self) -> bool:
        return not self.missing

    @property
    def needs_a_reason(self) -> bool:
        return self.stay is not Stay.AS_PROMISED


def fitness(
    rulebook: Rulebook, stay: Window, events: Iterable[Happened], at: datetime, age: int | None = None
) -> Fitness:
    """Judged by the gates before discharge and the window of the stay, counted from its anchor event."""
    past = until(events, at)
    missing = stops(rulebook, Event.DISCHARGED, past, at, age)
    anchors = [event for event in past if event.kind is stay.anchor]
    if not anchors:
        return Fitness(missing, Stay.NOT_KNOWN, None)
    due = span(stay, anchors[-1].happened_at, rulebook.facts)
    return Fitness(missing, _stay(due, at), due)


def _stay(due: Span, at: datetime) -> Stay:
    if due.unset:
        return Stay.NOT_KNOWN
    if due.opens is not None and at < due.opens:
        return Stay.TOO_SHORT
    return Stay.TOO_LONG if due.closes is not None and at > due.closes else Stay.AS_PROMISED
