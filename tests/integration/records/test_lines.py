"""Who did what, and who looked at what: written with the act, read newest first, gone with an act that failed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import Settings

from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access, note_act
from careleaf.clinic.records.models import THE_HOUSE, AccessLine, AuditLine, Named
from careleaf.clinic.records.queries import acts_on

pytestmark = pytest.mark.django_db
NURSE, JOURNEY = Named("staff", "3"), Named("journey", "7k2p")
THEN = datetime(2026, 11, 24, 14, 10, tzinfo=UTC)


@pytest.mark.sqlite
def test_an_act_is_written_with_its_detail() -> None:
    note_act(NURSE, "sign", JOURNEY, side="left")
    (line,) = acts_on(JOURNEY)
    assert (line.actor_kind, line.actor_id, line.verb, line.detail) == ("staff", "3", "sign", {"side": "left"})


@pytest.mark.sqlite
def test_a_look_is_written_with_its_page() -> None:
    note_access(NURSE, "journey", JOURNEY)
    line = AccessLine.objects.get()
    assert (line.actor_id, line.page, line.subject_kind, line.subject_id) == ("3", "journey", "journey", "7k2p")


def test_acts_are_read_newest_first_and_only_those_on_the_subject() -> None:
    for hours, verb in ((0, "first"), (2, "third"), (1, "second")):
        with clock.at(THEN + timedelta(hours=hours)):
            note_act(NURSE, verb, JOURNEY)
    note_act(NURSE, "other", Named("journey", "other"))
    assert [line.verb for line in acts_on(JOURNEY)] == ["third", "second", "first"]


def test_an_act_that_fails_leaves_no_line() -> None:
    @transaction.atomic
    def fail() -> None:
        note_act(THE_HOUSE, "fail", JOURNEY)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not AuditLine.objects.exists()


def test_the_clock_is_moved_for_what_is_made_up_and_comes_back() -> None:
    with clock.at(THEN):
        assert clock.now() == THEN
    assert clock.now() != THEN


def test_in_production_the_clock_is_never_moved(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(RuntimeError, match="never moved"), clock.at(THEN):
        pass
