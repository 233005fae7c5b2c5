"""How hard the leaflet is to read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careleaf.definition.prove.grades import MEDIAN_AT_MOST, SECTION_AT_MOST, grade, grade_problems, section_grades
from tests.factories.definitions import FOLDERS, definition, edited, problems_of, problems_with

HARD = (
    "Individualised physiotherapeutic rehabilitation recommendations necessitate multidisciplinary evaluation of "
    "inflammatory osteoarthropathies and of comorbidities."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Worked by hand: 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59.
        ("The cat sat on the mat.", -1.45),
        # 10 words, 2 sentences, 11 syllables: 0.39 * 5 + 11.8 * 1.1 - 15.59.
        ("You go home soon. A nurse will phone you later.", -0.66),
        ("", 0.0),
        ("... !", 0.0),
    ],
)
def test_the_grade_is_flesch_and_kincaids(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected, abs=0.01)


def test_an_entry_of_a_list_counts_as_a_sentence() -> None:
    assert grade("red\nhot\nsore") == grade("Red. Hot. Sore.")


@pytest.mark.parametrize(
    ("word", "syllables"), [("the", 1), ("knee", 1), ("needle", 2), ("used", 1), ("needed", 2), ("shhh", 1)]
)
def test_syllables_are_groups_of_vowels(word: str, syllables: int) -> None:
    assert grade(word) == pytest.approx(0.39 + 11.8 * syllables - 15.59)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_definition_is_plain_enough(name: str) -> None:
    grades = section_grades(definition(name).pathway).values()
    assert sorted(grades)[len(grades) // 2] <= MEDIAN_AT_MOST
    assert list(grade_problems(definition(name).pathway)) == []


def test_a_hard_section_needs_a_reason() -> None:
    words: Any = ("words/en-GB.yaml", ("home.rest",), f"You should rest for {{rest}}. {HARD}")
    (problem,) = problems_with(words)
    assert problem.startswith("leaflet.yaml:26: The section 'home' has reading grade ")
    assert f"(at most {SECTION_AT_MOST})" in problem
    assert problems_with(words, ("leaflet.yaml", ("sections", 3, "grade_reason"), "Names of illnesses.")) == []


def test_a_leaflet_too_hard_as_a_whole_is_told() -> None:
    keys = ("home.rest", "tell.blood_thinner", "day.ultrasound", "after.flare", "follow.visit")
    words = definition().source.documents["words/en-GB.yaml"]
    problems = problems_of(edited(*(("words/en-GB.yaml", (key,), f"{words[key]} {HARD}") for key in keys)))
    assert any(str(problem).startswith("leaflet.yaml:5: The median reading grade") for problem in problems)


def test_facts_are_read_as_they_are_printed() -> None:
    from careleaf.definition.prove.grades import section_text

    pathway = definition().pathway
    sections = {section.key: section_text(pathway, section) for section in pathway.leaflet.sections}
    assert "rest your knee for 2 days." in sections["home"]
    assert "We have no figure we can trust." in sections["injection"]
    assert "Our page: this address" in sections["contact"]
    foot = pathway.leaflet.sections[0].model_copy(update={"blocks": pathway.leaflet.foot})
    assert "Leaflet this edition, edition this edition." in section_text(pathway, foot)


def test_other_languages_have_no_such_grade() -> None:
    pathway = definition().pathway
    french = replace(pathway, head=pathway.head.model_copy(update={"source_language": "fr"}))
    assert list(grade_problems(french)) == []
