"""Views, presenters and forms ask queries.py for rows, so that every read is scoped to the user's sites."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tools.lint.findings import Finding, modules

DRAWERS = frozenset({"views", "presenters", "forms"})
DOORS = frozenset({"objects", "_default_manager", "_base_manager"})


def check(root: Path) -> Iterator[Finding]:
    for name, _, tree in modules(root, "src/careleaf/clinic"):
        if DRAWERS.isdisjoint(PurePosixPath(name).with_suffix("").parts):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in DOORS:
                what = f".{node.attr} is asked outside queries.py"
                yield Finding(name, node.lineno, what, "Move the question to queries.py, scoped to the user's sites")
