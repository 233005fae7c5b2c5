"""Windows open and close at the right instant, whatever clocks and holidays do."""

from datetime import UTC
from decimal import Decimal

import pytest

from careleaf.definition.rules import Window
from careleaf.definition.values import FactValue, TimeUnit
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.windows import Span, is_working_day, reach, span
from tests.unit.reasoning.events import at, fact, length, lengths, slot


def windowed(anchor: str, facts: dict[str, FactValue], **window: object) -> Span:
    shape = Window.model_validate({"title": "a window", "anchor": Event.PROCEDURE_ENDED, **window})
    return span(shape, at(anchor), {name: fact(value) for name, value in facts.items()})


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


def test_a_range_after_its_anchor() -> None:
    due = windowed("2026-03-02 10:00", {"weeks": lengths("6", "8", TimeUnit.WEEKS)}, range="weeks")
    assert due == Span(at("2026-04-13 10:00"), at("2026-04-27 10:00"))


def test_a_range_before_its_anchor_opens_with_the_longer_reach() -> None:
    due = windowed("2026-03-30 10:00", {"days": lengths("2", "7", TimeUnit.DAYS)}, range="days", direction="before")
    assert due == Span(at("2026-03-23 10:00"), at("2026-03-28 10:00"))


def test_only_a_closing_edge_opens_at_the_anchor() -> None:
    due = windowed("2026-03-02 10:00", {"day": length("24", TimeUnit.HOURS)}, closes="day")
    assert due == Span(at("2026-03-02 10:00"), at("2026-03-03 10:00"))


def test_only_an_opening_edge_never_closes() -> None:
    due = windowed("2026-03-02 10:00", {"day": length("24", TimeUnit.HOURS)}, opens="day")
    assert due == Span(at("2026-03-03 10:00"), None)


def test_before_an_anchor_it_closes_at_the_anchor_unless_said() -> None:
    facts: dict[str, FactValue] = {"lead": length("14", TimeUnit.DAYS)}
    latest = windowed("2026-03-30 10:00", facts, closes="lead", direction="before")
    earliest = windowed("2026-03-30 10:00", facts, opens="lead", direction="before")
    assert latest == Span(None, at("2026-03-16 10:00"))
    assert earliest == Span(at("2026-03-16 10:00"), at("2026-03-30 10:00"))


def test_the_same_calendar_day_is_all_of_it() -> None:
    due = windowed("2026-03-29 10:00", {}, same_calendar_day=True)  # 23 hours long
    assert due.opens == at("2026-03-29 00:00")
    assert due.closes is not None
    assert due.opens is not None
    assert (due.closes - due.opens).total_seconds() == pytest.approx(23 * 3600)


def test_the_same_calendar_day_cut_to_an_edge() -> None:
    due = windowed("2026-03-02 20:00", {"hours": length("6", TimeUnit.HOURS)}, closes="hours", same_calendar_day=True)
    assert due.opens == at("2026-03-02 20:00")
    assert due.closes is not None
    assert due.closes < at("2026-03-03 00:00")


@pytest.mark.parametrize("shape", [{"range": "none"}, {"closes": "none"}, {"opens": "none"}])
def test_an_edge_without_a_value_is_named(shape: dict[str, str]) -> None:
    assert windowed("2026-03-02 10:00", {"none": slot()}, **shape).unset == ("none",)


def test_amounts_keep_their_decimals() -> None:
    assert length("0.25", TimeUnit.HOURS).amount == Decimal("0.25")
    assert reach(at("2026-03-02 10:00"), length("0.25", TimeUnit.HOURS)) == at("2026-03-02 10:15")
