"""The neutral document: what a leaflet says, block by block, before any format.

Frozen, and without a trace of markup. A fact stays a fact until a writer renders it from its type, so a telephone
number can become a link, an unbroken line or words read aloud without anyone having to guess it out of a text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from careleaf.definition.values import FactValue
from careleaf.publishing.labels import Labels

Direction = Literal["ltr", "rtl"]
Urgency = Literal["caution", "urgent", "emergency"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they stand in the words file."""

    text: str


@dataclass(frozen=True, slots=True)
class FactRun:
    """A fact inside a sentence: its key, its typed value, and the value in plain words of the document's language."""

    key: str
    value: FactValue
    text: str


Run = Text | FactRun
Line = tuple[Run, ...]
"""One sentence or more, printed without a break of our own."""


def plain(line: Line) -> str:
    """The line in plain words."""
    return "".join(run.text for run in line)


@dataclass(frozen=True, slots=True)
class Paragraph:
    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A list in which the order matters."""

    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows of cells; the first row and the first cell of every row are headers."""

    key: str
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Advice that stands out. Every writer says the urgency in words as well as by its look."""

    key: str
    urgency: Urgency
    heading: Line
    lines: tuple[Line, ...]

    @property
    def is_list(self) -> bool:
        """Whether the heading only introduces the lines ("Call 999 if:"), so that each is an entry of a list."""
        return plain(self.heading).rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Subheading:
    key: str
    line: Line


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A drawing as SVG text, the alternative read out instead, and the caption below it."""

    key: str
    svg: str
    alt_key: str
    alt: Line
    caption: Line


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is true of this one letter: rows of a label and its value, such as "Side" and "left"."""

    key: str
    rows: tuple[tuple[Line, Line], ...]


Block = Paragraph | Bullets | Steps | TableBlock | Box | Subheading | PictureBlock | Particulars


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title_key: str
    title: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the artefact says about itself to machines and librarians."""

    pathway: str
    leaflet_id: str
    edition: str
    site: str
    publisher: str
    last_reviewed: date
    next_review: date
    approvers: tuple[str, ...]
    is_demonstration: bool
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What makes a document a letter: who sends it, to whom, when, under which reference."""

    sender: tuple[Line, ...]
    recipient: tuple[Line, ...]
    written: Line
    reference: Line
    greeting: Line

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.sender, *self.recipient, self.written, self.reference, self.greeting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole leaflet, or with a letterhead a letter, in one language for one site.

    A letter is one section, whose title is the letter's own.
    """

    title: Line
    summary: Line
    language: str
    direction: Direction
    labels: Labels
    meta: Meta
    notice: tuple[Block, ...]
    sections: tuple[Section, ...]
    foot: tuple[Block, ...]
    letterhead: Letterhead | None = None

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        yield from self.notice
        for section in self.sections:
            yield from section.blocks
        yield from self.foot


def lines_of(block: Block) -> Iterator[Line]:
    """Every line of a block in reading order."""
    match block:
        case Paragraph(lines=lines) | Bullets(lines=lines) | Steps(lines=lines):
            yield from lines
        case TableBlock(rows=rows) | Particulars(rows=rows):
            for row in rows:
                yield from row
        case Box(heading=heading, lines=lines):
            yield heading
            yield from lines
        case Subheading(line=line):
            yield line
        case _:
            yield block.alt
            yield block.caption
