"""The folder written again: the same content, and the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from careleaf.definition.export import export, yaml_text
from careleaf.definition.folder import read_folder
from careleaf.definition.load import Loaded, load
from tests.factories.definitions import FOLDERS, definition


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_written_is_the_same_definition(name: str, tmp_path: Path) -> None:
    written = export(definition(name).source, tmp_path)
    again = load(tmp_path)
    assert isinstance(again, Loaded)
    assert again.hash == definition(name).hash
    assert again.source == definition(name).source
    assert [path.relative_to(tmp_path).as_posix() for path in written] == sorted(files(tmp_path))


@pytest.mark.parametrize("name", FOLDERS)
def test_written_twice_it_is_the_same_to_the_byte(name: str, tmp_path: Path) -> None:
    export(definition(name).source, tmp_path / "one")
    again = load(tmp_path / "one")
    assert isinstance(again, Loaded)
    export(again.source, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    export(definition().source, tmp_path)
    assert files(tmp_path)["notes.txt"] == b"mine"


@pytest.mark.parametrize(
    "text",
    ["24", "08001234567", "1e3", "0.5", "+1", "true", "null", "~", "", " ", "yes", "-", "a: b", "# no", "é", "a\nb\n",
     "{rest}", "[x]", "2026-11-24", "12:30", "'", '"', "<<", "=", "&a", "*a", "!a", "%a", "@a", "`a", "\x85", "\u2028"],
)  # fmt: skip
def test_text_stays_text(text: str, tmp_path: Path) -> None:
    assert written(tmp_path, {"key": text, "list": [text], "map": {"a": text}}) == {
        "key": text,
        "list": [text],
        "map": {"a": text},
    }


@pytest.mark.parametrize("value", [24, -1, 0.5, 1e-7, 1e16, 123456789.5, True, False, None, [], {}, [[]], [{}]])
def test_other_values_stay_what_they_are(value: Any, tmp_path: Path) -> None:
    found = written(tmp_path, {"key": value})["key"]
    assert found == value
    assert type(found) is type(value)


def written(folder: Path, document: Any) -> Any:
    (folder / "a.yaml").write_text(yaml_text(document), encoding="utf-8")
    source = read_folder(folder)
    assert not isinstance(source, tuple), source
    return source.documents["a.yaml"]
