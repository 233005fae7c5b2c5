"""Fit to go home: every criterion met, and a stay as long as promised, counted from the end of the procedure."""

import pytest

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.fitness import Fitness, Stay, fitness
from careleaf.reasoning.happened import Happened
from tests.spec.sacroiliac import pathway, rulebook
from tests.unit.reasoning.events import at, happened

DAY = "2026-03-02"
ENDED = happened(Event.PROCEDURE_ENDED, f"{DAY} 10:00")
SEEN = (
    happened(Event.FIRST_STAND_ASSISTED, f"{DAY} 10:30"),
    happened(Event.LEG_POWER_TESTED, f"{DAY} 10:40", legs_strong="yes"),
    happened(Event.DUTIES_ACKNOWLEDGED, f"{DAY} 10:50"),
)


def judged(now: str, *events: Happened) -> Fitness:
    return fitness(rulebook(), pathway().windows["stay_window"], events, at(f"{DAY} {now}"))


def test_with_every_criterion_met_inside_the_stay_the_patient_may_go() -> None:
    found = judged("11:30", ENDED, *SEEN)
    assert found.is_fit_to_leave
    assert not found.needs_a_reason


@pytest.mark.parametrize("left_out", [0, 1, 2])
def test_each_criterion_not_met_keeps_the_patient_here_and_is_named(left_out: int) -> None:
    seen = [event for index, event in enumerate(SEEN) if index != left_out]
    found = judged("11:30", ENDED, *seen)
    assert not found.is_fit_to_leave
    assert [stop.missing for stop in found.missing if stop.missing] == [(SEEN[left_out].kind,)]


@pytest.mark.parametrize("answer", ["no", "not_known"])
def test_a_leg_tested_and_not_strong_keeps_the_patient_here(answer: str) -> None:
    again = happened(Event.LEG_POWER_TESTED, f"{DAY} 11:00", legs_strong=answer)
    assert [stop.key for stop in judged("11:30", ENDED, *SEEN, again).missing] == ["legs_strong"]


@pytest.mark.parametrize(
    ("now", "stay"),
    [
        ("10:59", Stay.TOO_SHORT),
        ("11:00", Stay.AS_PROMISED),
        ("12:00", Stay.AS_PROMISED),
        ("12:01", Stay.TOO_LONG),
    ],
)
def test_outside_the_promised_stay_going_home_needs_a_reason(now: str, stay: Stay) -> None:
    found = judged(now, ENDED, *SEEN)
    assert (found.stay, found.needs_a_reason) == (stay, stay is not Stay.AS_PROMISED)


def test_where_the_end_of_the_procedure_is_not_known_the_stay_is_not_either() -> None:
    found = judged("11:30", *SEEN)
    assert (found.stay, found.needs_a_reason) == (Stay.NOT_KNOWN, True)
