"""How hard the leaflet is to read: Flesch-Kincaid grade by section (Kincaid and others, 1975).

grade = 0.39 * words per sentence + 11.8 * syllables per word - 15.59. Syllables are counted as groups of vowels,
silent endings left out; for English only. An entry of a list counts as a sentence.
"""

import re
from collections.abc import Iterator
from statistics import median

from careleaf.definition.leaflet import Section
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem
from careleaf.definition.saying import say
from careleaf.definition.values import Slot
from careleaf.definition.words import PLACEHOLDER, sentences

MEDIAN_AT_MOST, SECTION_AT_MOST = 6.0, 9.0
"""A reading age of about 11; NHS advice for patient information is 9 to 11, harder only with a reason."""

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+")
_SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)|\n")
_VOWELS = re.compile(r"[aeiouy]+")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text; 0 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    counted = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    return 0.39 * len(words) / len(counted) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    lower = re.sub(r"(?:[^laeiouy]es|[^td]ed|[^aeiouyl]e)$", "", word.lower())
    return max(1, len(_VOWELS.findall(lower)))


def section_text(pathway: Pathway, section: Section) -> str:
    """The section's words as a reader meets them, one entry a line, facts said."""
    blocks = pathway.source_words.blocks
    return "\n".join(_filled(pathway, text) for place in section.blocks for text in sentences(blocks[place.block]))


def _filled(pathway: Pathway, text: str) -> str:
    def value_of(name: str) -> str:
        fact = pathway.facts.get(name)
        if fact is None:
            return "this edition"
        if isinstance(fact.is_, Slot):
            return "\n".join(sentences(pathway.source_words.blocks[fact.is_.fallback]))
        return "this address" if fact.is_.type in ("link", "email", "phone") else say(fact.is_, pathway.source_words)

    return PLACEHOLDER.sub(lambda match: value_of(match[1]), text)


def section_grades(pathway: Pathway) -> dict[str, float]:
    """The grade of each section by its key, to one decimal."""
    return {section.key: round(grade(section_text(pathway, section)), 1) for section in pathway.leaflet.sections}


def grade_problems(pathway: Pathway) -> Iterator[Problem]:
    """Sections too hard without a reason, and a leaflet too hard as a whole."""
    if not pathway.head.source_language.startswith("en"):
        return
    grades = section_grades(pathway)
    for index, section in enumerate(pathway.leaflet.sections):
        if grades[section.key] > SECTION_AT_MOST and section.grade_reason is None:
            what = f"The section '{section.key}' has reading grade {grades[section.key]} (at most {SECTION_AT_MOST})."
            mend = "Use shorter words and sentences, or give a grade_reason."
            yield Problem("leaflet.yaml", 0, what, mend, ("sections", index))
    middle = median(grades.values())
    if middle > MEDIAN_AT_MOST:
        what = f"The median reading grade of the sections is {middle:.1f} (at most {MEDIAN_AT_MOST})."
        yield Problem("leaflet.yaml", 0, what, "Use shorter words and sentences.", ("sections",))
