"""Triage where the definition leaves a time open or an effect has one colour only."""

import json

from careleaf.definition.rules import Effect
from careleaf.definition.values import TimeUnit
from careleaf.definition.vocabulary import Colour
from careleaf.reasoning.triage import Because, Triaged, triage
from tests.unit.reasoning.events import at, fact, length, slot

FACTS = {"day": fact(length("24", TimeUnit.HOURS)), "week": fact(length("7", TimeUnit.DAYS)), "unset": fact(slot())}


def told(*bands: dict[str, str], within: str = "day", when: str = "2026-03-03 10:00", **signs: str) -> Triaged:
    shape = {"title": "Swelling", "items": ["L1"], "block": "a.block", "answered_by": "pain_nurse"}
    effect = Effect.model_validate_json(json.dumps({**shape, "bands": bands, "answered_within": within}))
    said = {f"sign.{name}": answer for name, answer in signs.items()}
    return triage(effect, said, FACTS, procedure_ended=at("2026-03-02 10:00"), reported_at=at(when))


def band(colour: str, **parts: str) -> dict[str, str]:
    return {"colour": colour, "advice": f"say.{colour}", **parts}


def test_an_answer_without_a_time_promised_has_none() -> None:
    assert told(band("amber", when="sign.hot"), within="unset", hot="yes").until is None


def test_a_clock_without_a_length_is_in_doubt() -> None:
    assert told(band("green", until="unset")).because is Because.NO_BAND
    assert told(band("green", until="day"), band("red", after="unset")).because is Because.RED_IN_DOUBT


def test_a_report_from_before_the_procedure_is_in_doubt() -> None:
    one = told(band("green", until="day"), band("amber", after="day"), when="2026-03-02 09:59")
    assert (one.colour, one.because) == (Colour.AMBER, Because.AMBER_IN_DOUBT)


def test_a_band_holds_only_if_its_sign_and_its_clock_do() -> None:
    late_heat = band("red", when="sign.hot", after="day")
    green = band("green", until="week")
    assert told(green, late_heat, hot="yes").colour is Colour.GREEN
    assert told(green, late_heat, when="2026-03-03 10:01", hot="yes").colour is Colour.RED
    assert told(green, late_heat, when="2026-03-03 10:01").because is Because.RED_IN_DOUBT


def test_where_only_an_emergency_is_in_doubt_its_advice_is_given() -> None:
    assert told(band("red", when="sign.hot")).advice == ("say.red",)
