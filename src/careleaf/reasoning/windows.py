"""From when until when something is due: the instants of a window, counted from an anchor event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from careleaf.definition.facts import Fact
from careleaf.definition.rules import Window
from careleaf.definition.values import Duration, DurationRange
from careleaf.reasoning.calendar import end_of_day, reach, start_of_day


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last instant that are in time; None is open-ended. ``unset`` names facts without a value."""

    opens: datetime | None
    closes: datetime | None
    unset: tuple[str, ...] = ()


def span(window: Window, anchor: datetime, facts: Mapping[str, Fact]) -> Span:
    """The window around an anchor. An edge whose fact has no value is named in ``unset``: do not rely on it."""
    first, last = _lengths(window, facts)
    opens: datetime | None
    closes: datetime | None
    if window.direction == "after":
        opens = reach(anchor, first) if first else anchor
        closes = reach(anchor, last, closing=True) if last else None
    else:
        opens = reach(anchor, first, back=True) if first else None
        closes = reach(anchor, last, back=True, closing=True) if last else anchor
    if window.same_calendar_day:
        opens, closes = _within_the_day(window, anchor, opens, closes)
    unset = tuple(name for name in window.facts if not isinstance(facts[name].is_, Duration | DurationRange))
    return Span(opens, closes, unset)


def _lengths(window: Window, facts: Mapping[str, Fact]) -> tuple[Duration | None, Duration | None]:
    """How far the opening and the closing edge lie from the anchor; None where nothing is said or no value is set."""
    if window.range is None:
        return _length(window.opens, facts), _length(window.closes, facts)
    value = facts[window.range].is_
    if not isinstance(value, DurationRange):
        return None, None
    near = Duration(type="duration", amount=value.low, unit=value.unit)
    far = Duration(type="duration", amount=value.high, unit=value.unit)
    return (near, far) if window.direction == "after" else (far, near)


def _length(name: str | None, facts: Mapping[str, Fact]) -> Duration | None:
    value = facts[name].is_ if name else None
    return value if isinstance(value, Duration) else None


def _within_the_day(
    window: Window, anchor: datetime, opens: datetime | None, closes: datetime | None
) -> tuple[datetime, datetime]:
    """The anchor's calendar day, cut to whatever edges the window also names."""
    begins, ends = start_of_day(anchor), end_of_day(anchor)
    if not window.facts:
        return begins, ends
    return max(begins, opens or begins), min(ends, closes or ends)
