"""Events are ordered by when they happened."""

from datetime import datetime

import pytest

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, How, in_order, until
from tests.unit.reasoning.events import at, happened


def test_an_event_written_down_late_keeps_its_place() -> None:
    ended = happened(Event.PROCEDURE_ENDED, "2026-03-02 10:00", recorded="2026-03-02 18:00")
    discharged = happened(Event.DISCHARGED, "2026-03-02 11:30")
    assert in_order([discharged, ended]) == (ended, discharged)


def test_two_events_of_one_minute_stand_in_the_order_of_the_journey() -> None:
    ended = happened(Event.PROCEDURE_ENDED, "2026-03-02 10:00")
    discharged = happened(Event.DISCHARGED, "2026-03-02 10:00")
    assert in_order([discharged, ended]) == (ended, discharged)


def test_what_had_not_happened_yet_is_left_out() -> None:
    ended = happened(Event.PROCEDURE_ENDED, "2026-03-02 10:00")
    discharged = happened(Event.DISCHARGED, "2026-03-02 11:30")
    assert until([discharged, ended], at("2026-03-02 11:29")) == (ended,)


def test_a_time_without_its_zone_is_refused() -> None:
    naive = datetime(2026, 3, 2, 10, 0)  # noqa: DTZ001
    with pytest.raises(ValueError, match="time zone"):
        Happened(
            id="1",
            kind=Event.ACCEPTED,
            happened_at=naive,
            recorded_at=at("2026-03-02 10:00"),
            by="staff:1",
            how=How.PAPER,
            edition="1.0",
        )
