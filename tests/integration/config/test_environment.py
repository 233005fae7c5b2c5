"""What is read from the environment: sound defaults for a demonstration, and words for what production lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from careleaf.clinic.config.environment import LOOPBACK, read

FIT = {
    "CARELEAF_MODE": "production",
    "SECRET_KEY": "long and random",
    "CARELEAF_HOSTS": "pain.example.org",
    "CARELEAF_ADDRESS": "https://pain.example.org",
}


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"CARELEAF_HOME": str(tmp_path)}


def test_a_demonstration_needs_nothing_and_answers_on_this_machine_only(home: dict[str, str], tmp_path: Path) -> None:
    found = read(home)
    assert (found.mode, found.is_production, found.debug) == ("demonstration", False, False)
    assert found.hosts == LOOPBACK
    assert found.database["NAME"] == f"{tmp_path}/var/careleaf.sqlite3"


def test_its_secret_is_long_kept_and_its_own(home: dict[str, str], tmp_path: Path) -> None:
    first, second = read(home), read(home)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 50
    assert (tmp_path / "var/secret-key").stat().st_mode & 0o077 == 0


def test_sqlite_takes_one_writer_at_a_time(home: dict[str, str]) -> None:
    options = read(home).database["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_one_address_switches_to_postgresql(home: dict[str, str]) -> None:
    found = read(home | {"DATABASE_URL": "postgresql://careleaf:secret@127.0.0.1:5433/clinic"}).database
    assert (found["ENGINE"], found["NAME"], found["PORT"]) == ("django.db.backends.postgresql", "clinic", 5433)
    assert found["OPTIONS"] == {"server_side_binding": True}


def test_production_runs_with_a_secret_and_its_hosts(home: dict[str, str]) -> None:
    found = read(home | FIT | {"CARELEAF_HOSTS": "pain.example.org,www.example.org", "CARELEAF_PROXY": "yes"})
    assert found.hosts == ("pain.example.org", "www.example.org")
    assert found.is_production
    assert found.behind_proxy


REFUSED = [
    ({"SECRET_KEY": ""}, "SECRET_KEY is missing. In production set it"),
    ({"CARELEAF_HOSTS": ""}, "CARELEAF_HOSTS is missing"),
    ({"CARELEAF_ADDRESS": "http://pain.example.org"}, "CARELEAF_ADDRESS is missing"),
    ({"CARELEAF_DEBUG": "yes"}, "Production never shows its insides"),
    ({"CARELEAF_CLOCK_FILE": "clock"}, "The clock of a running service is never moved"),
    ({"CARELEAF_MODE": "test"}, "Set it to demonstration or production"),
    ({"CARELEAF_PROXY": "1"}, "CARELEAF_PROXY is '1'. Set it to yes or no"),
]


@pytest.mark.parametrize(("change", "words"), REFUSED, ids=lambda one: str(one)[:30])
def test_what_production_cannot_do_with_is_said(home: dict[str, str], change: dict[str, str], words: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=words):
        read(home | FIT | change)
