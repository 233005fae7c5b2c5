"""Writes a tagged PDF (PDF/UA-1 by Typst's own export check): A4, any type size, fonts from one folder and no other."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from careleaf.definition.values import LocalText, Name
from careleaf.publishing.document import (
    Block,
    Box,
    Document,
    FactRun,
    Line,
    Particulars,
    PictureBlock,
    Subheading,
    TableBlock,
    plain,
)
from careleaf.publishing.print_sizes import CLEAR_PRINT, LARGEST_PRINT, is_large
from careleaf.publishing.problems import FormatUnavailable, WriterProblem
from careleaf.publishing.rendering import href, in_print
from careleaf.publishing.tools import in_words, made_with
from careleaf.publishing.writers.pdf_rows import mark_row_headers

FONT = "Noto Sans"
TOOLS = ("typst", "pypdf")

_HYPHENED = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)+)")
_LONG_WORD = re.compile(r"[^\s-]{20}(?=[^\s-]{11})")
_MAY_BREAK = "\u200b"
_LEAFLET, _LETTER = (Path(__file__).with_name(name) for name in ("leaflet.typ", "letter.typ"))


@dataclass(frozen=True, slots=True)
class PdfWriter:
    """Writes PDFs with the fonts of one folder; made once per process by ``pdf_writer``."""

    leaflets: typst.Compiler
    letters: typst.Compiler
    families: tuple[str, ...]

    def write(self, document: Document, size: int = CLEAR_PRINT) -> bytes:
        if not CLEAR_PRINT <= size <= LARGEST_PRINT:
            raise WriterProblem(
                f"A type size of {size} points is not offered.", f"Ask for {CLEAR_PRINT} to {LARGEST_PRINT} points."
            )
        compiler = self.leaflets if document.letterhead is None else self.letters
        data = json.dumps(_data(document, size, self.families), ensure_ascii=False)
        try:
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=["ua-1"], sys_inputs={"document": data}
            )
        except typst.TypstError as error:
            raise _refused(error.message, error.hints) from error
        if warnings:
            raise _refused(warnings[0].message, warnings[0].hints)
        assert isinstance(pdf, bytes), "one file, since no output path was given"
        has_table = not is_large(size) and any(isinstance(one, TableBlock | Particulars) for one in document.blocks)
        return mark_row_headers(pdf) if has_table else pdf


@lru_cache(maxsize=4)
def pdf_writer(fonts: Path) -> PdfWriter:
    """The writer for one folder of fonts. No system font and no font of Typst's own is ever used."""
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    families = tuple(sorted(set(found.families()), key=lambda name: (name != FONT, name)))
    if FONT not in families:
        raise FormatUnavailable(
            f"PDFs cannot be written: there is no font {FONT} in {fonts}.",
            "Run `apt-get install fonts-noto-core`, then `make setup`.",
        )
    leaflets, letters = (typst.Compiler(one, root=one.parent, font_paths=found) for one in (_LEAFLET, _LETTER))
    return PdfWriter(leaflets, letters, families)


def _refused(message: str, hints: list[str]) -> WriterProblem:
    mend = " ".join(hints) or "Mend the words, the picture or the font it names, and publish again."
    return WriterProblem(f"The PDF was not written: {message}.", mend)


def _data(document: Document, size: int, families: tuple[str, ...]) -> dict[str, Any]:
    """The document as the template reads it: strings, lists and numbers."""
    language, _, region = document.language.partition("-")
    meta, labels = document.meta, document.labels
    made_of = (meta.pathway, meta.site, meta.leaflet_id, f"{labels.edition} {meta.edition}", meta.content_hash)
    data = _Data(document)
    return {
        "size": size,
        "large": is_large(size),
        "fonts": families,
        "lang": language,
        "region": region if len(region) == 2 else None,
        "rtl": document.direction == "rtl",
        "title": plain(document.title),
        "summary": plain(document.summary),
        "author": meta.publisher,
        "keywords": [*made_of, *in_words(made_with(*TOOLS))],
        "running": data.running,
        "page-label": labels.page,
        "contents-label": labels.contents,
        "lead": data.line(document.summary),
        "notice": data.blocks(document.notice),
        "sections": [{"title": data.line(one.title), "blocks": data.blocks(one.blocks)} for one in document.sections],
        "foot": data.blocks(document.foot),
        "letterhead": data.letterhead,
    }


def _pieces(text: str) -> list[dict[str, Any]]:
    """Words, with those apart that hold a hyphen: print never splits a word, not even there (UKAAF G003)."""
    return [
        {"text": piece, "whole": True} if len(piece) <= 30 and _HYPHENED.fullmatch(piece) else {"text": piece}
        for piece in _HYPHENED.split(text)
        if piece
    ]


@dataclass(frozen=True, slots=True)
class _Data:
    document: Document

    @property
    def running(self) -> str:
        """What stands at the foot of every page."""
        meta, head = self.document.meta, self.document.letterhead
        if head is not None:
            return plain(head.reference)
        return f"{meta.leaflet_id}, {self.document.labels.edition} {meta.edition}"

    @property
    def letterhead(self) -> dict[str, Any] | None:
        head = self.document.letterhead
        if head is None:
            return None
        return {
            "sender": self.lines(head.sender),
            "recipient": self.lines(head.recipient),
            "told": self.lines((head.written, head.reference)),
            "greeting": self.line(head.greeting),
        }

    def line(self, line: Line) -> list[dict[str, Any]]:
        return [piece for run in line for piece in (self.fact(run) if isinstance(run, FactRun) else _pieces(run.text))]

    def fact(self, run: FactRun) -> list[dict[str, Any]]:
        text, leads_to = in_print(run, self.document.direction), href(run.value)
        if isinstance(run.value, Name | LocalText):
            # A name no line of large print can hold may break rather than run off the page.
            text = _LONG_WORD.sub(rf"\g<0>{_MAY_BREAK}", text)
        return [{"text": text} if leads_to is None else {"text": text, "href": leads_to}]

    def lines(self, lines: tuple[Line, ...]) -> list[Any]:
        return [self.line(line) for line in lines]

    def blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        return [{"kind": type(block).__name__, **self._block(block)} for block in blocks]

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case TableBlock(rows=rows) | Particulars(rows=rows):
                return {"rows": [self.lines(row) for row in rows]}
            case Box(urgency=urgency):
                label = getattr(self.document.labels, urgency)
                heading, lines = self.line(block.heading), self.lines(block.lines)
                return {"urgency": urgency, "label": label, "heading": heading, "lines": lines, "listed": block.is_list}
            case Subheading(line=line):
                return {"line": self.line(line)}
            case PictureBlock():
                return {"svg": block.svg, "alt": plain(block.alt), "caption": self.line(block.caption)}
            case _:
                return {"lines": self.lines(block.lines)}
