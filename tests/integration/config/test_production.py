"""Production starts over nothing that nobody real has answered for, and says all that is in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from pytest_django import Settings

from careleaf.clinic.config import production
from careleaf.clinic.config.demonstration import prepare
from careleaf.clinic.library.actions.withdraw_edition import withdraw_edition
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import a_staff

START = "import careleaf.clinic.config.wsgi"
FIT = {
    "CARELEAF_MODE": "production",
    "SECRET_KEY": "x" * 60,
    "CARELEAF_HOSTS": "pain.example.org",
    "CARELEAF_ADDRESS": "https://pain.example.org",
}


@pytest.mark.django_db
def test_a_demonstration_is_never_refused(edition: Edition) -> None:
    production.refuse_if_unfit()


@pytest.mark.sqlite
@pytest.mark.django_db
def test_demonstration_signatures_and_unsigned_defaults_are_refused(edition: Edition, settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(ImproperlyConfigured) as refusal:
        production.refuse_if_unfit()
    words = str(refusal.value)
    for part in ("demonstration signature", "unsigned defaults", "calls it a demonstration", "Withdraw it or publish"):
        assert part in words


@pytest.mark.django_db
def test_accounts_of_a_demonstration_are_refused(site: Site, settings: Settings) -> None:
    person = a_staff(Role.PAIN_NURSE, (site,), is_demonstration=True)
    assert f"These accounts are for demonstrations: {person.username}. Close them." in production.reasons_to_refuse()


@pytest.mark.django_db
def test_a_house_with_nothing_unfit_starts(edition: Edition, settings: Settings) -> None:
    withdraw_edition(edition=edition, reason="Only a demonstration.", by=a_staff(Role.LIBRARIAN))
    settings.PRODUCTION = True
    production.refuse_if_unfit()


def test_a_database_without_tables_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(production, "published_editions", fail)
    assert production.reasons_to_refuse() == ["The database is not ready. Run the migrations first."]


@pytest.mark.django_db
def test_a_demonstration_is_not_prepared_in_production(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(Refused, match="This is production"):
        prepare()


def starting(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The door for a web server, opened in a new process over an empty home."""
    given = {"CARELEAF_HOME": str(home), "DATABASE_URL": f"sqlite:///{home}/db.sqlite3"} | environment
    environ = {name: value for name, value in os.environ.items() if name not in FIT} | given
    return subprocess.run([sys.executable, "-c", START], env=environ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"SECRET_KEY": ""}, "SECRET_KEY is missing"), ({}, "The database is not ready. Run the migrations first.")],
)
def test_a_web_server_is_refused_at_its_start(tmp_path: Path, change: dict[str, str], words: str) -> None:
    result = starting(tmp_path, **FIT | change)
    assert result.returncode == 1
    assert words in result.stderr.splitlines()[-1]
