"""From when until when something is due: the instants of a window, counted from an anchor event.

Minutes and hours are time that passes. Days, weeks, months and years are calendar days of the clinic at the same clock
time, so day 42 after 10:00 is 10:00, whatever the clocks did in between. Working days leave out Saturdays, Sundays and
the bank holidays of England.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from holidays import country_holidays

from careleaf.definition.facts import Fact
from careleaf.definition.rules import Window
from careleaf.definition.values import Duration, DurationRange, TimeUnit

CLINIC_TIME = ZoneInfo("Europe/London")
_BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG")
_DAY = timedelta(days=1)


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
    day = anchor.astimezone(CLINIC_TIME).date()
    begins = datetime.combine(day, time.min, CLINIC_TIME).astimezone(UTC)
    ends = end_of_day(anchor)
    if not window.facts:
        return begins, ends
    return max(begins, opens or begins), min(ends, closes or ends)


def end_of_day(instant: datetime) -> datetime:
    """The last instant of the clinic's calendar day."""
    day = instant.astimezone(CLINIC_TIME).date()
    return datetime.combine(day + _DAY, time.min, CLINIC_TIME).astimezone(UTC) - datetime.resolution


def reach(anchor: datetime, length: Duration, *, back: bool = False, closing: bool = False) -> datetime:
    """The instant that lies ``length`` after the anchor, or before it.

    A clock time that comes twice when summer time ends counts as the later one for a closing edge; one that summer
    time leaps over is read an hour later.
    """
    sign = -1 if back else 1
    match length.unit:
        case TimeUnit.MINUTES:
            return anchor.astimezone(UTC) + sign * timedelta(minutes=1) * float(length.amount)
        case TimeUnit.HOURS:
            return anchor.astimezone(UTC) + sign * timedelta(hours=1) * float(length.amount)
        case TimeUnit.DAYS | TimeUnit.WEEKS | TimeUnit.MONTHS | TimeUnit.YEARS | TimeUnit.WORKING_DAYS:
            local = anchor.astimezone(CLINIC_TIME)
            day = _calendar_day(local.date(), _whole(length), length.unit, sign)
            return local.replace(year=day.year, month=day.month, day=day.day, fold=int(closing)).astimezone(UTC)
        case _:
            assert_never(length.unit)


def _whole(length: Duration) -> int:
    if length.amount != int(length.amount):
        raise ValueError(f"{length.amount} {length.unit} is not a whole number; write it in hours")
    return int(length.amount)


def _calendar_day(day: date, amount: int, unit: TimeUnit, sign: int) -> date:
    if unit is TimeUnit.WORKING_DAYS:
        return _working_day(day, amount, sign * _DAY)
    if unit in (TimeUnit.DAYS, TimeUnit.WEEKS):
        return day + sign * amount * (7 if unit is TimeUnit.WEEKS else 1) * _DAY
    months = day.year * 12 + day.month - 1 + sign * amount * (12 if unit is TimeUnit.YEARS else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _BANK_HOLIDAYS


def _working_day(day: date, amount: int, step: timedelta) -> date:
    """Counts the working days after the anchor's own day; zero is the day itself."""
    while amount:
        day += step
        amount -= is_working_day(day)
    return day
