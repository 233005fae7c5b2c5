"""Reads the words of another language from a PO file: one entry a block, ``msgctxt`` is its key."""

import re
from pathlib import PurePosixPath

import polib

from careleaf.definition.problems import Problem
from careleaf.definition.words import SAYING, Block, Words, is_table

_AT = re.compile(r"\(line (\d+)\)(?:: )?(.*)")


def read_translation(file: str, text: str, source: Words) -> tuple[Words, list[Problem]]:
    """The language's blocks that are translated and not fuzzy, and what is wrong with the file.

    A language may have plural forms the source has not, so its ``say.`` phrases may be more.
    """
    language = PurePosixPath(file).stem
    try:
        # The line end keeps polib from taking the text for the name of a file.
        entries = [entry for entry in polib.pofile(f"{text}\n") if entry.msgctxt and not entry.obsolete]
    except OSError as error:
        return Words(language, {}), [_malformed(file, str(error))]
    done = {entry.msgctxt: entry.msgstr for entry in entries if entry.msgstr.strip() and not entry.fuzzy}
    blocks = {key: _same_shape(key, block, done) for key, block in source.blocks.items()}
    more = {key: text for key, text in done.items() if key.startswith(SAYING) and key not in blocks}
    whole = {key: block for key, block in (blocks | more).items() if block is not None}
    return Words(language, whole), _stray(file, entries, source)


def _malformed(file: str, error: str) -> Problem:
    """polib tells the line in its text: "Syntax error in po file (line 3): unescaped double quote found"."""
    line, reason = _AT.findall(error)[0]
    what = f"This is not a valid PO file{f' ({reason})' if reason else ''}."
    return Problem(file, int(line), what, "Correct this line: a keyword and its text in double quotes.")


def _stray(file: str, entries: list[polib.POEntry], source: Words) -> list[Problem]:
    problems, seen = [], set[str]()
    for entry in entries:
        key, line, block = entry.msgctxt, entry.linenum or 0, entry.msgctxt.partition("#")[0]
        if block not in source.blocks and not block.startswith(SAYING):
            what = f"'{key}' is no block of the source language."
            problems.append(Problem(file, line, what, "Correct its key or remove the entry."))
        elif key in seen:
            problems.append(Problem(file, line, f"'{key}' is translated twice.", "Remove one of the two."))
        seen.add(key)
    return problems


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
