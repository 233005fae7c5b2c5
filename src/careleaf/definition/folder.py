"""Reads a definition's folder into a ``Source``: plain data with the line of every value, or problems."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from careleaf.definition.problems import Path as ValuePath
from careleaf.definition.problems import Problem, Problems
from careleaf.definition.source import Source

LARGEST_FILE = 1_000_000  # bytes; the largest file of a whole leaflet is a tenth of this
LARGEST_FOLDER = 200  # files
DEEPEST = 30  # levels of YAML; a definition needs ten
READ = {".yaml", ".po", ".svg", ".md"}
Lines = dict[tuple[str, ValuePath], int]

_ENTRY = re.compile(r'msgctxt "([^"#]+)')
SPECIAL: Mapping[str, re.Pattern[str]] = {
    "null": re.compile(r"~|null|"),
    "bool": re.compile(r"true|false"),
    "int": re.compile(r"[-+]?[0-9]{1,18}"),
    "float": re.compile(r"[-+]?(\.[0-9]{1,30}|[0-9]{1,30}(\.[0-9]{0,30})?)([eE][-+]?[0-9]{1,2})?"),
}
"""YAML 1.2 core: which plain words are no text. ``yes`` and ``no`` are words, and dates stay text."""


class _Unreadable(Exception):
    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.what, self.mend = line, what, mend


def read_folder(folder: Path) -> Source | Problems:
    """Every file of the folder but hidden ones; never raises for what a file holds."""
    if not folder.is_dir():
        return (Problem(str(folder), 0, "There is no such folder.", "Name a folder that holds pathway.yaml."),)
    documents: dict[str, Any] = {}
    texts: dict[str, str] = {}
    lines: Lines = {}
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if len(files) > LARGEST_FOLDER:
        what = f"There are {len(files)} files; a definition has at most {LARGEST_FOLDER}."
        return (Problem(str(folder), 0, what, "Name a folder that holds one definition and nothing else."),)
    problems: list[Problem] = []
    for path in files:
        name = path.relative_to(folder).as_posix()
        try:
            text = _text(path)
            if path.suffix == ".yaml":
                documents[name] = _Reader(name, lines).read(text)
            else:
                texts[name] = text
                _note_entries(name, text, lines)
        except _Unreadable as error:
            problems.append(Problem(name, error.line, error.what, error.mend))
    return tuple(problems) or Source(documents, texts, lines)


def _text(path: Path) -> str:
    if path.suffix not in READ:
        kinds = ", ".join(sorted(READ))
        raise _Unreadable(0, "No file of this kind belongs to a definition.", f"Remove it, or end its name in {kinds}.")
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        raise _Unreadable(0, f"The file cannot be read ({error.strerror}).", "Make it readable.") from None
    if size > LARGEST_FILE:
        what = f"The file is too large ({size / 1e6:.1f} MB; at most {LARGEST_FILE / 1e6:.0f} MB)."
        raise _Unreadable(0, what, "Keep only the definition's own text in it.")
    return _decoded(content)


def _decoded(content: bytes) -> str:
    try:
        text, wrong = content.decode("utf-8"), content.find(b"\0")
    except UnicodeDecodeError as error:
        text, wrong = "", error.start
    if wrong >= 0:
        line = content.count(b"\n", 0, wrong) + 1
        raise _Unreadable(line, "The file is not text in UTF-8.", "Save it as plain text in UTF-8.")
    return text


def _note_entries(name: str, text: str, lines: Lines) -> None:
    """The line of each entry of a PO file, by the block it translates."""
    for number, line in enumerate(text.splitlines(), start=1):
        if name.endswith(".po") and (entry := _ENTRY.match(line)):
            lines.setdefault((name, (entry[1],)), number)


class _Reader:
    """Turns the events of one YAML document into plain data by the YAML 1.2 core rules, noting each value's line."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file, self.lines = file, lines
        self.events: Iterator[yaml.Event] = iter(())

    def read(self, text: str) -> Any:
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        try:
            next(self.events)  # the stream begins
            if isinstance(next(self.events), yaml.StreamEndEvent):
                raise _Unreadable(0, "The file is empty.", "Write its content or remove the file.")
            value = self._value(next(self.events), ())
            next(self.events)  # the document ends
            after = next(self.events)
        except yaml.YAMLError as error:
            raise _syntax(error) from None
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable(
                _line(after),
                "This is not valid YAML (there is a second document).",
                "Keep one, or give the other a file of its own.",
            )
        return value

    def _value(self, event: yaml.Event, path: ValuePath) -> Any:
        _refuse_cleverness(event)
        if len(path) >= DEEPEST and isinstance(event, yaml.CollectionStartEvent):
            raise _Unreadable(_line(event), f"Lists and keys are nested over {DEEPEST} deep.", "Write it flatter.")
        self.lines.setdefault((self.file, path), _line(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        assert isinstance(event, yaml.ScalarEvent)  # aliases are refused
        return _scalar(event)

    def _sequence(self, path: ValuePath) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self._value(event, (*path, len(result))))
        return result

    def _mapping(self, path: ValuePath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, result, path)
            result[key] = self._value(next(self.events), (*path, key))
        return result

    def _key(self, event: yaml.Event, held: dict[str, Any], path: ValuePath) -> str:
        _refuse_cleverness(event)
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise _Unreadable(line, "A key is not a plain word.", "Write the key as one word.")
        key: str = event.value
        if key in held:
            first = self.lines[(self.file, (*path, key))]
            what = f"The key '{key}' stands twice (first in line {first})."
            raise _Unreadable(line, what, "Remove one of the two or rename it.")
        self.lines[(self.file, (*path, key))] = line
        return key


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _refuse_cleverness(event: yaml.Event) -> None:
    if getattr(event, "anchor", None) is not None:
        mend = "Write the value out in both places, or make it a fact."
        raise _Unreadable(_line(event), "Anchors and aliases (& and *) are not allowed.", mend)
    if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
        raise _Unreadable(_line(event), f"The tag {event.tag} is not allowed.", "Remove the tag.")


def _syntax(error: yaml.YAMLError) -> _Unreadable:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error).partition("\n")[0]
    line = mark.line + 1 if mark else 0
    mend = "Check the indentation, the quotes and the colons of this line and the one before."
    return _Unreadable(line, f"This is not valid YAML ({reason}).", mend)


def _scalar(event: yaml.ScalarEvent) -> str | int | float | bool | None:
    text: str = event.value
    kind = next((kind for kind, words in SPECIAL.items() if words.fullmatch(text)), "text")
    match "text" if event.style else kind:
        case "null":
            return None
        case "bool":
            return text == "true"
        case "int":
            return int(text)
        case "float":
            return float(text)
        case _:
            return text
