"""Check-ins go out by themselves when their time has come, and stop when they should."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from careleaf.clinic.journeys.actions.refresh import refresh
from careleaf.clinic.journeys.automation import do_what_is_due
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed
from careleaf.definition.vocabulary import Event, Role
from tests.factories.aftercare import at_home
from tests.factories.journeys import ago, do, happened

pytestmark = pytest.mark.django_db


def sent(journey: Journey) -> int:
    return journey.events.filter(kind=Event.CHECK_IN_SENT.value).count()


def by_email(journey: Journey) -> Journey:
    """Somebody who chose email and has an address."""
    Patient.objects.filter(pk=journey.patient_id).update(channel="email", email="mary.kent@example.org")
    return journey


@pytest.mark.sqlite
def test_the_first_goes_the_day_after_and_not_before(journey: Journey) -> None:
    by_email(journey)
    do_what_is_due()
    assert sent(journey) == 0
    with clock.at(clock.now() + timedelta(hours=25)):
        do_what_is_due()
        do_what_is_due()
    event = journey.events.get(kind=Event.CHECK_IN_SENT.value)
    assert (event.by_kind, sent(journey)) == ("house", 1)
    assert journey.messages.get(event_key=event.key).channel == "email"


def test_whoever_gets_no_email_is_phoned_and_nothing_is_called_sent(journey: Journey) -> None:
    with clock.at(clock.now() + timedelta(hours=25)):
        do_what_is_due()
    assert sent(journey) == 0
    waiting = OpenTask.objects.filter(journey=journey, kept_by=Event.CHECK_IN_SENT.value, tried_at__isnull=False)
    assert waiting.exists()


def test_one_message_where_several_are_due(site: Site, edition: Edition) -> None:
    found = by_email(at_home(site, edition, since=ago(days=15)))
    refresh(found, clock.now())
    due = OpenTask.objects.filter(journey=found, kept_by=Event.CHECK_IN_SENT.value, opens__lte=clock.now())
    assert due.count() > 1
    do_what_is_due()
    assert (sent(found), due.count()) == (1, 0)


def test_nothing_goes_to_somebody_who_has_died(site: Site, edition: Edition) -> None:
    found = by_email(at_home(site, edition, since=ago(days=15)))
    happened(found, Event.DIED)
    do_what_is_due()
    assert sent(found) == 0


def test_by_hand_it_is_for_the_nurse(journey: Journey, staff: Callable[..., Staff]) -> None:
    do(journey, Event.CHECK_IN_SENT, staff(Role.PAIN_NURSE))
    assert sent(journey) == 1
    for stranger in (journey.patient, staff(Role.RADIOGRAPHER)):
        with pytest.raises(NotAllowed):
            do(journey, Event.CHECK_IN_SENT, stranger)
