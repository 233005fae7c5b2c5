"""Reads Braille back: the rows of every page put together again, and their cells turned into words by liblouis."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from careleaf.publishing.braille import FROM_ASCII, Grade, table_for
from careleaf.publishing.liblouis import BLANK, louis
from careleaf.publishing.writers.braille import BOX_CLOSES, BOX_OPENS, GOES_ON

_PEF = "{http://www.daisy.org/ns/2008/pef}"


def read_brf(brf: bytes, language: str, grade: Grade) -> str:
    pages = [page.split("\r\n")[:-1] for page in brf.decode("ascii").translate(FROM_ASCII).split("\f")]
    return _said(pages, language, grade)


def read_pef(pef: bytes, language: str, grade: Grade) -> str:
    root = ElementTree.fromstring(pef)
    pages = [[row.text or "" for row in page.iter(f"{_PEF}row")] for page in root.iter(f"{_PEF}page")]
    return _said(pages, language, grade)


def _said(pages: Sequence[Sequence[str]], language: str, grade: Grade) -> str:
    cells = "".join(_running(row for page in pages for row in page[:-1]))
    return louis().letters(cells, table_for(language, grade))


def _running(rows: Iterator[str]) -> Iterator[str]:
    """The rows as one line. The rows that draw a box say nothing."""
    for row in rows:
        bare = row.strip(BLANK)
        if bare.strip(BOX_OPENS) and bare.strip(BOX_CLOSES):
            yield bare.removesuffix(GOES_ON) if bare.endswith(GOES_ON) else bare + BLANK
