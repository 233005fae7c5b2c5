"""A module is named for what lives in it; names that fit anything are refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tools.lint.findings import Finding, files

FORBIDDEN = frozenset({"util", "utils", "helper", "helpers", "misc", "manager", "managers", "core"})


def check(root: Path) -> Iterator[Finding]:
    badly_named = {
        step.as_posix()
        for folder in ("src", "tests", "tools")
        for name, _ in files(root, folder, ".py")
        for step in (PurePosixPath(name), *PurePosixPath(name).parents)
        if step.stem in FORBIDDEN
    }
    for path in sorted(badly_named):
        what = f"{PurePosixPath(path).stem!r} says nothing about what is inside"
        yield Finding(path, 1, what, "Name it for what it holds")
