"""The clock may be moved for what is made up, and never in production."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from careleaf.clinic.records import clock

THEN = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)


def test_it_says_the_instant_it_was_moved_to_and_comes_back() -> None:
    with clock.at(THEN):
        assert clock.now() == THEN
        with clock.at(THEN + timedelta(days=1)):
            assert clock.now() == THEN + timedelta(days=1)
        assert clock.now() == THEN
    assert clock.now() > THEN


def test_it_is_never_moved_in_production(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(RuntimeError, match="never moved"), clock.at(THEN):
        pass
    assert clock.now() > THEN


def test_a_file_moves_it_for_every_process_of_a_demonstration(settings: Settings, tmp_path: Path) -> None:
    settings.CLOCK_FILE = tmp_path / "clock"
    before = clock.now()
    assert clock.now() - before < timedelta(minutes=1)
    settings.CLOCK_FILE.write_text("86400.5")
    assert timedelta(days=1) <= clock.now() - before < timedelta(days=1, minutes=1)
    settings.PRODUCTION = True
    assert clock.now() - before < timedelta(minutes=1)
