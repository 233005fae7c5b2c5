"""Every number in the words comes from a fact."""

from __future__ import annotations

import pytest

from careleaf.definition.prove.numbers import number_problems
from tests.factories.definitions import FOLDERS, definition, pathway_with


def numbers_in(text: str) -> list[str]:
    pathway = pathway_with(("words/en-GB.yaml", ("home.title",), text))
    return [problem.what.split("'")[3] for problem in number_problems(pathway)]


@pytest.mark.parametrize("name", FOLDERS)
def test_no_definition_has_a_number_in_its_words(name: str) -> None:
    assert list(number_problems(definition(name).pathway)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rest for 2 days", ["2"]),
        ("Call 111, not 01632 960 123.", ["111,", "01632", "960", "123."]),
        ("At 9:30 or 1,000.5 mg", ["9:30", "1,000.5"]),
        ("Room ٣", ["٣"]),
        ("Rest for two days", ["two days"]),
        ("Rest for Two to three weeks", ["Two to three weeks"]),
        ("Within two working days", ["two working days"]),
        ("Press for ten minutes or half an hour", ["ten minutes", "half an hour"]),
        ("About one in ten people", ["one in ten"]),
        ("At most three injections", ["three injections"]),
        ("Thirty per cent feel better", ["Thirty per cent"]),
    ],
)
def test_a_number_is_found(text: str, found: list[str]) -> None:
    assert numbers_in(text) == found


@pytest.mark.parametrize(
    "text",
    ["Rest for {rest}", "One of us phones", "Two joints, one on each side", "Some days later", "{rest} or {no_drive}"],
)
def test_words_that_count_nothing_are_free(text: str) -> None:
    assert numbers_in(text) == []


def test_a_translation_is_held_to_digits() -> None:
    pathway = pathway_with(("words/en-GB.yaml", ("say.label.page",), "Page {page} of {pages}, not 7"))
    assert list(number_problems(pathway)) == []  # phrases of the page itself are no statements
