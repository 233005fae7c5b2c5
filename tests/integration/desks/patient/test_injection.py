"""My injection: where I am, what I must do, when I may what, whom to phone; my letters and needs."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.messages.actions.issue_letter import Wanted, issue_letter
from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.models import Delivery, Message, State
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.actions.links import revoke_link
from careleaf.clinic.people.actions.merge_patients import merge_patients
from careleaf.clinic.people.models import PatientLink, Site
from careleaf.clinic.records import clock
from careleaf.clinic.web.saying import clock_time, weekday
from careleaf.definition.vocabulary import Event, Role
from tests.factories.aftercare import at_home
from tests.factories.clinic import a_staff
from tests.factories.journeys import ACCEPTANCE, a_journey, do
from tests.factories.patients_pages import browser_of
from tests.factories.people import a_patient
from tests.factories.places import a_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return at_home(site, edition)


def page(browser: Client, journey: Journey) -> str:
    answer = browser.get(reverse("patient:injection", args=[journey.reference]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.sqlite
def test_after_the_day_it_says_not_before_when_and_never_that_you_may(journey: Journey) -> None:
    shown = page(browser_of(journey.patient), journey)
    ended = journey.events.get(kind=Event.PROCEDURE_ENDED.value).happened_at + timedelta(hours=24)
    assert f"Not before {clock_time(ended)} on {weekday(ended)}, and not while anything is still weak or numb" in shown
    assert f"From {clock_time(ended)} on {weekday(ended)}." in shown  # the dressing
    assert "may drive now" not in shown
    assert "What is normal today" in shown
    assert "tel:999" in shown
    assert "Staff sign in" not in shown


def test_one_treatment_opens_by_itself_and_of_two_one_is_chosen(journey: Journey, edition: Edition) -> None:
    browser = browser_of(journey.patient)
    assert browser.get(reverse("patient:start")).headers["Location"].endswith(f"{journey.reference}/")
    a_journey(journey.site, edition, patient=journey.patient)
    assert browser.get(reverse("patient:start")).content.decode().count("/my/injections/") >= 2


def test_what_has_to_be_done_now_leads_to_its_page(site: Site, edition: Edition) -> None:
    found = a_journey(site, edition)
    do(found, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    browser = browser_of(found.patient)
    assert reverse("patient:questions", args=[found.reference]) in page(browser, found)
    told = reverse("patient:tell", args=[found.reference, "escort_confirmed"])
    assert browser.get(told).status_code == 200
    assert browser.post(told, {"key": str(uuid4())}).status_code in (409, 422)
    assert browser.get(reverse("patient:tell", args=[found.reference, "died"])).status_code == 404


def test_a_check_in_that_was_sent_is_asked_for_until_it_is_answered(journey: Journey) -> None:
    do(journey, Event.CHECK_IN_SENT, HOUSE)
    shown = page(browser_of(journey.patient), journey)
    assert reverse("patient:telling_first", args=[journey.reference, "check-in"]) in shown


def test_an_appointment_goes_into_a_calendar_and_does_not_say_what_for(site: Site, edition: Edition) -> None:
    found = a_journey(site, edition)
    place = take_place(among=[a_session(site)], journey=found, by=HOUSE)
    browser = browser_of(found.patient)
    address = reverse("patient:calendar", args=[found.reference, place.pk])
    assert address in page(browser, found)
    event = Calendar.from_ical(browser.get(address).content).walk("VEVENT")[0]
    assert (event.decoded("dtstart"), str(event["summary"])) == (place.starts_at, "Hospital phones me")
    assert browser_of(a_patient(site)).get(address).status_code == 404


def test_a_letter_is_read_here_once_it_is_let_go_and_the_reading_is_noted(journey: Journey) -> None:
    key = next(key for key, one in journey_letters(journey).items() if one == "patient")
    letter = issue_letter(journey=journey, wanted=Wanted(key=key), event_key=uuid4(), by=HOUSE)
    browser = browser_of(journey.patient)
    address = reverse("patient:letter", args=[letter.reference])
    note_delivery(letter, State.HELD, by=HOUSE, why="To be read first")
    assert (browser.get(address).status_code, address in page(browser, journey)) == (404, False)
    note_delivery(letter, State.QUEUED, by=HOUSE)
    assert browser.get(address).status_code == 200
    assert not Delivery.objects.filter(message=letter, state=State.READ).exists()  # it is still to be printed
    note_delivery(letter, State.PRINTED, by=HOUSE)
    assert browser.get(reverse("patient:paper", args=[letter.reference])).content.startswith(b"%PDF")
    assert Delivery.objects.filter(message=letter, state=State.READ).count() == 1
    stranger = browser_of(a_patient(journey.site, given_name="Else"))
    assert stranger.get(address).status_code == 404
    assert Message.objects.count() == 1


def journey_letters(journey: Journey) -> dict[str, str]:
    return {key: one.to for key, one in pathway_of(journey).letters.items()}


def test_needs_never_asked_do_not_look_answered_and_are_kept_once_said(journey: Journey) -> None:
    browser, address = browser_of(journey.patient), reverse("patient:needs")
    shown = browser.get(address).content.decode()
    assert "We have not asked you yet" in shown
    assert " checked" not in shown
    said = {"format": "large_print_18", "language": "en-GB", "interpreter": "no", "channel": "letter"}
    assert browser.post(address, said | {"seen": "1"}).status_code == 302
    assert browser.post(address, said | {"seen": "1"}).status_code == 409
    assert browser.post(address, {"seen": "2"}).status_code == 422
    journey.patient.refresh_from_db()
    assert (journey.patient.format, journey.patient.needs_reviewed_at is not None) == ("large_print_18", True)


def test_a_journey_of_a_merged_record_stays_theirs(journey: Journey, site: Site) -> None:
    kept = a_patient(site)
    merge_patients(gone=journey.patient, kept=kept, reason="Shown the passport", by=a_staff(Role.CLERK, [site]))
    assert "What is normal today" in page(browser_of(kept), journey)


def test_a_link_taken_back_or_too_old_closes_the_pages(journey: Journey) -> None:
    browser, address = browser_of(journey.patient), reverse("patient:injection", args=[journey.reference])
    with clock.at(clock.now() + timedelta(days=366)):
        assert browser.get(address).headers["Location"] == "/my/"
    assert browser.get(address).status_code == 200
    revoke_link(link=PatientLink.objects.get(), by=HOUSE)
    assert browser.get(address).headers["Location"] == "/my/"
