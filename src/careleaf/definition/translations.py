"""Reads the words of another language from a PO file: one entry a block, ``msgctxt`` is its key."""

from pathlib import PurePosixPath

import polib

from careleaf.definition.problems import Problem
from careleaf.definition.words import Block, Words, is_table


def read_translation(file: str, text: str, source: Words) -> tuple[Words, list[Problem]]:
    """The language's blocks that are translated and not fuzzy, and what is wrong with the file."""
    language = PurePosixPath(file).stem
    try:
        entries = {entry.msgctxt: entry for entry in polib.pofile(text) if entry.msgctxt}
    except OSError as error:
        problem = Problem(file, 0, f"This is not a valid PO file ({error}).", "Export it again and translate that.")
        return Words(language, {}), [problem]
    problems = [
        Problem(
            file, entry.linenum or 0, f"'{key}' is no block of the source language.", "Correct its key."
        )
        for key, entry in entries.items()
        if key.partition("#")[0] not in source.blocks
    ]
    done = {key: entry.msgstr for key, entry in entries.items() if entry.msgstr and not entry.fuzzy}
    blocks = {key: _same_shape(key, block, done) for key, block in source.blocks.items()}
    return Words(language, {key: block for key, block in blocks.items() if block is not None}), problems


def _same_shape(key: str, block: Block, done: dict[str, str]) -> Block | None:
    """The translated block in the source's shape; None when any part of it is missing."""
    if isinstance(block, str):
        return done.get(key)
    if is_table(block):
        rows = tuple(_line(f"{key}#{index}.", len(row), done) for index, row in enumerate(block))
        return rows if all(map(all, rows)) else None
    entries = _line(f"{key}#", len(block), done)
    return entries if all(entries) else None


def _line(stem: str, length: int, done: dict[str, str]) -> tuple[str, ...]:
    return tuple(done.get(f"{stem}{index}", "") for index in range(length))
