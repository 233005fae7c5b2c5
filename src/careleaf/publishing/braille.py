"""Braille of one language: which tables write it, a line in cells, and the letters an embosser is sent for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from careleaf.publishing.document import FactRun, Line, plain
from careleaf.publishing.liblouis import BLANK, louis
from careleaf.publishing.problems import FormatUnavailable
from careleaf.publishing.rendering import NO_BREAK_SPACE, is_kept_together

Grade = Literal[1, 2]
"""1 spells every word out; 2 is contracted, which is what most people who read Braille read."""

TABLES: Mapping[str, Mapping[Grade, str]] = MappingProxyType(
    {
        "en": {1: "en-ueb-g1.ctb", 2: "en-ueb-g2.ctb"},
        "fr": {1: "fr-bfu-comp6.utb", 2: "fr-bfu-g2.ctb"},
    }
)
"""The languages whose tables have been tried here: six dots, nothing undefined, and the same words on the way back."""

_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
TO_ASCII = {ord(BLANK) + value: letter for value, letter in enumerate(_ASCII)}
FROM_ASCII = {ord(letter): chr(cell) for cell, letter in TO_ASCII.items()}
"""North American Braille ASCII, the letters displays and embossers understand."""


_ORDINARY = str.maketrans({NO_BREAK_SPACE: " ", "\u202f": " ", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class PageOfBraille:
    """Cells in a row and rows on a page, the one with the page's number included: as the embosser's paper is."""

    columns: int = 40
    rows: int = 25


USUAL_PAGE = PageOfBraille()


def page_of_braille(size: str) -> PageOfBraille:
    """The page somebody asks for as "40x25"."""
    found = re.fullmatch(r"(\d{2})x(\d{2})", size.strip())
    page = PageOfBraille(*map(int, found.groups())) if found else None
    if page is None or not (20 <= page.columns <= 60 and 10 <= page.rows <= 40):
        raise FormatUnavailable(
            f"There is no page of Braille of {size!r}.", "Ask for 20 to 60 cells in 10 to 40 rows, such as 40x25."
        )
    return page


def table_for(language: str, grade: Grade) -> str:
    tables = TABLES.get(language.partition("-")[0])
    if tables is None:
        raise FormatUnavailable(
            f"There is no Braille in {language!r}: no table for it has been tried here.",
            "Have a transcriber read what liblouis writes, then add its tables.",
        )
    return tables[grade]


def line_in_cells(line: Line, table: str) -> str:
    """The line in cells. A space inside a fact that stays together is a no-break space."""
    cells, places = louis().cells(_ordinary(plain(line)), table)
    whole, start = list(cells), 0
    for run in line:
        if isinstance(run, FactRun) and is_kept_together(run.value):
            for at, letter in enumerate(run.text, start):
                if letter.isspace() and whole[places[at]] == BLANK:
                    whole[places[at]] = NO_BREAK_SPACE
        start += len(run.text)
    return "".join(whole)


@lru_cache(maxsize=4096)
def there_and_back(text: str, table: str) -> str:
    """The text as its Braille says it: what a comparison with Braille has to go by."""
    return louis().letters(louis().cells(_ordinary(text), table)[0], table)


def _ordinary(text: str) -> str:
    """Print's kinds of space and hyphen are one in Braille; every letter keeps its place."""
    return text.translate(_ORDINARY)
