"""A module is named for what lives in it; names that fit anything are refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tools.lint.findings import Finding, files

FORBIDDEN = frozenset({"util", "utils", "helper", "helpers", "misc", "manager", "managers", "core"})


def check(root: Path) -> Iterator[Finding]:
    for folder in ("src", "tests", "tools"):
        for name, _ in files(root, folder, ".py"):
            for part in PurePosixPath(name).with_suffix("").parts:
                if part in FORBIDDEN:
                    yield Finding(name, 1, f"{part!r} says nothing about what is inside", "Name it for what it holds")
