"""ruff and mypy are set up so that what they should refuse is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.conftest import BIN, Tree

HEAD = '"""A planted module."""\n\n'
STYLE = [
    ("import os\n", "F401"),
    ("def say(word):\n    return word\n", "ANN001"),
    ("def say(words: list[str] = []) -> None:\n    words.append('x')\n", "B006"),
    ("from datetime import datetime\n\nSTARTED = datetime(2026, 1, 1)\n", "DTZ001"),
    ("print(1)\n", "T201"),
    ("LONG = '" + "x" * 120 + "'\n", "E501"),
]
TYPES = [
    ("def twice(number):\n    return number * 2\n", "no-untyped-def"),
    ("def first(items: list) -> object:\n    return items[0]\n", "type-arg"),
    ("import json\n\n\ndef read(text: str) -> int:\n    return json.loads(text)\n", "no-any-return"),
    ("def length(word: str | None) -> int:\n    return len(word)\n", "arg-type"),
]


def test_the_house_is_in_style(tree: Tree) -> None:
    for command in (("check",), ("format", "--check")):
        result = tree.run(BIN / "ruff", *command, "--no-cache")
        assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("text", "rule"), STYLE)
def test_a_breach_of_style_is_found(tree: Tree, text: str, rule: str) -> None:
    tree.plant("src/careleaf/definition/planted.py", HEAD + text)
    result = tree.run(
        BIN / "ruff", "check", "--no-cache", "--output-format=concise", "src/careleaf/definition/planted.py"
    )
    assert result.returncode == 1
    assert f": {rule} " in result.stdout


def test_a_missing_module_docstring_is_found(tree: Tree) -> None:
    tree.plant("src/careleaf/definition/planted.py", "X = 1\n")
    assert "D100" in tree.run(BIN / "ruff", "check", "--no-cache", "src/careleaf/definition/planted.py").stdout


def test_an_unformatted_file_is_found(tree: Tree) -> None:
    tree.plant("src/careleaf/definition/planted.py", HEAD + "X = {  'a':1 }\n")
    result = tree.run(BIN / "ruff", "format", "--check", "--no-cache", "src/careleaf/definition/planted.py")
    assert result.returncode == 1
    assert "planted.py" in result.stdout


@pytest.mark.parametrize("room", ["definition", "reasoning", "publishing"])
def test_pure_rooms_are_typed_strictly(tree: Tree, tmp_path_factory: pytest.TempPathFactory, room: str) -> None:
    files = []
    for number, (text, _) in enumerate(TYPES):
        files.append(f"src/careleaf/{room}/planted_{number}.py")
        tree.plant(files[-1], HEAD + text)
    cache: Path = tmp_path_factory.mktemp("mypy")
    result = tree.run(BIN / "mypy", f"--cache-dir={cache}", *files)
    assert result.returncode == 1, result.stdout + result.stderr
    for name, (_, code) in zip(files, TYPES, strict=True):
        assert any(line.startswith(name) and f"[{code}]" in line for line in result.stdout.splitlines()), result.stdout


def test_well_typed_code_is_let_be(tree: Tree, tmp_path: Path) -> None:
    tree.plant("src/careleaf/planted.py", HEAD + "def twice(number: int) -> int:\n    return number * 2\n")
    result = tree.run(BIN / "mypy", f"--cache-dir={tmp_path / 'cache'}", "src/careleaf/planted.py")
    assert result.returncode == 0, result.stdout + result.stderr
