"""Times in words are clinic time, in winter and in summer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from careleaf.clinic.web.saying import day, plural, short_when, when

WINTER = datetime(2026, 11, 24, 14, 10, tzinfo=UTC)
SUMMER = datetime(2026, 7, 4, 23, 30, tzinfo=UTC)


def test_a_time_in_winter() -> None:
    assert when(WINTER) == "Tuesday 24 November 2026 at 14:10"
    assert short_when(WINTER) == "24 Nov 2026, 14:10"
    assert day(WINTER) == "24 November 2026"


def test_a_summer_evening_elsewhere_is_the_next_day_here() -> None:
    assert when(SUMMER) == "Sunday 5 July 2026 at 00:30"
    assert day(SUMMER) == "5 July 2026"


@pytest.mark.parametrize(("count", "said"), [(0, "0 problems"), (1, "1 problem"), (2, "2 problems")])
def test_one_and_many(count: int, said: str) -> None:
    assert plural(count, "problem") == said


def test_an_odd_plural() -> None:
    assert plural(3, "body", "bodies") == "3 bodies"
