"""The commands that the README, the Makefile and continuous integration name are really there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.contracts.conftest import BIN, ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
README = (ROOT / "README.md").read_text()
GUIDES = README + (ROOT / "CONTRIBUTING.md").read_text()
NAMED = sorted(set(re.findall(r"(?:^|`)make ([a-z-]+)", GUIDES, re.MULTILINE)))


def test_the_readme_names_the_two_commands() -> None:
    assert {"make run", "make test"} <= set(re.findall(r"make [a-z]+", README))


@pytest.mark.parametrize("target", NAMED)
def test_a_command_of_the_guides_can_be_run(target: str) -> None:
    result = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()


def test_help_lists_every_target() -> None:
    said = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[0] for line in said.splitlines()} == TARGETS


def test_every_tool_a_target_runs_exists() -> None:
    for name in re.findall(r"-m (tools\.[a-z.]+)", MAKEFILE):
        path = ROOT / name.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), name


def test_continuous_integration_runs_make_test() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "exec make test" in script.read_text()


def arranged(line: str, folder: Path) -> list[str]:
    """A command of the README with real folders in the places of the made-up ones."""
    definition = ROOT / "tests/definitions/knee-ultrasound-injection"
    places = {
        "OLD-FOLDER": definition,
        "NEW-FOLDER": definition,
        "FOLDER": folder / "copy",
        "leaflets": folder / "made",
    }
    words = shlex.split(line, comments=True)
    return [str(BIN / "careleaf"), *(str(places.get(word, word)) for word in words[1:])]


LINES = re.findall(r"^\.venv/bin/careleaf .+$", README, re.MULTILINE)


def test_the_readme_shows_the_command_line() -> None:
    assert len(LINES) >= 4


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split()[1])
def test_a_line_of_the_readme_does_what_it_says(line: str, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(
        arranged(line, tmp_path), cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.strip()
    for made in (tmp_path / "made", tmp_path / "copy"):
        if str(made) in result.args:
            assert any(made.iterdir())
