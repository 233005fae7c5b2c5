"""Writes plain text: UTF-8, wrapped, headings underlined, boxes marked in words, tables read out cell by cell."""

import textwrap
from collections.abc import Iterator

from careleaf.publishing.document import (
    Block,
    Box,
    Bullets,
    Document,
    Letterhead,
    Line,
    Paragraph,
    Particulars,
    Steps,
    Subheading,
    TableBlock,
)
from careleaf.publishing.rendering import NO_BREAK_SPACE, line_in_text

WIDTH = 72


def write_plain(document: Document) -> bytes:
    return _PlainText(document).text().encode()


class _PlainText:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.labels = document.labels

    def text(self) -> str:
        document = self.document
        if document.letterhead is not None:
            return self._letter(document.letterhead)
        parts = [*self._heading(document.title, "="), *self._all(document.notice), *self._wrapped(document.summary)]
        for section in document.sections:
            parts += [*self._heading(section.title, "="), *self._all(section.blocks)]
        parts += ["-" * WIDTH, "", *self._all(document.foot)]
        return self._put_together(parts)

    def _letter(self, head: Letterhead) -> str:
        (body,) = self.document.sections
        parts = [*self._all(self.document.notice), *self._lines(head.sender), *self._lines(head.recipient)]
        parts += [*self._lines((head.written, head.reference)), *self._wrapped(head.greeting)]
        parts += [*self._heading(body.title, "="), *self._all(body.blocks), "-" * WIDTH, ""]
        return self._put_together([*parts, *self._all(self.document.foot)])

    def _put_together(self, parts: list[str]) -> str:
        return "\n".join(parts).replace(NO_BREAK_SPACE, " ").strip() + "\n"

    def _lines(self, lines: tuple[Line, ...]) -> Iterator[str]:
        """One under the other, as an address is written."""
        yield from self._list([("", line) for line in lines])

    def _all(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(lines=lines):
                for line in lines:
                    yield from self._wrapped(line)
            case Bullets(lines=lines):
                yield from self._list([("* ", line) for line in lines])
            case Steps(lines=lines):
                yield from self._list([(f"{number}. ", line) for number, line in enumerate(lines, start=1)])
            case TableBlock(rows=rows):
                yield from self._table(rows)
            case Particulars(rows=rows):
                yield from self._list([(f"{self._said(label)}: ", value) for label, value in rows], hanging="  ")
            case Box():
                yield from self._box(block)
            case Subheading(line=line):
                yield from self._heading(line, "-")
            case _:
                yield from self._wrapped(block.alt, f"[{self.labels.picture}] ")
                yield from self._wrapped(block.caption)

    def _heading(self, line: Line, underline: str) -> Iterator[str]:
        *words, _ = self._wrapped(line)
        yield from ("", *words, underline * max(map(len, words)), "")

    def _list(self, entries: list[tuple[str, Line]], hanging: str | None = None) -> Iterator[str]:
        for mark, line in entries:
            *pieces, _ = self._wrapped(line, mark, hanging)
            yield from pieces
        yield ""

    def _box(self, box: Box) -> Iterator[str]:
        label = getattr(self.labels, box.urgency)
        yield "*" * WIDTH
        yield from self._wrapped(box.heading, f"{label}: ", hanging="")
        yield from self._block((Bullets if box.is_list else Paragraph)(box.key, box.lines))
        yield f"({self.labels.end_of_box}: {label})"
        yield from ("*" * WIDTH, "")

    def _table(self, rows: tuple[tuple[Line, ...], ...]) -> Iterator[str]:
        """Each row under its own name, each cell after the name of its column."""
        (corner, *columns), *body = rows
        for name, *cells in body:
            entries = [(f"  {self._said(column)}: ", cell) for column, cell in zip(columns, cells, strict=True)]
            yield from self._list([(f"{self._said(corner)}: ", name), *entries], hanging="    ")

    def _said(self, line: Line) -> str:
        return line_in_text(line, self.document.direction)

    def _wrapped(self, line: Line, first: str = "", hanging: str | None = None) -> Iterator[str]:
        """The line in pieces of at most WIDTH, then an empty line. Only a single long word may stand out."""
        rest = " " * len(first) if hanging is None else hanging
        yield from textwrap.wrap(
            first + self._said(line), WIDTH, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        ) or [first]
        yield ""
