"""A letter is the definition's words around what is true of it alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from careleaf.definition.load import Loaded
from careleaf.publishing.compose.letter import (
    Addressee,
    Occasion,
    compose_email,
    compose_letter,
    placed_like_the_leaflet,
)
from careleaf.publishing.compose.particulars import PREFIX, Particular, Worded
from careleaf.publishing.document import Bullets, Document, Particulars, plain
from careleaf.publishing.problems import LetterUnknown, WordsMissing
from tests.factories.definitions import FOLDERS, definition, pathway_with
from tests.factories.leaflets import issue_of, with_words
from tests.factories.letters import occasion

SECOND: Loaded = definition()
SITE = "fernhill"


def letter(about: Occasion, language: str = "en-GB", key: str = "visit") -> Document:
    return compose_letter(SECOND.pathway.at(SITE), SITE, key, about, language, issue_of(SECOND))


def rows(document: Document) -> list[tuple[str, str]]:
    (section,) = document.sections
    (block,) = (block for block in section.blocks if isinstance(block, Particulars))
    return [(plain(label), plain(value)) for label, value in block.rows]


def test_labels_and_values_are_said_in_the_language_of_the_letter() -> None:
    at = datetime(2026, 12, 15, 14, 10)  # noqa: DTZ001 - clinic time
    told = (Particular("date_and_time", at), Particular("side", Worded("say.side.left")), Particular("reason", "Rain"))
    english = letter(occasion("", None, *told))
    assert rows(english) == [
        ("Date and time", "Tuesday 15 December 2026 at 2:10pm"), ("Side", "left"), ("Reason", "Rain"),
    ]  # fmt: skip
    assert rows(letter(occasion("", None, *told), "fr"))[:2] == [
        ("Date et heure", "mardi 15 décembre 2026 à 14:10"), ("Côté", "gauche"),
    ]  # fmt: skip


def test_a_label_can_be_any_words_of_the_definition() -> None:
    document = letter(occasion("", None, Particular("home.title", "Rest")))
    assert rows(document) == [("At home", "Rest")]


def test_a_label_nobody_worded_is_refused() -> None:
    with pytest.raises(WordsMissing, match=r"say\.particular\.shoe_size"):
        letter(occasion("", None, Particular("shoe_size", "44")))


def test_a_label_of_many_lines_is_refused() -> None:
    with pytest.raises(WordsMissing, match="not one line"):
        letter(occasion("", None, Particular("home.times", "x")))


def test_nothing_to_tell_leaves_no_table() -> None:
    (section,) = letter(occasion()).sections
    assert not any(isinstance(block, Particulars) for block in section.blocks)


def test_the_letterhead_is_the_site_and_the_person() -> None:
    head = letter(occasion("", Addressee("Ann Example", ("1 Street",)))).letterhead
    assert head is not None
    assert [plain(line) for line in head.lines] == [
        plain(head.sender[0]), "Fernhill Hospital", "Phone 01632 960 123",
        "Ann Example", "1 Street", "25 November 2026", "Our reference: 7K2P9 XQ4MN", "Dear Ann Example",
    ]  # fmt: skip


def test_a_short_greeting_where_there_is_one() -> None:
    head = letter(occasion("", Addressee("Ann Example", (), "Ann")), "fr").letterhead
    assert head is not None
    assert plain(head.greeting) == "Bonjour Ann"


def test_a_letter_nobody_sends_is_refused() -> None:
    with pytest.raises(LetterUnknown, match=r"no letter 'birthday'.*visit"):
        letter(occasion(), key="birthday")


def test_the_notice_of_a_demonstration_goes_with_it() -> None:
    assert letter(occasion()).notice
    real = pathway_with(("pathway.yaml", ("demonstration",), False))
    signed = replace(issue_of(SECOND), is_demonstration=False)
    assert not compose_letter(real.at(SITE), SITE, "visit", occasion(), "en-GB", signed).notice


def test_blocks_keep_the_shape_of_the_leaflet() -> None:
    pathway = SECOND.pathway
    assert placed_like_the_leaflet(pathway, "alarm.emergency").shape == "emergency"
    assert placed_like_the_leaflet(pathway, "letter.visit.come").shape == "paragraph"
    listed = with_words(pathway, {"letter.visit.come": ("One.", "Two.")})
    assert placed_like_the_leaflet(listed, "letter.visit.come").shape == "bullets"
    tabled = with_words(pathway, {"letter.visit.come": (("What", "When"), ("Rest", "Now"))})
    assert placed_like_the_leaflet(tabled, "letter.visit.come").shape == "table"
    (section,) = compose_letter(listed.at(SITE), SITE, "visit", occasion(), "en-GB", issue_of(SECOND)).sections
    assert isinstance(section.blocks[0], Bullets)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_definition_has_the_same_labels(name: str) -> None:
    """A letter of any room can be written for any procedure."""
    whole = {
        key for folder in FOLDERS for key in definition(folder).pathway.source_words.blocks if key.startswith(PREFIX)
    }
    assert whole <= set(definition(name).pathway.source_words.blocks)


def test_an_email_only_says_that_there_is_a_letter() -> None:
    subject, text = compose_email(SECOND.pathway.at(SITE), "fr", issue_of(SECOND))
    assert subject == "Une lettre de la clinique"
    assert text.startswith("La clinique vous a écrit une lettre.")
    assert "01632 960 123" in text
