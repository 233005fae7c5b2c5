"""Lays a document out in Braille: pages of rows of cells. Headings never stand alone at the foot of a page.

The first line of a paragraph begins in the third cell, an entry of a list in the first; tables are read out row by row.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from careleaf.publishing.braille import Grade, PageOfBraille, line_in_cells, table_for
from careleaf.publishing.document import (
    Block,
    Box,
    Bullets,
    Document,
    Line,
    Paragraph,
    Particulars,
    Steps,
    Subheading,
    TableBlock,
    Text,
)
from careleaf.publishing.liblouis import BLANK
from careleaf.publishing.rendering import NO_BREAK_SPACE

GOES_ON = "\u2810"  # dot 5 at the end of a row: the word goes on in the next
BOX_OPENS, BOX_CLOSES = "\u2836", "\u281b"  # a row of these, as wide as the page
_FOLLOWERS = 2  # rows of text that a heading keeps beside it

Page = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Cells with the cells left free before their first row and before the others; ``apart`` by an empty row."""

    cells: str
    first: int = 0
    others: int = 0
    is_heading: bool = False
    is_centred: bool = False
    apart: bool = False


def braille_pages(document: Document, grade: Grade, page: PageOfBraille) -> tuple[Page, ...]:
    """Every page has all its rows, each no longer than the page is wide; the last one holds the number alone."""
    table = table_for(document.language, grade)
    sheets: list[list[str]] = [[]]
    for is_heading, group in groupby(_Pieces(document, table, page).all(), key=lambda piece: piece.is_heading):
        pieces = [(piece, _rows(piece, page.columns)) for piece in group]
        needed = sum(piece.apart + len(rows) for piece, rows in pieces) + _FOLLOWERS
        if is_heading and sheets[-1] and len(sheets[-1]) + needed > page.rows - 1:
            sheets.append([])
        for piece, rows in pieces:
            for row in ("",) * (piece.apart and bool(sheets[-1])) + rows:
                if len(sheets[-1]) == page.rows - 1:
                    sheets.append([])
                sheets[-1].append(row)
    return tuple(_numbered(sheet, number, table, page) for number, sheet in enumerate(sheets, start=1))


def _numbered(sheet: Sequence[str], number: int, table: str, page: PageOfBraille) -> Page:
    free = [""] * (page.rows - 1 - len(sheet))
    return (*sheet, *free, line_in_cells((Text(str(number)),), table).rjust(page.columns, BLANK))


def _rows(piece: Piece, columns: int) -> tuple[str, ...]:
    """Broken at spaces only; a single word longer than a row goes on with a mark."""
    room = columns - max(piece.first, piece.others)
    words = [part for word in piece.cells.split(BLANK) if word for part in _parts(word, room)]
    first, others = " " * piece.first, " " * piece.others
    rows = textwrap.wrap(
        " ".join(words), columns, initial_indent=first, subsequent_indent=others, break_on_hyphens=False
    )
    if piece.is_centred:
        rows = [" " * ((columns - len(row)) // 2) + row for row in rows]
    return tuple(row.replace(" ", BLANK).replace(NO_BREAK_SPACE, BLANK) for row in rows)


def _parts(word: str, room: int) -> Iterator[str]:
    while len(word) > room:
        yield word[: room - 1] + GOES_ON
        word = word[room - 1 :]
    yield word


@dataclass(frozen=True, slots=True)
class _Pieces:
    document: Document
    table: str
    page: PageOfBraille

    def all(self) -> Iterator[Piece]:
        document, head = self.document, self.document.letterhead
        yield from self._blocks(document.notice)
        if head is None:
            yield self._piece(document.title, is_heading=True, is_centred=True, apart=True)
            yield self._piece(document.summary, 2)
        else:
            for line in head.lines:
                yield self._piece(line, 0, 2)
        for section in document.sections:
            yield self._piece(section.title, is_heading=True, is_centred=True, apart=True)
            yield from self._blocks(section.blocks)
        yield from self._blocks(document.foot)

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Piece]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Piece]:
        match block:
            case Paragraph(lines=lines):
                yield from (self._piece(line, 2) for line in lines)
            case Bullets(lines=lines):
                yield from (self._piece((Text("• "), *line), 0, 2) for line in lines)
            case Steps(lines=lines):
                yield from (self._piece((Text(f"{n}. "), *line), 0, 2) for n, line in enumerate(lines, start=1))
            case TableBlock(rows=rows):
                yield from self._table(rows)
            case Particulars(rows=rows):
                yield from (self._piece((*label, Text(": "), *value), 0, 2) for label, value in rows)
            case Box():
                yield from self._box(block)
            case Subheading(line=line):
                yield self._piece(line, 4, 4, is_heading=True, apart=True)
            case _:
                yield self._piece((Text(f"{self.document.labels.picture}: "), *block.alt), 2)
                yield self._piece(block.caption, 2)

    def _box(self, box: Box) -> Iterator[Piece]:
        label = getattr(self.document.labels, box.urgency)
        yield Piece(BOX_OPENS * self.page.columns, is_heading=True, apart=True)
        yield self._piece((Text(f"{label}: "), *box.heading), 4, 4, is_heading=True)
        yield from self._block((Bullets if box.is_list else Paragraph)(box.key, box.lines))
        yield Piece(BOX_CLOSES * self.page.columns)

    def _table(self, rows: tuple[tuple[Line, ...], ...]) -> Iterator[Piece]:
        (corner, *columns), *body = rows
        for name, *cells in body:
            yield self._piece((*corner, Text(": "), *name), 0, 2, is_heading=True)
            for column, cell in zip(columns, cells, strict=True):
                yield self._piece((*column, Text(": "), *cell), 2, 4)

    def _piece(
        self,
        line: Line,
        first: int = 0,
        others: int = 0,
        *,
        is_heading: bool = False,
        is_centred: bool = False,
        apart: bool = False,
    ) -> Piece:
        return Piece(line_in_cells(line, self.table), first, others, is_heading, is_centred, apart)
