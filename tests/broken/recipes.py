"""Recipes for broken definitions: one edit each to a copy of the second definition, and what must be said about it.

The line expected is found by a text in the broken file, so that no expectation rests on the loader's own counting.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

WHOLE = Path(__file__).parents[1] / "definitions" / "knee-ultrasound-injection"
CASES = Path(__file__).parent / "cases"
HERE = "# here"


@dataclass(frozen=True)
class Recipe:
    """One broken definition. ``in_`` is the file that is complained about, when it is not the one edited."""

    case: str
    file: str
    what: list[str]
    mend: list[str]
    find: str = ""
    put: str = ""
    add: str = ""
    write: str | None = None
    bytes_: str = ""
    size: int = 0
    delete: bool = False
    in_: str = ""
    at: str = HERE
    plus: int = 0
    also: list[dict[str, str]] = field(default_factory=list)

    def break_copy(self, folder: Path) -> None:
        """Copies the second definition into ``folder`` and breaks it."""
        shutil.copytree(WHOLE, folder, dirs_exist_ok=True)
        path = folder / self.file
        if self.delete:
            path.unlink()
        elif self.size:
            path.write_bytes(b"#" * self.size)
        elif self.bytes_:
            path.write_bytes(bytes.fromhex(self.bytes_))
        elif self.write is not None:
            path.write_text(self.write, encoding="utf-8")
        else:
            _replace(path, self.find, self.put, self.add)
        for edit in self.also:
            _replace(folder / edit["file"], edit["find"], edit["put"], "")

    def place(self, folder: Path) -> str:
        """``file:line`` of the problem expected; the file alone where the whole of it is meant."""
        file = self.in_ or self.file
        if self.at == "none":
            return file
        lines = (folder / file).read_bytes()
        assert lines.count(self.at.encode()) == 1, f"{self.at!r} has to stand once in {file}"
        return f"{file}:{lines[: lines.index(self.at.encode())].count(10) + 1 + self.plus}"


def _replace(path: Path, find: str, put: str, add: str) -> None:
    text = path.read_text(encoding="utf-8")
    if add:
        path.write_text(text + add, encoding="utf-8")
    else:
        assert text.count(find) == 1, f"{find!r} has to stand once in {path.name}"
        path.write_text(text.replace(find, put), encoding="utf-8")


def recipes() -> list[Recipe]:
    """Every recipe, file by file."""
    found: list[dict[str, Any]] = []
    for path in sorted(CASES.glob("*.yaml")):
        found.extend(yaml.safe_load(path.read_text(encoding="utf-8")))
    return [
        Recipe(**{{"in": "in_", "bytes": "bytes_"}.get(key, key): value for key, value in case.items()})
        for case in found
    ]
