"""Pure rooms have no clock, no chance and no network: the same input gives the same answer for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.lint.findings import Finding, modules

ROOMS = tuple(f"src/careleaf/{room}" for room in ("definition", "reasoning", "publishing"))
CLOCKS = frozenset({"now", "utcnow", "today"})
MODULES = frozenset({"time", "random", "secrets", "urllib.request", "urllib.error"})


def check(root: Path) -> Iterator[Finding]:
    for name, _, tree in modules(root, *ROOMS):
        for node in ast.walk(tree):
            for what in _impurities(node):
                yield Finding(name, getattr(node, "lineno", 1), what, "Take the value as an argument instead")


def _impurities(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(attr=clock)) if clock in CLOCKS:
            yield f"reads a clock with .{clock}()"
        case ast.Import(names=names):
            yield from (f"imports {alias.name}" for alias in names if alias.name in MODULES)
        case ast.ImportFrom(module=module, names=names):
            origins = {module, *(f"{module}.{alias.name}" for alias in names)}
            yield from (f"imports {origin}" for origin in sorted(map(str, origins & MODULES)))
