"""Files, functions and templates stay short enough to be read in one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.lint.findings import Finding, files, modules

FILE, FUNCTION, TEMPLATE = 400, 40, 120
TEMPLATES = (".html", ".jinja", ".j2", ".njk", ".typ")


def check(root: Path) -> Iterator[Finding]:
    for folder in ("src", "tests", "tools", "styles"):
        for name, path in files(root, folder, ".py", ".scss", ".js", *TEMPLATES):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            limit = TEMPLATE if path.suffix in TEMPLATES and folder == "src" else FILE
            if lines > limit:
                yield Finding(name, limit + 1, f"{lines} lines, the limit is {limit}", "Split it by what it is about")
    for name, _, tree in modules(root, "src", "tests", "tools"):
        yield from _long_functions(name, tree)


def _long_functions(name: str, tree: ast.Module) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION:
                what = f"function {node.name} has {lines} lines, the limit is {FUNCTION}"
                yield Finding(name, node.lineno, what, "Give a part of it a name of its own")
