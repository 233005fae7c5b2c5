"""The worker sends emails to a mail server on this machine, and nowhere else; what is interrupted goes again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from careleaf.clinic.config import environment
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.messages.actions import send_due as sending
from careleaf.clinic.messages.actions.send_due import LEASE, TRIES, send_due
from careleaf.clinic.messages.gate import Gate, MayNotLeave, demand_may_leave
from careleaf.clinic.messages.models import Message, State
from careleaf.clinic.messages.queries import to_print
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from tests.factories.post_office import post_office
from tests.integration.messages.conftest import happened

pytestmark = pytest.mark.django_db
Issue = Callable[..., Message]


def latest(message: Message) -> str:
    return message.deliveries.values_list("state", flat=True).last() or ""


@pytest.mark.sqlite
def test_an_email_arrives_and_says_nothing_of_the_patient(by_email: Journey, issued: Issue, settings: Settings) -> None:
    message = issued(by_email)
    with post_office() as office:
        settings.EMAIL_PORT = office.port
        assert send_due(clock.now()) == 1
        assert send_due(clock.now()) == 0
    (email,) = office.taken
    text = bytes(email.get_payload(decode=True)).decode()
    assert re.search(r"http://127.0.0.1:8000/my/open/[\w-]{20,}/", text)
    assert email["Subject"] == "A letter from the Pain Clinic"
    assert email["To"] == "mary.kent@example.org"
    assert message.reference in email["Message-ID"]
    assert "01233 61 66 91" in text
    for detail in ("Mary", "Dover", "sacroiliac", "injection", "1961"):
        assert detail not in text + email["Subject"]
    assert latest(message) == State.ACCEPTED


@pytest.mark.parametrize("host", ["mail.example.org", "10.0.0.5", "192.168.1.1", "127.0.0.1.example.org", ""])
def test_outside_production_no_other_machine_is_reached(
    host: str, by_email: Journey, issued: Issue, settings: Settings
) -> None:
    message = issued(by_email)
    settings.EMAIL_HOST = host or "example.org"
    with pytest.raises(MayNotLeave, match="beyond this machine"):
        send_due(clock.now())
    assert latest(message) == State.QUEUED


def test_any_email_of_the_house_passes_the_gate(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "careleaf.clinic.messages.gate.Gate"
    settings.EMAIL_HOST = "mail.example.org"
    with pytest.raises(MayNotLeave):
        mail.send_mail("A subject", "Words", "us@example.org", ["you@example.org"])
    assert isinstance(mail.get_connection(), Gate)


def test_the_gate_opens_onto_loopback_and_in_production(settings: Settings) -> None:
    for host in ("127.0.0.1", "::1", "[::1]", "localhost", "127.8.8.8"):
        demand_may_leave(host)
    settings.PRODUCTION = True
    demand_may_leave("mail.example.org")


class Killed(BaseException):
    """The worker is gone between sending and writing it down."""


@pytest.mark.sqlite
def test_killed_between_lease_and_proof_it_goes_again_under_the_same_reference(
    by_email: Journey, issued: Issue, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, now = issued(by_email), clock.now()

    def die(*args: object) -> None:
        raise Killed

    with post_office() as office:
        settings.EMAIL_PORT = office.port
        with monkeypatch.context() as patched:
            patched.setattr(sending, "_prove", die)
            with pytest.raises(Killed):
                send_due(now)
        assert send_due(now) == 0, "the lease still runs"
        assert send_due(now + LEASE) == 1
    first, second = office.taken
    assert first["Message-ID"] == second["Message-ID"]
    message.refresh_from_db()
    assert (message.repeats, message.tries, latest(message)) == (1, 2, State.ACCEPTED)


def test_a_server_that_turns_it_away_is_tried_again_and_then_it_goes_by_post(
    by_email: Journey, issued: Issue, settings: Settings, clerk: Staff
) -> None:
    message, now = issued(by_email), clock.now()
    with post_office(turns_away=True) as office:
        settings.EMAIL_PORT = office.port
        for number in range(TRIES):
            assert send_due(now) == 0
            message.refresh_from_db()
            assert latest(message) == (State.GAVE_UP if number == TRIES - 1 else State.FAILED)
            assert send_due(now) == 0, "not before its time"
            now += timedelta(hours=12)
    assert office.taken == []
    assert list(to_print(clerk)) == [message]
    assert message.repeats == 0


def test_nobody_listening_is_a_failure_like_any_other(by_email: Journey, issued: Issue, settings: Settings) -> None:
    message = issued(by_email)
    with post_office() as office:
        settings.EMAIL_PORT = office.port
    assert send_due(clock.now()) == 0
    assert latest(message) == State.FAILED


def test_nothing_goes_to_a_patient_who_has_died(by_email: Journey, issued: Issue, settings: Settings) -> None:
    message = issued(by_email)
    happened(by_email, Event.DIED)
    with post_office() as office:
        settings.EMAIL_PORT = office.port
        assert send_due(clock.now()) == 0
    assert office.taken == []
    assert latest(message) == State.STOPPED


def test_a_letter_waits_for_the_clerk_and_not_for_the_worker(journey: Journey, issued: Issue) -> None:
    message = issued(journey)
    assert send_due(clock.now()) == 0
    assert latest(message) == State.QUEUED


def test_the_mail_server_is_told_with_its_port() -> None:
    assert environment.read({"CARELEAF_SMTP": "mail.example.org:587"}).smtp == ("mail.example.org", 587)
    for wrong in ("mail.example.org", ":25", "mail:port"):
        with pytest.raises(ImproperlyConfigured, match="CARELEAF_SMTP"):
            environment.read({"CARELEAF_SMTP": wrong})


def test_a_new_day_stops_what_was_about_the_old_one(by_email: Journey, issued: Issue, settings: Settings) -> None:
    old = issued(by_email, key="admission", about_the_day=True)
    other = issued(by_email)
    happened(by_email, Event.RESCHEDULED)
    new = issued(by_email, key="admission", about_the_day=True)
    with post_office() as office:
        settings.EMAIL_PORT = office.port
        assert send_due(clock.now()) == 2
    assert [latest(one) for one in (old, other, new)] == [State.STOPPED, State.ACCEPTED, State.ACCEPTED]


def test_an_end_stops_what_was_written_before_and_not_the_letter_that_tells_of_it(
    by_email: Journey, issued: Issue, settings: Settings
) -> None:
    before = issued(by_email)
    happened(by_email, Event.NOT_ELIGIBLE)
    tells = issued(by_email, key="not_eligible")
    with post_office() as office:
        settings.EMAIL_PORT = office.port
        assert send_due(clock.now()) == 1
    assert [latest(one) for one in (before, tells)] == [State.STOPPED, State.ACCEPTED]
