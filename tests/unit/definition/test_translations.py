"""Reading the words of another language."""

from __future__ import annotations

from typing import Any

import pytest

from careleaf.definition.translations import read_translation
from careleaf.definition.words import Words

SOURCE = Words(
    "en-GB",
    {
        "home.title": "At home",
        "home.list": ("One", "Two"),
        "home.table": (("What", "When"), ("Rest", "{rest}")),
        "say.points.one": "{amount} point",
        "say.points.other": "{amount} points",
    },
)


def entry(key: str, text: str, before: str = "") -> str:
    return f'{before}msgctxt "{key}"\nmsgid "x"\nmsgstr "{text}"\n\n'


def read(*entries: str) -> tuple[dict[str, Any], list[str]]:
    words, problems = read_translation("words/pl.po", "".join(entries), SOURCE)
    assert words.language == "pl"
    return dict(words.blocks), list(map(str, problems))


def test_each_block_has_the_shape_of_its_source() -> None:
    table = [entry(f"home.table#{row}.{cell}", f"{row}{cell}") for row in (0, 1) for cell in (0, 1)]
    blocks, problems = read(entry("home.title", "W domu"), entry("home.list#0", "A"), entry("home.list#1", "B"), *table)
    assert problems == []
    assert blocks == {
        "home.title": "W domu",
        "home.list": ("A", "B"),
        "home.table": (("00", "01"), ("10", "11")),
    }


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [entry("home.title", "")],
        [entry("home.title", " ")],
        [entry("home.title", "W domu", before="#, fuzzy\n")],
        [entry("home.list#0", "A")],
        [entry("home.table#0.0", "A"), entry("home.table#0.1", "A"), entry("home.table#1.1", "A")],
        ['#~ msgctxt "home.title"\n#~ msgid "x"\n#~ msgstr "W domu"\n'],
    ],
)
def test_what_is_not_whole_or_not_sure_is_left_out(entries: list[str]) -> None:
    assert read(*entries) == ({}, [])


def test_a_language_may_have_more_plural_forms() -> None:
    blocks, problems = read(entry("say.points.few", "{amount} punkty"), entry("say.points.other", "{amount} punktu"))
    assert problems == []
    assert blocks == {"say.points.few": "{amount} punkty", "say.points.other": "{amount} punktu"}


def test_a_block_nobody_knows_is_told_with_its_line() -> None:
    _, problems = read(entry("home.title", "W domu"), entry("home.bed", "Sen"))
    assert problems == [
        "words/pl.po:5: 'home.bed' is no block of the source language. Correct its key or remove the entry."
    ]


def test_a_block_translated_twice_is_told_with_its_line() -> None:
    _, problems = read(entry("home.title", "W domu"), entry("home.title", "Dom"))
    assert problems == ["words/pl.po:5: 'home.title' is translated twice. Remove one of the two."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('msgid "x"\nmsgstr "a"b"\n', "words/pl.po:2: This is not a valid PO file (unescaped double quote found)."),
        ("nonsense\n", "words/pl.po:1: This is not a valid PO file."),
        ('msgid "x"\nmsgstr[x] "a"\n', "words/pl.po:2: This is not a valid PO file."),
        ("README.md", "words/pl.po:1: This is not a valid PO file."),
    ],
)
def test_what_is_no_po_file_is_told(text: str, told: str) -> None:
    blocks, (problem,) = read(text)
    assert blocks == {}
    assert problem.startswith(told)
