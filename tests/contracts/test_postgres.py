"""tools.postgres gives a command a real server of its own and never leaves one behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.contracts.conftest import ROOT

WRAPPER = (sys.executable, "-m", "tools.postgres", "--")
ASK = """
import os, pathlib, psycopg, sys
with psycopg.connect(os.environ["DATABASE_URL"]) as link:
    print(link.info.parameter_status("server_version"), link.execute("show data_directory").fetchone()[0])
"""


def test_a_command_gets_a_server_which_is_gone_afterwards() -> None:
    result = subprocess.run(
        [*WRAPPER, sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    version, data = result.stdout.split()[0], Path(result.stdout.split()[-1])
    assert int(version.split(".")[0]) >= 15
    assert not data.exists()


def test_the_verdict_of_the_command_is_passed_on() -> None:
    assert subprocess.run([*WRAPPER, "sh", "-c", "exit 7"], cwd=ROOT, check=False).returncode == 7


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_stops_when_the_wrapper_is_stopped(tmp_path: Path, number: signal.Signals) -> None:
    note = tmp_path / "note"
    script = f"{ASK}\npathlib.Path(sys.argv[1]).write_text(os.environ['DATABASE_URL'])\nimport time; time.sleep(30)"
    wrapper = subprocess.Popen([*WRAPPER, sys.executable, "-c", script, note], cwd=ROOT, start_new_session=True)
    deadline = time.monotonic() + 60
    while not note.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(0.2)
    url = note.read_text()
    os.killpg(wrapper.pid, number)
    wrapper.wait(timeout=60)
    check = f"import psycopg\npsycopg.connect({url!r})"
    refused = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)
    assert "refused" in refused.stderr
