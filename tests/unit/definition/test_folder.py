"""Reading a folder: plain data with the line of every value, or problems; never an exception."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from careleaf.definition.folder import LARGEST_FILE, LARGEST_FOLDER, read_folder
from careleaf.definition.source import Source


def read(folder: Path, text: str | bytes, name: str = "a.yaml") -> Any:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    source = read_folder(folder)
    return source.documents[name] if isinstance(source, Source) else list(map(str, source))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("24", 24),
        ("-1", -1),
        ("+7", 7),
        ("007", 7),
        ("0.8", 0.8),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("True", "True"),
        ("2026-11-24", "2026-11-24"),
        ("01632 960 123", "01632 960 123"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("12:30", "12:30"),
        (".inf", ".inf"),
        ("-.nan", "-.nan"),
        ("-inf", "-inf"),
        ("1e999", "1e999"),
        ("9" * 400, "9" * 400),
        ("'24'", "24"),
        ('"true"', "true"),
        ("''", ""),
        ("<<", "<<"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
    ],
)
def test_only_numbers_and_truth_values_are_special(text: str, value: Any, tmp_path: Path) -> None:
    found = read(tmp_path, f"key: {text}")["key"]
    assert found == value
    assert type(found) is type(value)


def test_every_value_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("# remark\none: 1\ntwo:\n  - {a: b}\n  -\n    c: d\n", encoding="utf-8")
    source = read_folder(tmp_path)
    assert isinstance(source, Source)
    lines = {path: line for (_, path), line in source.lines.items()}
    assert lines == {
        (): 2,
        ("one",): 2,
        ("two",): 3,
        ("two", 0): 4,
        ("two", 0, "a"): 4,
        ("two", 1): 6,
        ("two", 1, "c"): 6,
    }


def test_every_entry_of_a_translation_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_text(
        'msgctxt "a.b#0"\nmsgid "x"\n\nmsgctxt "a.b#1"\n\nmsgctxt "a.c"\n', encoding="utf-8"
    )
    source = read_folder(tmp_path)
    assert isinstance(source, Source)
    assert source.lines == {("fr.po", ("a.b",)): 1, ("fr.po", ("a.c",)): 6}


def test_there_has_to_be_a_folder(tmp_path: Path) -> None:
    (problem,) = read_folder(tmp_path / "nowhere")  # type: ignore[misc]
    assert "There is no such folder. Name a folder that holds pathway.yaml." in str(problem)


def test_a_folder_of_anything_else_is_refused_at_once(tmp_path: Path) -> None:
    for number in range(LARGEST_FOLDER + 1):
        (tmp_path / f"{number}.yaml").touch()
    (problem,) = read_folder(tmp_path)  # type: ignore[misc]
    assert f"There are {LARGEST_FOLDER + 1} files" in str(problem)


def test_hidden_files_are_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").write_bytes(b"\xff")
    assert read(tmp_path, "a: b") == {"a": "b"}


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("/proc/self/mem")  # there, but not readable by anybody
    (problem,) = read_folder(tmp_path)  # type: ignore[misc]
    assert str(problem).startswith("a.yaml: The file cannot be read (")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"a: caf\xe9", "a.yaml:1: The file is not text in UTF-8."),
        (b"a: b\nc: \0", "a.yaml:2: The file is not text in UTF-8."),
        ("a: b".encode("utf-16"), "a.yaml:1: The file is not text in UTF-8."),
        (b"#" * (LARGEST_FILE + 1), "a.yaml: The file is too large (1.0 MB; at most 1 MB)."),
        ("", "a.yaml: The file is empty."),
        ("a: \x01", "a.yaml: This is not valid YAML (unacceptable character #x0001"),
        ("a: &b c", "a.yaml:1: Anchors and aliases"),
        ("a: b\nc: *b", "a.yaml:2: Anchors and aliases"),
        ("a: !!set {b}", "a.yaml:1: The tag tag:yaml.org,2002:set is not allowed."),
        ("a: !own b", "a.yaml:1: The tag !own is not allowed."),
        ("a: ! 24", "a.yaml:1: The tag ! is not allowed."),
        ("a: b\na: c", "a.yaml:2: The key 'a' stands twice (first in line 1)."),
        ("? [a]\n: b", "a.yaml:1: A key is not a plain word."),
        ("a: [b", "a.yaml:2: This is not valid YAML ("),
        ("a: " + "[" * 40 + "]" * 40, "a.yaml:1: Lists and keys are nested over 30 deep."),
        ("a: " + "[" * 100_000, "a.yaml:1: This is not valid YAML (exceeded maximum nesting depth)"),
        ("--- a\n--- b", "a.yaml:2: This is not valid YAML ("),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str | bytes, told: str, tmp_path: Path) -> None:
    (problem,) = read(tmp_path, text)
    assert problem.startswith(told)
    assert "\n" not in problem
