"""A window opens and closes where its definition says, counted from its anchor."""

import pytest

from careleaf.definition.rules import Window
from careleaf.definition.values import FactValue, TimeUnit
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.windows import Span, span
from tests.unit.reasoning.events import at, fact, length, lengths, slot


def windowed(anchor: str, facts: dict[str, FactValue], **window: object) -> Span:
    shape = Window.model_validate({"title": "a window", "anchor": Event.PROCEDURE_ENDED, **window})
    return span(shape, at(anchor), {name: fact(value) for name, value in facts.items()})


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
