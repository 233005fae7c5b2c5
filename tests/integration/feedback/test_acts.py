"""A question, a format, a complaint each get an answer of their own, once; the patient's own choice stands."""

from __future__ import annotations

import pytest

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.feedback.own_words import NOT_AT_ONCE
from careleaf.clinic.journeys.forms import fields_of
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import case_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Patient, Site
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import a_staff
from tests.factories.journeys import a_journey, do

pytestmark = pytest.mark.django_db
PAIRS = [
    (Event.MESSAGE_RECEIVED, Event.MESSAGE_ANSWERED, Role.PAIN_NURSE),
    (Event.FORMAT_REQUESTED, Event.FORMAT_DELIVERED, Role.LIBRARIAN),
    (Event.COMPLAINT_RECEIVED, Event.COMPLAINT_ACKNOWLEDGED, Role.MANAGER),
]
SAID = {"topic": "leaflet", "words": "What is a steroid?", "format": "audio", "looked_after_by": "Kim Ola, manager"}


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return a_journey(site, edition)


@pytest.mark.sqlite
@pytest.mark.parametrize(("asked", "answered", "role"), PAIRS)
def test_each_is_answered_by_name_and_once(
    journey: Journey, site: Site, asked: Event, answered: Event, role: Role
) -> None:
    person = a_staff(role, [site])
    first = do(journey, asked, journey.patient, SAID)
    second = do(journey, asked, a_staff(Role.CLERK, [site]), SAID)
    do(journey, answered, person, SAID | {"answers": second.event_id})
    assert OpenTask.objects.filter(journey=journey, kept_by=answered.value).count() == 1
    with pytest.raises(Refused, match="answered already"):
        do(journey, answered, person, SAID | {"answers": second.event_id})
    do(journey, answered, person, SAID | {"answers": first.event_id})
    assert not OpenTask.objects.filter(journey=journey, kept_by=answered.value).exists()
    with pytest.raises(Refused, match="Nothing waits"):
        do(journey, answered, person, SAID)


@pytest.mark.parametrize("answered", [pair[1] for pair in PAIRS])
def test_patients_do_not_answer_themselves(journey: Journey, answered: Event) -> None:
    with pytest.raises(NotAllowed):
        do(journey, answered, journey.patient, SAID)


def test_another_patient_asks_nothing_here(journey: Journey, site: Site) -> None:
    other = Patient.objects.create(given_name="Al", family_name="Sample")
    with pytest.raises(NotAllowed):
        do(journey, Event.FEEDBACK_GIVEN, other, SAID)


def test_how_a_complaint_is_handled_is_talked_about(journey: Journey, site: Site) -> None:
    asked = do(journey, Event.COMPLAINT_RECEIVED, journey.patient, SAID)
    refused = SAID | {"answers": asked.event_id, "talk_offered": "no"}
    with pytest.raises(Refused, match="patient's right"):
        do(journey, Event.COMPLAINT_ACKNOWLEDGED, a_staff(Role.MANAGER, [site]), refused)
    with pytest.raises(NotAllowed):
        do(journey, Event.COMPLAINT_ACKNOWLEDGED, a_staff(Role.CLERK, [site]), refused)


def test_the_needs_on_record_are_offered(journey: Journey) -> None:
    Patient.objects.filter(pk=journey.patient_id).update(format="braille_2", language="cy")
    case = case_of(Journey.objects.get(pk=journey.pk), HOUSE, clock.now())
    asked = fields_of(ACTS[Event.FORMAT_REQUESTED], case)
    assert (asked["format"].initial, asked["language"].initial) == ("braille_2", "cy")


@pytest.mark.parametrize("kind", [Event.MESSAGE_RECEIVED, Event.FEEDBACK_GIVEN, Event.COMPLAINT_RECEIVED])
def test_every_free_text_box_says_that_nobody_reads_it_at_once(journey: Journey, kind: Event) -> None:
    case = case_of(journey, journey.patient, clock.now())
    boxes = [one for one in fields_of(ACTS[kind], case).values() if getattr(one, "max_length", 0) == 2000]
    assert boxes
    assert all(NOT_AT_ONCE in str(one.help_text) and "999" in NOT_AT_ONCE for one in boxes)


def test_who_may_speak_for_the_patient_is_kept_with_the_right_to(journey: Journey, site: Site) -> None:
    told = {"person": "Al, her son", "authority": "patient_agrees"}
    assert do(journey, Event.CONTACT_AUTHORISED, a_staff(Role.CLERK, [site]), told).facts == told
    with pytest.raises(NotAllowed):
        do(journey, Event.CONTACT_AUTHORISED, journey.patient, told)
