"""The fictional clinic: every story told as it is written, every phase and every end of a promise in it."""

from __future__ import annotations

import socket
from collections import Counter
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from django.utils.timezone import localdate, make_aware
from nhs_number.validate import is_valid
from pytest_django import Settings

from careleaf.clinic.demo.clinic import make_clinic
from careleaf.clinic.demo.made_up import check_digit, details
from careleaf.clinic.demo.story import stories
from careleaf.clinic.journeys.actions.refresh import refresh
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey, OpenTask, PromiseState, Standing
from careleaf.clinic.library.models import Edition
from careleaf.clinic.messages.actions.send_due import send_due
from careleaf.clinic.people.models import Patient
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.kept import State
from careleaf.reasoning.moves import Phase
from tests.factories.people import a_patient


@pytest.mark.slow
def test_every_story_is_told_and_every_stage_is_there(furnished: Edition) -> None:
    progress: list[float] = []
    made = make_clinic(len(stories()), 1, progress.append)
    assert [str(one) for one in made.stumbles] == []
    assert made.patients == len(stories()) == Journey.objects.count()
    assert set(Standing.objects.values_list("phase", flat=True)) == {phase.value for phase in Phase}
    assert set(PromiseState.objects.values_list("state", flat=True)) == {state.value for state in State}
    assert progress == sorted(progress)
    assert progress[-1] == 1
    _nothing_lies_in_the_future()
    _the_house_did_its_part()
    _what_is_kept_handy_is_what_follows()


def _nothing_lies_in_the_future() -> None:
    now = clock.now()
    assert not EventRow.objects.filter(recorded_at__gt=now).exists()
    for journey in Journey.objects.prefetch_related("events"):
        recorded = [event.recorded_at for event in journey.events.order_by("sequence")]
        assert recorded == sorted(recorded), journey


def _the_house_did_its_part() -> None:
    by_the_house = EventRow.objects.filter(by_kind="house").values_list("kind", flat=True)
    done = Counter(by_the_house)
    for kind in (Event.ADMISSION_LETTER_SENT, Event.FOLLOW_UP_BOOKED, Event.CHECK_IN_SENT, Event.GP_LETTER_SENT):
        assert done[kind.value], kind


def _what_is_kept_handy_is_what_follows() -> None:
    before = set(OpenTask.objects.values_list("journey", "what", "key", "owner"))
    for journey in Journey.objects.all():
        refresh(journey, clock.now())
    assert set(OpenTask.objects.values_list("journey", "what", "key", "owner")) == before


@pytest.mark.sqlite
def test_what_happens_now_comes_first(furnished: Edition) -> None:
    assert make_clinic(2, 7).stumbles == ()
    assert set(Standing.objects.values_list("phase", flat=True)) == {Phase.ARRIVED.value}


@pytest.mark.parametrize("clock_time", [time(0, 4), time(23, 57)])
def test_what_happens_now_happens_at_any_hour(furnished: Edition, clock_time: time) -> None:
    """Shortly after midnight the day so far is short; shortly before it there is no tomorrow in today's list."""
    with clock.at(make_aware(datetime.combine(localdate(), clock_time))):
        assert make_clinic(7, 1).stumbles == ()
    assert Standing.objects.filter(phase=Phase.IN_RECOVERY.value).count() == 2


def test_the_same_seed_tells_the_same() -> None:
    today = clock.now().date()
    assert details(5, Random(3), today, (30, 40)) == details(5, Random(3), today, (30, 40))
    assert details(5, Random(3), today, (30, 40)) != details(5, Random(4), today, (30, 40))


def test_nothing_of_it_leaves_this_machine(furnished: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[str] = []

    def connect(link: socket.socket, address: Any) -> None:
        reached.append(address[0])
        raise ConnectionRefusedError

    make_clinic(3, 1)
    Patient.objects.update(channel="email")
    monkeypatch.setattr(socket.socket, "connect", connect)
    send_due(clock.now() + timedelta(days=1))
    assert set(reached) <= {"127.0.0.1", "::1"}


def test_it_is_refused_in_production(furnished: Edition, settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(Refused, match="This is production"):
        make_clinic(1, 1)


def test_it_is_refused_where_somebody_is_registered(furnished: Edition) -> None:
    a_patient()
    with pytest.raises(Refused, match="There are patients here already"):
        make_clinic(1, 1)


@pytest.mark.parametrize("index", range(0, 800, 37))
def test_nobody_has_these_numbers(index: int) -> None:
    found = details(index, Random(index), clock.now().date(), (24, 88))
    assert found["nhs_number"].startswith("999")
    assert is_valid(found["nhs_number"])
    assert found["mobile"].startswith("07700 900")
    assert found["phone"].startswith("01632 960")
    assert found["email"].endswith("@example.org")
    assert found["postcode"].startswith("ZZ99")


def test_no_two_have_one_number() -> None:
    numbers = [details(index, Random(1), clock.now().date(), (24, 88))["nhs_number"] for index in range(800)]
    assert len(set(numbers)) == 800
    assert check_digit("999000001") == 8
    assert None in {check_digit(f"9990000{last:02}") for last in range(20)}
