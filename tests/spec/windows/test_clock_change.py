"""When the clocks change inside a window: days keep the clock time, hours are time that passes."""

from datetime import UTC, timedelta

import pytest

from careleaf.definition.rules import Window
from careleaf.definition.values import TimeUnit
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.windows import Span, span
from tests.unit.reasoning.events import at, fact, length, lengths


def after(anchor: str, low: str, high: str, unit: TimeUnit) -> Span:
    window = Window.model_validate({"title": "a window", "anchor": Event.PROCEDURE_ENDED, "range": "reach"})
    return span(window, at(anchor), {"reach": fact(lengths(low, high, unit))})


def lasts(due: Span) -> timedelta:
    """How much time passes in it, in Greenwich: between two clock times of one zone Python counts the clock."""
    assert due.opens is not None
    assert due.closes is not None
    return due.closes.astimezone(UTC) - due.opens.astimezone(UTC)


@pytest.mark.parametrize(
    ("procedure", "opens", "closes"),
    [
        ("2026-02-16 10:00", "2026-03-30 10:00", "2026-04-13 10:00"),  # summer time begins on 29 March
        ("2026-09-14 10:00", "2026-10-26 10:00", "2026-11-09 10:00"),  # and ends on 25 October
    ],
)
def test_a_call_after_six_to_eight_weeks_comes_at_the_clock_time_of_the_procedure(
    procedure: str, opens: str, closes: str
) -> None:
    assert after(procedure, "6", "8", TimeUnit.WEEKS) == Span(at(opens), at(closes))


@pytest.mark.parametrize(("procedure", "hours"), [("2026-03-20 10:00", -1), ("2026-10-16 10:00", 1)])
def test_a_week_in_which_the_clocks_change_is_an_hour_shorter_or_longer(procedure: str, hours: int) -> None:
    due = after(procedure, "1", "2", TimeUnit.WEEKS)
    assert lasts(due) == timedelta(days=7, hours=hours)


def test_twenty_four_hours_without_driving_are_hours_that_pass() -> None:
    window = Window.model_validate({"title": "no driving", "anchor": Event.PROCEDURE_ENDED, "closes": "hours"})
    due = span(window, at("2026-10-24 10:00"), {"hours": fact(length("24", TimeUnit.HOURS))})
    assert due.closes == at("2026-10-25 09:00")


def test_a_stay_in_the_night_the_clocks_go_back_is_as_long_as_on_any_other() -> None:
    window = Window.model_validate({"title": "a stay", "anchor": Event.PROCEDURE_ENDED, "range": "stay"})
    due = span(window, at("2026-10-25 00:30"), {"stay": fact(lengths("1", "2", TimeUnit.HOURS))})
    assert due == Span(at("2026-10-25 01:30").astimezone(UTC), at("2026-10-25 01:30", fold=1).astimezone(UTC))


def test_the_day_itself_has_twenty_three_or_twenty_five_hours() -> None:
    window = Window.model_validate({"title": "a day", "anchor": Event.PROCEDURE_ENDED, "same_calendar_day": True})
    for day, hours in (("2026-03-29", 23), ("2026-10-25", 25)):
        assert lasts(span(window, at(f"{day} 10:00"), {})) == timedelta(hours=hours) - timedelta.resolution
