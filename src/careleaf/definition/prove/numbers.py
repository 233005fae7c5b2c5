"""Every number in the words comes from a fact: no digit and no spelled-out quantity stands in a text."""

import re
from collections.abc import Iterator

from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem
from careleaf.definition.words import PLACEHOLDER, SAYING, sentences

_DIGITS = re.compile(r"\d[\d.,:]*")
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half an?)"
)
_UNIT = (
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|mg|ml|milligrams?|millilitres?|per cent|percent|degrees?"
    r"|attempts?|tries|injections?|people|points?|in (?:ten|twenty|a hundred|a thousand))"
)
_SPELLED = re.compile(rf"\b{_COUNT}(?:[ -](?:to|or|and)[ -]{_COUNT})?[ -](?:working )?{_UNIT}\b", re.IGNORECASE)
"""English only; other languages are held to digits and to the facts of the source block."""


def number_problems(pathway: Pathway) -> Iterator[Problem]:
    """A problem for each number written into a text."""
    for language, words in pathway.words.items():
        ending = "yaml" if language == pathway.head.source_language else "po"
        for key, block in words.blocks.items():
            if key.startswith(SAYING):
                continue
            for number in _numbers(" ".join(sentences(block)), language):
                what = f"The words '{key}' hold the number '{number}' in their text."
                mend = "Make it a fact with a source and insert it as {its_key}."
                yield Problem(f"words/{language}.{ending}", 0, what, mend, (key,))


def _numbers(text: str, language: str) -> list[str]:
    bare = PLACEHOLDER.sub("", text)
    return _DIGITS.findall(bare) + (_SPELLED.findall(bare) if language.startswith("en") else [])
