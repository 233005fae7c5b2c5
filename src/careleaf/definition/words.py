"""The words by stable key, with facts inserted by name as ``{fact}``; one set per language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

Block = str | tuple[str, ...] | tuple[tuple[str, ...], ...]
"""A paragraph, a list of sentences, or a table of rows of cells."""

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")

GENERATED = frozenset({"edition", "leaflet_id", "last_reviewed", "next_review", "approved_by", "patient_reviewers"})
"""Facts the edition gives about itself; they print without being written in ``facts.yaml``."""

SAYING = "say."
"""Blocks whose key begins so are a language's own phrases for values; what they insert is no fact."""


@dataclass(frozen=True, slots=True)
class Words:
    """The blocks of one language, by BCP 47 tag. Source-language words are YAML; the others are PO files."""

    language: str
    blocks: Mapping[str, Block]


def is_table(block: Block) -> TypeGuard[tuple[tuple[str, ...], ...]]:
    """Whether a block is rows of cells."""
    return not isinstance(block, str) and not isinstance(block[0], str)


def sentences(block: Block) -> Iterator[str]:
    """Every piece of text of a block, in reading order."""
    if isinstance(block, str):
        yield block
        return
    for part in block:
        yield from sentences(part)


def facts_inserted(block: Block) -> frozenset[str]:
    """The names of the facts a block inserts."""
    return frozenset(name for text in sentences(block) for name in PLACEHOLDER.findall(text))
