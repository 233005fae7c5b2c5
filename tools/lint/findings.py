"""What a house linter reads and what it says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Made by set-up or by running, never ours to judge.
NOT_OURS = frozenset({".git", ".venv", "node_modules", "build", "var", "__pycache__"})


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}. {self.mend}."


def files(root: Path, folder: str = "", *suffixes: str) -> Iterator[tuple[str, Path]]:
    """Every file of ours under the folder, by its path from the root; all of them when no suffix is named."""
    for path in sorted((root / folder).rglob("*")):
        name = path.relative_to(root)
        hidden_cache = any(
            part in NOT_OURS or part.endswith(("_cache", ".egg-info", ".hypothesis")) for part in name.parts
        )
        if path.is_file() and not hidden_cache and (not suffixes or path.suffix in suffixes):
            yield name.as_posix(), path


def modules(root: Path, *folders: str) -> Iterator[tuple[str, str, ast.Module]]:
    """Every Python module under the folders: name, text and syntax tree."""
    for folder in folders:
        for name, path in files(root, folder, ".py"):
            text = path.read_text(encoding="utf-8")
            yield name, text, ast.parse(text, filename=name)
