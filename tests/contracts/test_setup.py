"""Set-up does each step once, does it again when its inputs change, and says what it may not install itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.conftest import ROOT
from tools import setup

MISSING = """
from tools import debian
absent = debian.Package("careleaf-no-such-package", "/nonexistent/file", "to see what is said")
print(debian.ensure((absent,)))
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "STAMPS", tmp_path / "stamps")
    (tmp_path / "input").write_text("one")
    return tmp_path


def test_a_step_is_done_again_only_when_something_changed(house: Path) -> None:
    done = 0

    def work() -> None:
        nonlocal done
        done += 1
        (house / "output").write_text("made")

    def step() -> int:
        setup.step("planted", (house / "input",), (house / "output",), work)
        return done

    assert [step(), step()] == [1, 1]
    (house / "input").write_text("two")
    assert [step(), step()] == [2, 2]
    (house / "output").unlink()
    assert [step(), step()] == [3, 3]


def test_a_step_that_fails_is_tried_again(house: Path) -> None:
    def fail() -> None:
        raise SystemExit("no network")

    for _ in range(2):
        with pytest.raises(SystemExit, match="no network"):
            setup.step("planted", (house / "input",), (), fail)


def test_who_may_not_install_is_told_what_to_install() -> None:
    # root becomes nobody, who has neither the right nor, without a password, sudo.
    options = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + MISSING
    system_python = Path("/usr/bin/python3")
    python = str(system_python) if system_python.exists() else sys.executable
    result = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False, cwd="/", **options)  # type: ignore[call-overload]
    assert "careleaf-no-such-package (to see what is said)" in result.stdout, result.stderr
    assert "apt-get install --no-install-recommends careleaf-no-such-package" in result.stdout
    assert result.stdout.endswith("False\n")
