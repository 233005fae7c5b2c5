"""How a value is said in plain words, in each language."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from careleaf.definition.saying import PHRASES, UnsayableValue, say
from careleaf.definition.values import FactValue
from careleaf.definition.words import Words
from tests.factories.definitions import definition

VALUE: TypeAdapter[Any] = TypeAdapter(FactValue)
WORDS = definition().pathway.words
WEEK = ["mon", "tue", "wed", "thu", "fri"]


def value(**data: Any) -> Any:
    return VALUE.validate_json(json.dumps(data))


@pytest.mark.parametrize(
    ("data", "english", "french"),
    [
        ({"type": "duration", "amount": 24, "unit": "hours"}, "24 hours", "24 heures"),
        ({"type": "duration", "amount": 1, "unit": "days"}, "1 day", "1 jour"),
        ({"type": "duration", "amount": 0, "unit": "days"}, "0 days", "0 jour"),
        ({"type": "duration", "amount": 1.5, "unit": "years"}, "1.5 years", "1,5 an"),
        ({"type": "duration", "amount": 1, "unit": "working_days"}, "1 working day", "1 jour ouvré"),
        ({"type": "duration", "amount": 2, "unit": "working_days"}, "2 working days", "2 jours ouvrés"),
        ({"type": "duration_range", "low": 6, "high": 8, "unit": "weeks"}, "6 to 8 weeks", "6 à 8 semaines"),
        ({"type": "duration_range", "low": 1, "high": 2, "unit": "hours"}, "1 to 2 hours", "1 à 2 heures"),
        ({"type": "age_range", "low": 12, "high": 55}, "12 to 55", "12 à 55"),
        ({"type": "quantity", "amount": 38, "unit": "degC"}, "38°C", "38 °C"),
        ({"type": "quantity", "amount": 40, "unit": "mg"}, "40 mg", "40 mg"),
        ({"type": "quantity", "amount": 0.0005, "unit": "mg"}, "0.0005 mg", "0,0005 mg"),
        ({"type": "quantity", "amount": 2.5, "unit": "ml"}, "2.5 ml", "2,5 ml"),
        ({"type": "quantity", "amount": 12.5, "unit": "percent"}, "12.5%", "12,5 %"),
        ({"type": "quantity", "amount": 3, "unit": "mg/kg"}, "3 mg/kg", "3 mg/kg"),
        ({"type": "quantity", "amount": 3, "unit": "ratio"}, "3", "3"),
        ({"type": "quantity", "amount": 1500, "unit": "Gy.cm2"}, "1,500 Gy·cm²", "1 500 Gy·cm²"),
        ({"type": "count", "amount": 2, "unit": "attempts"}, "2 attempts", "2 essais"),
        ({"type": "count", "amount": 1, "unit": "people"}, "1 person", "1 personne"),
        ({"type": "phone", "number": "01632 960 123"}, "01632 960 123", "01632 960 123"),
        ({"type": "link", "url": "https://example.org/a"}, "https://example.org/a", "https://example.org/a"),
        ({"type": "email", "address": "a@example.org"}, "a@example.org", "a@example.org"),
        ({"type": "name", "text": "Fernhill"}, "Fernhill", "Fernhill"),
        ({"type": "text", "text": "Ask us."}, "Ask us.", "Ask us."),
        ({"type": "day", "date": "2026-11-24"}, "24 November 2026", "24 novembre 2026"),
        ({"type": "frequency", "word": "rare"}, "rare", "rare"),
        (
            {"type": "frequency", "word": "rare", "one_in": 5000},
            "rare (about 1 in 5,000 people)",
            "rare (environ 1 personne sur 5 000)",
        ),
    ],
)
def test_a_value_is_said(data: dict[str, Any], english: str, french: str) -> None:
    said = [
        say(value(**data), WORDS[language]).replace("\u202f", " ").replace("\xa0", " ") for language in ("en-GB", "fr")
    ]
    assert said == [english, french]


@pytest.mark.parametrize(
    ("days", "opens", "closes", "english", "french"),
    [
        (WEEK, "09:00", "17:00", "Monday to Friday, 9am to 5pm", "du lundi au vendredi, de 09:00 à 17:00"),
        (["fri", "mon"], "08:30", "12:00", "Monday, Friday, 8:30am to midday", "lundi, vendredi, de 08:30 à 12:00"),
        (["sat", "sun"], "00:00", "12:15", "Saturday, Sunday, 12am to 12:15pm", "samedi, dimanche, de 00:00 à 12:15"),
        (["mon", "thu"], "10:00", "23:59", "Monday, Thursday, 10am to 11:59pm", "lundi, jeudi, de 10:00 à 23:59"),
        (
            ["mon", "tue", "fri"],
            "10:00",
            "11:00",
            "Monday, Tuesday, Friday, 10am to 11am",
            "lundi, mardi, vendredi, de 10:00 à 11:00",
        ),
    ],
)
def test_opening_hours_are_said(days: list[str], opens: str, closes: str, english: str, french: str) -> None:
    hours = value(type="opening_hours", hours=[{"days": days, "opens": opens, "closes": closes}])
    assert [say(hours, WORDS["en-GB"]), say(hours, WORDS["fr"])] == [english, french]


def test_several_periods_are_said_one_after_the_other() -> None:
    hours = definition().pathway.facts["clinic_hours"].is_
    assert say(hours, WORDS["en-GB"]) == "Monday to Thursday, 8:30am to 4:30pm; Friday, 8:30am to midday"


def test_a_plural_form_of_the_languages_own_is_used() -> None:
    blocks = {**WORDS["en-GB"].blocks, "say.points.few": "{amount} punkty", "say.points.other": "{amount} punktu"}
    polish = Words("pl", blocks)
    assert say(value(type="count", amount=3, unit="points"), polish) == "3 punkty"
    assert say(value(type="count", amount=5, unit="points"), polish) == "5 punktu"


def test_a_slot_has_no_words_of_its_own() -> None:
    with pytest.raises(UnsayableValue, match="a slot has no words"):
        say(definition().pathway.facts["travel"].is_, WORDS["en-GB"])


@pytest.mark.parametrize("lost", ["say.range", "say.frequency.rare"])
def test_a_missing_phrase_is_named(lost: str) -> None:
    words = Words("cy", {key: block for key, block in WORDS["en-GB"].blocks.items() if key != lost})
    facts = {"say.range": "phone_window", "say.frequency.rare": "risk_infection"}
    with pytest.raises(UnsayableValue, match=f"the words in cy lack the phrase {lost}"):
        say(definition().pathway.facts[facts[lost]].is_, words)


def test_braces_in_a_phrase_do_no_harm() -> None:
    words = Words("en-GB", {"say.range": "{low} to {high} {x} {} {0.__class__} {"})
    assert say(value(type="age_range", low=1, high=2), words) == "1 to 2 {x} {} {0.__class__} {"


def test_every_phrase_has_parts_that_are_known() -> None:
    assert PHRASES["say.range"] == {"low", "high"}
    assert PHRASES["say.working_days.other"] == {"amount"}
    assert PHRASES["say.frequency.very_common"] == frozenset()
    assert PHRASES.keys() <= definition().pathway.source_words.blocks.keys()
