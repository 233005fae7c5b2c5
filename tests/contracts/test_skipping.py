"""Under CI a skipped test fails; elsewhere it is only skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.contracts.conftest import BIN, ROOT

SKIPS = {
    "in the test": "def test_it():\n    pytest.skip('no reason')\n",
    "by a mark": "@pytest.mark.skip(reason='no reason')\ndef test_it():\n    pass\n",
    "in a fixture": "@pytest.fixture\ndef part():\n    pytest.skip('no reason')\n\n\ndef test_it(part):\n    pass\n",
    "as a module": "pytest.skip('no reason', allow_module_level=True)\n",
}
EXPECTED_FAILURE = "@pytest.mark.xfail(reason='known', strict=True)\ndef test_it():\n    raise ValueError\n"


def run(folder: Path, text: str, ci: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "tests/conftest.py", folder)
    (folder / "test_planted.py").write_text("import pytest\n\n\n" + text)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "COV_", "DJANGO"))}
    command: list[str | Path] = [
        BIN / "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:django",
        "--rootdir",
        folder,
        folder,
    ]
    return subprocess.run(
        command, cwd=folder, env=environment | {"CI": ci}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("text", SKIPS.values(), ids=SKIPS.keys())
def test_a_skip_fails_under_ci_only(tmp_path: Path, text: str) -> None:
    under_ci = run(tmp_path, text, "true")
    assert under_ci.returncode != 0
    assert "under CI nothing may be" in under_ci.stdout
    elsewhere = run(tmp_path, text, "")
    assert "1 skipped" in elsewhere.stdout


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    assert "1 xfailed" in run(tmp_path, EXPECTED_FAILURE, "true").stdout
