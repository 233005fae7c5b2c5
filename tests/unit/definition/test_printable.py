"""Whether the words can be printed where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.definitions import GONE, problems_with

WORDS = "words/en-GB.yaml"
LINES, TEXT = ["One.", "Two."], "One."


@pytest.mark.parametrize(
    ("key", "words", "place"),
    [
        ("leaflet.title", LINES, "leaflet.yaml:1"),
        ("leaflet.summary", LINES, "leaflet.yaml:2"),
        ("home.title", LINES, "leaflet.yaml:27"),
        ("injection.picture_alt", LINES, "pictures.yaml:1"),
        ("injection.picture", LINES, "leaflet.yaml:10"),
        ("after.subtitle", LINES, "leaflet.yaml:38"),
        ("notice.demonstration", TEXT, "leaflet.yaml:4"),
        ("alarm.emergency", ["Call"], "leaflet.yaml:40"),
        ("contact.closed", TEXT, "leaflet.yaml:51"),
        ("home.times", LINES, "leaflet.yaml:32"),
        ("home.times", [["What", "When"]], "leaflet.yaml:32"),
        ("home.times", [["What", "When"], ["Rest"]], "leaflet.yaml:32"),
        ("follow.steps", [["Phone", "us"], ["Come", "in"]], "leaflet.yaml:44"),
        ("about.publisher", [["By", "us"], ["At", "home"]], "leaflet.yaml:54"),
    ],
)
def test_words_that_do_not_fit_their_place(key: str, words: Any, place: str) -> None:
    problems = problems_with((WORDS, (key,), words))
    assert any(problem.startswith(f"{place}: The words '{key}' ") for problem in problems), problems


@pytest.mark.parametrize(("key", "words"), [("home.rest", LINES), ("follow.steps", TEXT), ("contact.page", TEXT)])
def test_text_and_lists_fit_most_places(key: str, words: Any) -> None:
    problems = problems_with((WORDS, (key,), words))
    assert not [problem for problem in problems if problem.startswith("leaflet.yaml") and key in problem]


@pytest.mark.parametrize("phrase", [GONE, ["{low}", "{high}"]])
def test_a_phrase_for_values_is_there_as_one_text(phrase: Any) -> None:
    problems = problems_with((WORDS, ("say.range",), phrase))
    assert any("The phrase 'say.range' is missing: values could not be said." in problem for problem in problems)


@pytest.mark.parametrize("phrase", ["up to {high}", "{low} to {high} {unit}", "{low} to {hihg}"])
def test_a_phrase_for_values_puts_in_each_part(phrase: str) -> None:
    problems = problems_with((WORDS, ("say.range",), phrase))
    assert any("'say.range' has other parts" in problem and "{high} and {low}" in problem for problem in problems)


def test_a_phrase_without_parts_has_none() -> None:
    problems = problems_with((WORDS, ("say.frequency.rare",), "rare {x}"))
    assert any("with exactly no part in braces" in problem for problem in problems)
