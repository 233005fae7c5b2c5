"""A length of time reaches the right instant, whatever clocks and holidays do."""

from datetime import UTC, timedelta
from decimal import Decimal

import pytest

from careleaf.definition.values import TimeUnit
from careleaf.reasoning.calendar import day_of, end_of_day, is_working_day, reach, start_of_day
from tests.unit.reasoning.events import at, length


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        ("2026-03-02 10:00", "90", TimeUnit.MINUTES, "2026-03-02 11:30"),
        ("2026-03-28 10:00", "24", TimeUnit.HOURS, "2026-03-29 11:00"),  # summer time began: a day of 23 hours
        ("2026-03-28 10:00", "1", TimeUnit.DAYS, "2026-03-29 10:00"),
        ("2026-03-02 10:00", "6", TimeUnit.WEEKS, "2026-04-13 10:00"),
        ("2026-10-24 10:00", "1.5", TimeUnit.HOURS, "2026-10-24 11:30"),
        ("2026-01-31 10:00", "1", TimeUnit.MONTHS, "2026-02-28 10:00"),
        ("2026-11-30 10:00", "2", TimeUnit.MONTHS, "2027-01-30 10:00"),
        ("2028-02-29 10:00", "1", TimeUnit.YEARS, "2029-02-28 10:00"),
        ("2026-04-02 10:00", "1", TimeUnit.WORKING_DAYS, "2026-04-07 10:00"),  # Good Friday and Easter Monday
        ("2026-03-07 10:00", "2", TimeUnit.WORKING_DAYS, "2026-03-10 10:00"),  # from a Saturday
        ("2026-03-02 10:00", "0", TimeUnit.WORKING_DAYS, "2026-03-02 10:00"),
    ],
)
def test_a_length_of_time_reaches(start: str, amount: str, unit: TimeUnit, end: str) -> None:
    assert reach(at(start), length(amount, unit)) == at(end)


def test_counting_back() -> None:
    assert reach(at("2026-04-07 10:00"), length("1", TimeUnit.WORKING_DAYS), back=True) == at("2026-04-02 10:00")
    assert reach(at("2026-03-15 10:00"), length("2", TimeUnit.WEEKS), back=True) == at("2026-03-01 10:00")


def test_an_hour_that_comes_twice_lies_whole_inside_the_window() -> None:
    day = length("1", TimeUnit.DAYS)
    opens, closes = reach(at("2026-10-24 01:30"), day), reach(at("2026-10-24 01:30"), day, closing=True)
    assert opens == at("2026-10-25 01:30").astimezone(UTC)
    assert closes == at("2026-10-25 01:30", fold=1).astimezone(UTC)


def test_part_of_a_day_has_to_be_written_in_hours() -> None:
    with pytest.raises(ValueError, match=r"1\.5 days is not a whole number"):
        reach(at("2026-03-02 10:00"), length("1.5", TimeUnit.DAYS))


def test_bank_holidays_of_england() -> None:
    assert not is_working_day(at("2026-12-28 10:00").date())  # Boxing Day fell on a Saturday
    assert is_working_day(at("2026-03-17 10:00").date())  # Saint Patrick's Day is none here


def test_amounts_keep_their_decimals() -> None:
    assert length("0.25", TimeUnit.HOURS).amount == Decimal("0.25")
    assert reach(at("2026-03-02 10:00"), length("0.25", TimeUnit.HOURS)) == at("2026-03-02 10:15")


def test_a_day_of_the_clinic_is_whole_also_when_the_clocks_change() -> None:
    spring, autumn = at("2026-03-29 12:00"), at("2026-10-25 12:00")
    just_under = timedelta(hours=1) - timedelta.resolution
    assert end_of_day(spring) - start_of_day(spring) == timedelta(hours=22) + just_under
    assert end_of_day(autumn) - start_of_day(autumn) == timedelta(hours=24) + just_under


def test_a_day_is_the_clinics_own_and_not_that_of_greenwich() -> None:
    assert day_of(at("2026-07-01 00:30").astimezone(UTC)) == at("2026-07-01 12:00").date()
