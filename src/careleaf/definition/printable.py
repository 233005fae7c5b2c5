"""Whether the words can be printed where they stand: titles of one line, tables of even rows, whole phrases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careleaf.definition.leaflet import Placed, Shape
from careleaf.definition.problems import Path, Problem
from careleaf.definition.saying import PHRASES
from careleaf.definition.words import Block, facts_inserted, is_table

if TYPE_CHECKING:
    from careleaf.definition.pathway import Pathway

_BOXES = ("caution", "urgent", "emergency")


def unprintable_problems(pathway: Pathway) -> Iterator[Problem]:
    """A problem for each block whose words do not fit its place, and each phrase for values that is not whole."""
    file, leaflet = "leaflet.yaml", pathway.leaflet
    yield from _line(pathway, leaflet.title, file, ("title",))
    yield from _line(pathway, leaflet.summary, file, ("summary",))
    yield from _placed(pathway, leaflet.notice, ("notice",))
    for index, section in enumerate(leaflet.sections):
        yield from _line(pathway, section.title, file, ("sections", index, "title"))
        yield from _placed(pathway, section.blocks, ("sections", index, "blocks"))
    yield from _placed(pathway, leaflet.foot, ("foot",))
    yield from _placed(pathway, leaflet.letterhead.notice, ("letterhead", "notice"))
    yield from _placed(pathway, leaflet.letterhead.foot, ("letterhead", "foot"))
    yield from _line(pathway, leaflet.letterhead.email_subject, file, ("letterhead", "email_subject"))
    for key, letter in pathway.letters.items():
        yield from _line(pathway, letter.title, "letters.yaml", (key, "title"))
    for key, picture in pathway.pictures.items():
        yield from _line(pathway, picture.alt, "pictures.yaml", (key, "alt"))
    yield from _phrases(pathway)


def _placed(pathway: Pathway, placed: tuple[Placed, ...], path: Path) -> Iterator[Problem]:
    for index, place in enumerate(placed):
        block = pathway.source_words.blocks.get(place.block)
        mend = _mend(block, place.shape) if block is not None else None
        if mend:
            what = f"The words '{place.block}' do not fit the shape '{place.shape}'."
            yield Problem("leaflet.yaml", 0, what, mend, (*path, index))


def _mend(block: Block, shape: Shape) -> str | None:
    if shape == "table":
        even = is_table(block) and len(block) > 1 and len({len(row) for row in block}) == 1
        return None if even else "Write rows of cells, all of one length, the headers first."
    if is_table(block):
        return "Give it the shape 'table', or write its words as a list."
    if shape in _BOXES:
        boxed = not isinstance(block, str) and len(block) > 1
        return None if boxed else "Write a list: first the heading of the box, then its text."
    one_line = isinstance(block, str) or shape not in ("subheading", "picture")
    return None if one_line else "Write its words as one text, not as a list."


def _line(pathway: Pathway, key: str, file: str, path: Path) -> Iterator[Problem]:
    if not isinstance(pathway.source_words.blocks.get(key, ""), str):
        yield Problem(file, 0, f"The words '{key}' have to be one text here.", "Do not write them as a list.", path)


def _phrases(pathway: Pathway) -> Iterator[Problem]:
    source = pathway.source_words
    file = f"words/{source.language}.yaml"
    for key, parts in PHRASES.items():
        phrase = source.blocks.get(key)
        told = " and ".join(f"{{{part}}}" for part in sorted(parts)) or "no part in braces"
        if not isinstance(phrase, str):
            what = f"The phrase '{key}' is missing: values could not be said."
            yield Problem(file, 0, what, f"Write it as one text with {told}.", (key,))
        elif facts_inserted(phrase) != parts:
            what = f"The phrase '{key}' has other parts in braces than values put in."
            yield Problem(file, 0, what, f"Write it with exactly {told}.", (key,))
