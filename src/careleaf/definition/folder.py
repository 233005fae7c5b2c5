"""Reads a definition's folder into a ``Source``: plain data with the line of every value, or problems."""

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml

from careleaf.definition.problems import Path as ValuePath
from careleaf.definition.problems import Problem, Problems
from careleaf.definition.source import Source

LARGEST_FILE = 1_000_000  # bytes; the largest file of a whole leaflet is a tenth of this
LARGEST_FOLDER = 200  # files
READ = {".yaml", ".po", ".svg", ".md"}
Lines = dict[tuple[str, ValuePath], int]


class _Unreadable(Exception):
    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.what, self.mend = line, what, mend


def read_folder(folder: Path) -> Source | Problems:
    """Every YAML, PO, SVG and Markdown file of the folder; never raises for what a file holds."""
    if not folder.is_dir():
        return (Problem(str(folder), 0, "There is no such folder.", "Name a folder that holds pathway.yaml."),)
    documents: dict[str, Any] = {}
    texts: dict[str, str] = {}
    lines: Lines = {}
    problems: list[Problem] = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            text = _text(path)
            if path.suffix == ".yaml":
                documents[name] = _Reader(name, lines).read(text)
            else:
                texts[name] = text
        except _Unreadable as error:
            problems.append(Problem(name, error.line, error.what, error.mend))
    return tuple(problems) or Source(documents, texts, lines)


def _files(folder: Path) -> Iterator[Path]:
    inside = sorted(path for path in folder.rglob("*") if path.suffix in READ and path.is_file())
    return iter(inside[:LARGEST_FOLDER])


def _text(path: Path) -> str:
    size = path.stat().st_size
    if size > LARGEST_FILE:
        what = f"The file is too large ({size / 1e6:.1f} MB; at most {LARGEST_FILE / 1e6:.0f} MB)."
        raise _Unreadable(0, what, "Keep only the definition's own text in it.")
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise _Unreadable(0, "The file is not text in UTF-8.", "Save it as plain text in UTF-8.")
    return text


class _Reader:
    """Turns composed YAML nodes into plain data by the YAML 1.2 core rules, noting each value's line."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file, self.lines = file, lines

    def read(self, text: str) -> Any:
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                _refuse_cleverness(event)
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            raise _syntax(error) from None
        if node is None:
            raise _Unreadable(0, "The file is empty.", "Write its content or remove the file.")
        return self._value(node, ())

    def _value(self, node: yaml.Node, path: ValuePath) -> Any:
        self.lines.setdefault((self.file, path), node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(part, (*path, index)) for index, part in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # the three kinds of YAML node
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: ValuePath) -> dict[Hashable, Any]:
        result: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise _Unreadable(line, "A key is not a plain word.", "Write the key as one word.")
            key = key_node.value
            if key in result:
                first = self.lines[(self.file, (*path, key))]
                what = f"The key '{key}' stands twice (first in line {first})."
                raise _Unreadable(line, what, "Remove one of the two or rename it.")
            self.lines[(self.file, (*path, key))] = line
            result[key] = self._value(value_node, (*path, key))
        return result


def _refuse_cleverness(event: yaml.Event) -> None:
    line = event.start_mark.line + 1 if event.start_mark else 0
    if getattr(event, "anchor", None) is not None:
        mend = "Write the value out in both places, or make it a fact."
        raise _Unreadable(line, "Anchors and aliases (& and *) are not allowed.", mend)
    if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag not in (None, "!"):
        raise _Unreadable(line, f"The tag {event.tag} is not allowed.", "Remove the tag.")


def _syntax(error: yaml.YAMLError) -> _Unreadable:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error)
    line = mark.line + 1 if mark else 0
    mend = "Check the indentation, the quotes and the colons of this line and the one before."
    return _Unreadable(line, f"This is not valid YAML ({reason}).", mend)


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    """YAML 1.2 core: ``yes`` and ``no`` are words, not truth values; dates stay text."""
    text: str = node.value
    if node.style is not None:
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "~", "null"):
        return None
    for number in (int, float):
        if text[0] in "-.0123456789" and "_" not in text and text.isascii():
            try:
                return number(text)
            except ValueError:
                continue
    return text
