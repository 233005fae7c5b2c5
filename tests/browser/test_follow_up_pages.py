"""Follow-ups in a real browser, wide and narrow: the clerk's list, today's calls, the console, the plan."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event, Role
from tests.browser.person import Person
from tests.factories.clinic import a_site, a_staff, client_of, published
from tests.factories.followup import CALLED, a_journey_home, calls_in
from tests.factories.journeys import ago, do, happened
from tests.factories.patients_pages import browser_of
from tests.factories.people import a_patient
from tests.factories.places import a_session

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("real_commits")]
PICTURES = os.environ.get("CARELEAF_PICTURES", "")  # a folder, for whoever wants to look
Seat = Callable[[Staff], Person]


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def seat(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer) -> Iterator[Seat]:
    """Puts somebody, signed in, in front of a browser of their own."""
    opened: list[BrowserContext] = []

    def sit(person: Staff) -> Person:
        context = chromium.new_context(viewport={"width": request.param, "height": 800})
        cookie = client_of(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        opened.append(context)
        return Person(context.new_page(), live_server.url)

    yield sit
    for context in opened:
        context.close()


def look(person: Person, name: str) -> None:
    if PICTURES:
        width = (person.page.viewport_size or {"width": 0})["width"]
        person.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    person.finds_no_barrier()


@pytest.fixture
def site() -> Site:
    return a_site()


@pytest.fixture
def journey(site: Site) -> Journey:
    """Due today, with something to read; another one could not be booked and a third is booked."""
    edition = published()
    patient = a_patient(site, phone="01632 960 001", address="1 Sample Street", postcode="TN23 0ZZ")
    Patient.objects.filter(pk=patient.pk).update(interpreter=True, language="pl")
    patient.refresh_from_db()
    found = a_journey_home(site, edition, days=49, patient=patient)
    with clock.at(ago(days=20)):
        happened(found, Event.CHECK_IN_ANSWERED, nrs="5", back_to_normal="no")
    session = a_session(site, 8, starts_at=clock.now() + timedelta(minutes=1), minutes=1)
    take_place(journey=found, among=[session], by=HOUSE)
    a_journey_home(site, edition, patient=a_patient(site, given_name="Al", family_name="Sample"))
    booked = a_journey_home(site, edition, patient=a_patient(site, given_name="Bo", family_name="Sample"))
    take_place(journey=booked, among=[calls_in(site, 6.5)], by=HOUSE)
    return found


def test_a_nurse_goes_from_the_list_to_the_plan(seat: Seat, journey: Journey, site: Site) -> None:
    nurse = a_staff(Role.PAIN_NURSE, [site], name="Sister Sample")
    person = seat(nurse)
    person.goes_to(reverse("desks:calls_today"))
    look(person, "calls")
    person.page.get_by_role("button", name="Read the record").click()
    look(person, "reading")
    do(journey, Event.RECORD_REVIEWED, nurse, {"read": "yes"})
    person.goes_to(reverse("desks:calls_today"))
    person.page.get_by_role("button", name="Call :").click()
    assert "/do/follow_up_called/" in person.page.url
    look(person, "console")
    do(journey, Event.FOLLOW_UP_CALLED, nurse, CALLED | {"interpreter_there": "yes", "nrs": "3", "pgic": "2"})
    for kind in ("outcome_decided", "follow_up_attempted"):
        person.goes_to(reverse("desks:do", args=[journey.reference, kind]))
        look(person, kind)


def test_a_clerk_sees_what_is_due_and_books(seat: Seat, journey: Journey, site: Site) -> None:
    person = seat(a_staff(Role.CLERK, [site], name="Kim Clerk"))
    person.goes_to(reverse("desks:follow_ups_due"))
    look(person, "due")
    person.follows("Book it")
    look(person, "booking")


@pytest.mark.parametrize("kind", ["message_received", "format_requested", "complaint_received", "feedback_given"])
def test_whoever_writes_something_down_sees_whom_to_phone(seat: Seat, journey: Journey, site: Site, kind: str) -> None:
    person = seat(a_staff(Role.MANAGER, [site], name="Pat Manager"))
    person.goes_to(reverse("desks:do", args=[journey.reference, kind]))
    look(person, kind)


@pytest.mark.parametrize("kind", ["message_received", "complaint_received"])
def test_patients_write_on_their_own_pages(
    chromium: Browser, live_server: LiveServer, journey: Journey, kind: str
) -> None:
    cookie = browser_of(journey.patient).cookies["sessionid"].value
    for width in (1280, 360):
        context = chromium.new_context(viewport={"width": width, "height": 800})
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        person = Person(context.new_page(), live_server.url)
        person.goes_to(reverse("patient:tell", args=[journey.reference, kind]))
        look(person, f"own-{kind}")
        person.presses("Send")
        assert "There is a problem" in person.reads()
        context.close()
