"""The lines of the record read as plain English: no double marks, no keys, no days as figures."""

import pytest

from careleaf.clinic.journeys.record_words import label_in_words, value_in_words
from tests.factories.definitions import pathway_with


@pytest.mark.parametrize(
    ("name", "asked", "label"),
    [
        ("dry", "Is it dry?", "Is it dry?"),
        ("side", "", "Side:"),
        ("lidocaine_mg", "", "Lidocaine, mg:"),
        ("nrs", "", "Pain score, 0 to 10:"),
        ("duty", "Patients must not drive.", "Patients must not drive."),
    ],
)
def test_a_label_ends_with_one_mark(name: str, asked: str, label: str) -> None:
    assert label_in_words(name, asked) == label


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("role", "preassessment_nurse", "Pre-assessment nurse"),
        ("decision", "go_ahead", "Go ahead"),
        ("dose", "10 mg (expires 2027-09-21)", "10 mg (expires 21 September 2027)"),
        ("answers", "000005", "entry 5"),
        ("end", "2027-09-21", "21 September 2027"),
        ("note", "Will come", "Will come"),
    ],
)
def test_a_value_is_told_in_words(name: str, value: str, words: str) -> None:
    assert value_in_words(name, value, {}, pathway_with()) == words


def test_names_of_the_definition_become_their_titles() -> None:
    pathway = pathway_with()
    for key, gate in pathway.gates.items():
        assert value_in_words("gate", key, {}, pathway) == gate.title
    for key in pathway.letters:
        assert value_in_words("letters", key, {}, pathway) != key


def test_a_choice_is_told_in_its_own_words() -> None:
    assert value_in_words("how", "post", {"post": "By post"}, pathway_with()) == "By post"
