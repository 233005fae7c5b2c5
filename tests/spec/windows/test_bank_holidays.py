"""A bank holiday at either edge of a window: it is never counted, and nothing is ever due on one."""

import pytest

from careleaf.definition.rules import Window
from careleaf.definition.values import TimeUnit
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.windows import span
from tests.unit.reasoning.events import at, fact, length


@pytest.mark.parametrize(
    ("asked", "days", "closes"),
    [
        ("2026-12-24 15:00", "1", "2026-12-29 15:00"),  # closes after Christmas and the Monday for Boxing Day
        ("2026-12-25 15:00", "1", "2026-12-29 15:00"),  # asked on a bank holiday: counted from it
        ("2026-12-28 15:00", "2", "2026-12-30 15:00"),  # the day asked on is never counted, holiday or not
        ("2026-04-30 15:00", "2", "2026-05-05 15:00"),  # the last of the days would be the early May holiday
        ("2026-04-02 15:00", "3", "2026-04-09 15:00"),  # Good Friday and Easter Monday both inside
    ],
)
def test_an_answer_in_working_days(asked: str, days: str, closes: str) -> None:
    window = Window.model_validate({"title": "a reply", "anchor": Event.MESSAGE_RECEIVED, "closes": "reply"})
    due = span(window, at(asked), {"reply": fact(length(days, TimeUnit.WORKING_DAYS))})
    assert (due.opens, due.closes) == (at(asked), at(closes))


@pytest.mark.parametrize(
    ("arrives", "days", "opens"),
    [
        ("2026-12-29 09:00", "1", "2026-12-24 09:00"),  # the working day before is before Christmas
        ("2026-05-05 09:00", "2", "2026-04-30 09:00"),
        ("2026-04-06 09:00", "1", "2026-04-02 09:00"),  # counted back from a bank holiday
    ],
)
def test_working_days_before_the_day(arrives: str, days: str, opens: str) -> None:
    window = Window.model_validate(
        {"title": "a last check", "anchor": Event.ARRIVED, "opens": "lead", "direction": "before"}
    )
    due = span(window, at(arrives), {"lead": fact(length(days, TimeUnit.WORKING_DAYS))})
    assert (due.opens, due.closes) == (at(opens), at(arrives))
