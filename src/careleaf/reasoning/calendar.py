"""The clinic's calendar: its time zone, its days, the bank holidays of England, and how far a length of time reaches.

Minutes and hours are time that passes. Days, weeks, months and years are calendar days of the clinic at the same clock
time, so day 42 after 10:00 is 10:00, whatever the clocks did in between. Working days leave out Saturdays, Sundays and
the bank holidays of England.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from holidays import country_holidays

from careleaf.definition.values import Duration, TimeUnit

CLINIC_TIME = ZoneInfo("Europe/London")
_BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG")
_DAY = timedelta(days=1)


def day_of(instant: datetime) -> date:
    """The clinic's calendar day."""
    return instant.astimezone(CLINIC_TIME).date()


def start_of_day(instant: datetime) -> datetime:
    """The first instant of the clinic's calendar day."""
    return _midnight(day_of(instant))


def end_of_day(instant: datetime) -> datetime:
    """The last instant of the clinic's calendar day."""
    return _midnight(day_of(instant) + _DAY) - datetime.resolution


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, CLINIC_TIME).astimezone(UTC)


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
