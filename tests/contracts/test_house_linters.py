"""Each house linter fails on the habit it forbids, says where and how to mend it, and is content with this house."""

from __future__ import annotations

import re

import pytest

from tests.contracts.conftest import BIN, Tree
from tools.lint import words
from tools.lint.__main__ import LINTERS

LONG_FUNCTION = "def long() -> None:\n" + "    print()\n" * 40
ROOM = "src/careleaf/clinic/people"
MACHINE = "/" + "root/careleaf"

VIOLATIONS = [
    ("lengths", "src/careleaf/planted.py", "\n" * 401, "401 lines, the limit is 400"),
    ("lengths", f"{ROOM}/templates/people/planted.html", "<p></p>\n" * 121, "121 lines, the limit is 120"),
    ("lengths", "tests/unit/planted.py", LONG_FUNCTION, "function long has 41 lines, the limit is 40"),
    ("names", "src/careleaf/publishing/helpers.py", "", "'helpers' says nothing"),
    ("names", "src/careleaf/clinic/core/rows.py", "", "'core' says nothing"),
    *(("words", "docs/planted.md", f"see {host}/x\n", "names a package registry") for host in words.REGISTRIES),
    *(("words", "src/careleaf/planted.py", f"# {mark} later\n", "left unfinished") for mark in words.MARKS),
    ("words", "Makefile", f"x:\n\tcd {MACHINE}\n", "names a path of one machine"),
    ("queries", f"{ROOM}/views.py", "rows = Patient.objects.all()\n", ".objects is asked outside queries.py"),
    ("queries", f"{ROOM}/presenters.py", "rows = Patient.objects.all()\n", ".objects is asked outside queries.py"),
    ("queries", f"{ROOM}/forms/patient.py", "rows = P._default_manager.all()\n", "._default_manager is asked outside"),
    ("purity", "src/careleaf/definition/planted.py", "x = datetime.now(UTC)\n", "reads a clock with .now()"),
    ("purity", "src/careleaf/reasoning/planted.py", "x = datetime.date.today()\n", "reads a clock with .today()"),
    ("purity", "src/careleaf/publishing/planted.py", "import time\n", "imports time"),
    ("purity", "src/careleaf/publishing/planted.py", "from random import choice\n", "imports random"),
    ("purity", "src/careleaf/definition/planted.py", "from urllib import request\n", "imports urllib.request"),
]


def test_this_house_keeps_its_habits(tree: Tree) -> None:
    result = tree.run(BIN / "python", "-m", "tools.lint")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("linter", "path", "text", "message"), VIOLATIONS)
def test_a_broken_habit_is_found(tree: Tree, linter: str, path: str, text: str, message: str) -> None:
    before = set(tree.run(BIN / "python", "-m", "tools.lint").stdout.splitlines())
    tree.plant(path, text)
    result = tree.run(BIN / "python", "-m", "tools.lint")
    found = [line for line in result.stdout.splitlines() if line not in before]
    assert result.returncode == 1
    assert len(found) == 1, (linter, result.stdout, result.stderr)
    assert message in found[0]
    place = found[0].split(":")[0]
    assert path.startswith(place)
    assert re.fullmatch(rf"{re.escape(place)}:\d+: .+\. .+\.", found[0])


def test_what_only_looks_like_a_broken_habit_is_let_be(tree: Tree) -> None:
    before = tree.run(BIN / "python", "-m", "tools.lint").stdout
    tree.plant(f"{ROOM}/planted_queries.py", "rows = Patient.objects.all()\n")
    tree.plant("src/careleaf/reasoning/planted.py", "from datetime import time\n\nnow = time(9)\n")
    tree.plant("docs/planted.md", "https://www.example.org/back-to/work/today and src/work/x\n")
    assert tree.run(BIN / "python", "-m", "tools.lint").stdout == before


def test_every_linter_is_broken_on_purpose_here() -> None:
    assert {linter.__name__.rpartition(".")[2] for linter in LINTERS} == {name for name, *_ in VIOLATIONS}
