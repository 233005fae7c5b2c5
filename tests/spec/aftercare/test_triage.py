"""How fast a side effect needs somebody: green, amber or red, by the clock and by what is reported."""

import pytest

from careleaf.definition.vocabulary import Colour, Role
from careleaf.reasoning.triage import Because, Triaged, triage
from tests.spec.sacroiliac import pathway
from tests.unit.reasoning.events import at

ENDED = "2026-03-02 10:00"
STEADY = {"effect.leg_weakness.worse": "no", "effect.leg_weakness.new_again": "no"}


def told(effect: str, when: str, ended: str | None = ENDED, **signs: str) -> Triaged:
    return triage(
        pathway().effects[effect],
        {f"effect.{effect}.{sign}": said for sign, said in signs.items()},
        pathway().facts,
        procedure_ended=at(ended) if ended else None,
        reported_at=at(when),
    )


@pytest.mark.parametrize(
    ("when", "colour"),
    [
        ("2026-03-02 12:00", Colour.GREEN),
        ("2026-03-02 16:00", Colour.GREEN),
        ("2026-03-02 16:01", Colour.AMBER),
        ("2026-03-02 22:00", Colour.AMBER),
        ("2026-03-02 22:01", Colour.RED),
    ],
)
def test_a_weak_leg_is_expected_then_a_nurse_matter_then_an_emergency(when: str, colour: Colour) -> None:
    assert told("leg_weakness", when, worse="no", new_again="no").colour is colour


def test_a_leg_that_gets_worse_is_an_emergency_at_once() -> None:
    one = told("leg_weakness", "2026-03-02 12:00", worse="yes", new_again="no")
    assert (one.colour, one.advice, one.speak_now) == (Colour.RED, ("effect.any.emergency",), True)
    assert one.until == at("2026-03-02 12:00")


def test_a_red_sign_nobody_asked_about_is_never_green() -> None:
    one = told("leg_weakness", "2026-03-02 12:00", worse="no")
    assert (one.colour, one.because, one.speak_now) == (Colour.AMBER, Because.RED_IN_DOUBT, True)
    assert one.ask_now == ("effect.leg_weakness.new_again",)


def test_an_amber_sign_nobody_asked_about_is_never_green() -> None:
    one = told("pain_worse", "2026-03-05 12:00")
    assert (one.colour, one.because) == (Colour.AMBER, Because.AMBER_IN_DOUBT)
    assert (one.advice, one.speak_now) == (("effect.any.nurse",), False)


def test_a_clock_whose_start_is_not_known_is_never_green() -> None:
    one = told("leg_weakness", "2026-03-02 12:00", ended=None, worse="no", new_again="no")
    assert (one.colour, one.because) == (Colour.AMBER, Because.RED_IN_DOUBT)
    assert one.advice == ("effect.leg_weakness.amber",)


@pytest.mark.parametrize(("day", "colour"), [("2026-03-22", Colour.GREEN), ("2026-03-31", Colour.AMBER)])
def test_worse_pain_is_expected_for_weeks_while_painkillers_hold_it(day: str, colour: Colour) -> None:
    one = told("pain_worse", f"{day} 10:00", not_controlled="no")
    assert (one.colour, one.answered_by) == (colour, Role.PAIN_NURSE)


def test_a_nurse_answers_by_the_end_of_the_time_promised() -> None:
    one = told("pain_worse", "2026-03-06 10:00", not_controlled="yes")
    assert (one.colour, one.until) == (Colour.AMBER, at("2026-03-09 10:00"))


def test_what_fits_no_band_is_looked_at_by_a_nurse() -> None:
    one = told("infection_after", "2026-03-05 12:00", local="no", fever="no", very_unwell="no", stiff_neck="no")
    assert (one.colour, one.because, one.advice) == (Colour.AMBER, Because.NO_BAND, ())


def test_numbness_between_the_legs_is_an_emergency_on_any_day() -> None:
    one = told("nerve_damage", "2026-06-01 12:00", between_legs="yes")
    assert one.colour is Colour.RED


def test_a_fever_alone_goes_to_urgent_care_and_does_not_wait_for_the_clinic() -> None:
    one = told("infection_after", "2026-03-11 12:00", fever="yes")
    assert (one.colour, one.advice) == (Colour.RED, ("effect.any.urgent",))
