"""Letters go with the events the definition names: in their transaction, with what is true of the journey."""

from __future__ import annotations

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import case_of, every_journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.messages import automatic
from careleaf.clinic.messages.models import Message
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import ACCEPTANCE, a_journey, do
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return a_journey(site, edition, patient=a_patient(site, address="1 High Street\nAshford", allergies=["latex"]))


def case(journey: Journey) -> Case:
    return case_of(every_journey().get(pk=journey.pk), HOUSE, clock.now())


@pytest.mark.sqlite
def test_a_letter_goes_with_its_event(journey: Journey) -> None:
    event = do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    letter = Message.objects.get(journey=journey)
    assert (letter.what, letter.event_key, letter.recipient) == ("accepted", event.key, "patient")
    assert "left" in letter.plain


def test_both_the_patient_and_the_referrer_are_told_why_not(journey: Journey) -> None:
    do(journey, Event.NOT_ELIGIBLE, HOUSE, {"why": "No pain of this joint", "told": "the GP"})
    told = {letter.recipient: letter.plain for letter in Message.objects.filter(journey=journey)}
    assert set(told) == {"patient", "referrer"}
    assert all("No pain of this joint" in text for text in told.values())


def test_an_entry_put_right_sends_nothing_again(journey: Journey) -> None:
    old = do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE | {"supersedes": old.event_id}, reason="A slip of the pen")
    assert Message.objects.filter(journey=journey).count() == 1


def test_a_letter_with_a_date_waits_for_the_date(journey: Journey) -> None:
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    with pytest.raises(Refused, match="no date yet"):
        do(journey, Event.ADMISSION_LETTER_SENT, HOUSE)


def test_the_house_does_not_pretend_to_send_what_it_has_no_letter_for(
    journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    monkeypatch.setattr(automatic, "letters_with", lambda case, kind: {})
    with pytest.raises(Refused, match="no letter for this"):
        automatic.DOES[Event.ADMISSION_LETTER_SENT](case(journey))


def test_a_task_that_cannot_be_done_yet_stays_with_its_owner(
    journey: Journey, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    waiting = OpenTask.objects.get(journey=journey, kept_by="admission_letter_sent")
    assert (waiting.owner, waiting.tried_at is not None) == ("clerk", True)


def test_each_letter_that_is_an_event_has_its_act() -> None:
    assert set(automatic.DOES) <= set(ACTS)
