"""Whatever the anchor and the length: time reaches the right day, in order, and working days are working days."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from careleaf.definition.values import Duration, TimeUnit
from careleaf.reasoning.calendar import CLINIC_TIME, is_working_day, reach

INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
AMOUNTS = st.integers(0, 120)
CALENDAR = (TimeUnit.DAYS, TimeUnit.WEEKS, TimeUnit.MONTHS, TimeUnit.YEARS, TimeUnit.WORKING_DAYS)


def length(amount: int, unit: TimeUnit) -> Duration:
    return Duration(type="duration", amount=Decimal(amount), unit=unit)


@given(INSTANTS, AMOUNTS, AMOUNTS, st.sampled_from(TimeUnit))
def test_more_time_never_reaches_less_far(anchor: datetime, one: int, other: int, unit: TimeUnit) -> None:
    near, far = sorted((one, other))
    assert reach(anchor, length(near, unit)) <= reach(anchor, length(far, unit))
    assert reach(anchor, length(near, unit), back=True) >= reach(anchor, length(far, unit), back=True)


@given(INSTANTS, AMOUNTS, st.sampled_from(TimeUnit))
def test_a_closing_edge_is_never_before_an_opening_one(anchor: datetime, amount: int, unit: TimeUnit) -> None:
    assert reach(anchor, length(amount, unit)) <= reach(anchor, length(amount, unit), closing=True)


@given(INSTANTS, AMOUNTS, st.sampled_from((TimeUnit.DAYS, TimeUnit.WEEKS)))
def test_calendar_days_keep_the_clock_time(anchor: datetime, amount: int, unit: TimeUnit) -> None:
    begins, ends = anchor.astimezone(CLINIC_TIME), reach(anchor, length(amount, unit)).astimezone(CLINIC_TIME)
    assert ends.date() - begins.date() == timedelta(days=amount * (7 if unit is TimeUnit.WEEKS else 1))
    # One o'clock in the night summer time begins does not exist and is read as two.
    assert ends.time() == begins.time() or (ends.month, begins.hour) == (3, 1)


@given(INSTANTS, AMOUNTS, st.sampled_from((TimeUnit.MINUTES, TimeUnit.HOURS)))
def test_minutes_and_hours_are_time_that_passes(anchor: datetime, amount: int, unit: TimeUnit) -> None:
    assert reach(anchor, length(amount, unit)) - anchor == timedelta(**{unit.value: amount})


@given(INSTANTS, st.integers(1, 60), st.booleans())
def test_working_days_end_on_a_working_day_and_leave_out_the_others(anchor: datetime, amount: int, back: bool) -> None:
    begins = anchor.astimezone(CLINIC_TIME).date()
    ends = reach(anchor, length(amount, TimeUnit.WORKING_DAYS), back=back).astimezone(CLINIC_TIME).date()
    first, last = (ends, begins - timedelta(days=1)) if back else (begins + timedelta(days=1), ends)
    between = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    assert is_working_day(ends)
    assert sum(map(is_working_day, between)) == amount
