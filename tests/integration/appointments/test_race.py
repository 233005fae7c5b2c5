"""Many slots for one person each, and eight people who want every one of them at the same moment.

Each slot goes to exactly one of them and all others are told so in words, on either database.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.factories.definitions import HOME
from tests.integration.appointments.racing import PEOPLE

# A hundred take some seconds; `make race` runs a thousand on both databases.
SLOTS = int(os.environ.get("CARELEAF_RACE_SLOTS", "100"))


@contextmanager
def database_of_its_own(folder: Path) -> Iterator[str]:
    """The processes commit for real, so they get a database that is nobody else's: a file, or one on the server."""
    asked = os.environ.get("DATABASE_URL", "")
    if not asked.startswith("postgres"):
        yield f"sqlite:///{folder}/race.sqlite3"
        return
    name = f"race_{uuid4().hex}"
    with psycopg.connect(asked, autocommit=True) as server:
        server.execute(f'create database "{name}"')
        try:
            yield f"{asked.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f'drop database "{name}" with (force)')


@pytest.mark.sqlite
@pytest.mark.slow
def test_of_eight_people_at_once_exactly_one_gets_each_place(tmp_path: Path) -> None:
    with database_of_its_own(tmp_path) as address:
        command = [sys.executable, "-m", "tests.integration.appointments.racing", str(SLOTS)]
        environment = os.environ | {"DATABASE_URL": address}
        ended = subprocess.run(command, cwd=HOME, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    print(found)
    assert found["slots by number of winners"] == {"1": SLOTS}
    assert found["outcomes"] == {"won": SLOTS, "refused": SLOTS * (PEOPLE - 1)}
    assert (found["rows"], found["sessions with a row"]) == (SLOTS, SLOTS)
