"""What changed between two editions, in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careleaf.definition.difference import Change, differences
from careleaf.definition.words import Words
from tests.factories.definitions import GONE, definition, pathway_with

OLD = definition().pathway
WORDS = "words/en-GB.yaml"
Edit = tuple[str, tuple[str | int, ...], Any]


def changes(*edits: Edit) -> tuple[Change, ...]:
    return differences(OLD, pathway_with(*edits))


def sentence(*edits: Edit) -> str:
    (change,) = changes(*edits)
    return change.sentence


def test_nothing_changed() -> None:
    assert differences(OLD, OLD) == ()


def test_a_fact_is_told_by_its_own_sentence_and_by_what_it_touches() -> None:
    (change,) = changes(
        ("facts.yaml", ("visit_window", "is", "low"), 8), ("facts.yaml", ("visit_window", "is", "high"), 12)
    )
    assert change.sentence == (
        "The patient is seen again after 8 to 12 weeks, was 12 to 16 weeks: this changes the window 'clinic_visit', "
        "1 promise, 1 letter, 1 measure, 1 passage."
    )
    assert (change.kind, change.key, change.items) == ("fact", "visit_window", ("A13",))


def test_several_of_a_kind_are_counted() -> None:
    told = sentence(("facts.yaml", ("fever", "is", "amount"), 37.5))
    assert told == "The injection waits from 37.5°C, was 37.8°C: this changes 1 gate, 2 passages."


REST = "The knee rests for 2 days, as before, but changed otherwise"
SIGNED = {"name": "A", "role": "B", "date": "2026-09-01"}
TOLD: list[tuple[Edit, str]] = [
    (("facts.yaml", ("rest", "source"), "A study"), f"{REST} (source): this changes the window 'rest_window', 2 pass"),
    (("facts.yaml", ("rest", "sign_off"), SIGNED), f"{REST} (sign_off): this changes the window 'rest_window'"),
    ((WORDS, ("home.title",), "Back home"), "The words 'home.title' are now “Back home”, were “At home”."),
    (
        (WORDS, ("follow.steps",), ["Rest.", "Phone us.", "Come."]),
        "The words 'follow.steps' are now “Rest. / Phone us. / Come.”, were “Keep a note of your pain. / Phone us.",
    ),
    (
        (WORDS, ("home.rest",), "You should lie down for {rest}."),
        "The words 'home.rest' are now “You should lie down for 2 days.”, were “You should rest your knee for 2 days.”",
    ),
    (
        (WORDS, ("edition.about",), "Edition {edition}, {travel}."),
        "The words 'edition.about' are now “Edition edition, not given.”, were “Leaflet leaflet id, edition edition.",
    ),
    (("steps.yaml", ("gates", "ready", "same_day"), True), "The gate 'ready' changed (same_day)."),
    (("pathway.yaml", ("edition",), "2.4"), "This is edition 2.4, was 2.3."),
    (("pathway.yaml", ("owner",), "The matron"), "The pathway 'knee-ultrasound-injection' changed (owner)."),
    (("checks.yaml", ("occasions", "on_arrival", "title"), "Here"), "The occasion 'on_arrival' changed (title)"),
    (
        ("measures.yaml", ("instruments", "pain_today", "highest"), 100),
        "The instrument 'pain_today' changed (highest): this changes 1 measure.",
    ),
    (("codes.yaml", ("unit_celsius",), GONE), "The code 'unit_celsius' is gone."),
    (
        ("letters.yaml", ("more",), {"title": "letter.gp.title", "to": "gp", "blocks": ["home.rest"]}),
        "New letter 'more'.",
    ),
    (("items.yaml", ("items", 0, "owner"), "Nobody"), "The item 'A1' changed (owner)."),
    (("leaflet.yaml", ("sections", 3, "safety"), False), "The section 'home' changed (safety)."),
    (("leaflet.yaml", ("notice", 0, "shape"), "urgent"), "The leaflet is laid out differently (notice)."),
    (("sites/fernhill.yaml", ("facts", "travel"), GONE), "The site 'fernhill' changed (facts)."),
]


@pytest.mark.parametrize(("edit", "told"), TOLD)
def test_a_change_is_told(edit: Edit, told: str) -> None:
    assert sentence(edit).startswith(told)


def test_a_slot_that_is_filled_was_not_given() -> None:
    fills = ("facts.yaml", ("hospital_name", "is"), {"type": "name", "text": "Fernhill"})
    assert sentence(fills) == "The hospital is Fernhill, was not given: this changes 2 passages."


def test_a_new_fact_and_one_that_is_gone() -> None:
    fact = {**definition().source.documents["facts.yaml"]["numb_knee"], "says": "the knee is cold for {value}"}
    new = pathway_with(("facts.yaml", ("cold_knee",), fact))
    assert [change.sentence for change in differences(OLD, new)] == ["New: The knee is cold for 4 hours."]
    assert [change.sentence for change in differences(new, OLD)] == ["No longer said: The knee is cold for 4 hours."]


def test_new_words_and_words_that_are_gone() -> None:
    new = pathway_with((WORDS, ("home.sun",), "Enjoy the sun."))
    assert differences(OLD, new)[0].sentence == "The words 'home.sun' are now “Enjoy the sun.”, were not there."
    assert differences(new, OLD)[0].sentence == "The words 'home.sun' are now not there, were “Enjoy the sun.”."


def test_sections_in_another_order_are_told() -> None:
    sections = list(definition().source.documents["leaflet.yaml"]["sections"])
    told = sentence(("leaflet.yaml", ("sections",), sections[::-1]))
    assert told == "The leaflet is laid out differently (sections)."


def test_another_languages_words_are_told_with_the_language() -> None:
    french = Words("fr", {**OLD.words["fr"].blocks, "home.title": "Chez vous"})
    (change,) = differences(OLD, replace(OLD, words={**OLD.words, "fr": french}))
    assert change.sentence == "The words 'home.title' in fr are now “Chez vous”, were “À la maison”."


def test_a_drawing_is_told() -> None:
    new = replace(OLD, drawings={"knee.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    assert [change.sentence for change in differences(OLD, new)] == ["The picture 'knee' is drawn differently."]
