"""Lists, boards and cancelling in a real browser: no barrier, wide and narrow; a full list prints on one side of A4."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from careleaf.clinic.appointments.actions.open_session import Crew
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event, Role
from tests.browser.person import Person
from tests.factories.clinic import a_site, a_staff, client_of, published
from tests.factories.journeys import ACCEPTANCE, a_journey, ago, do, happened
from tests.factories.lists import a_list, put_on
from tests.factories.people import LONG_NAME, a_patient
from tests.factories.places import a_clerk, in_days
from tests.factories.theatre import a_theatre

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("real_commits")]
PICTURES = os.environ.get("CARELEAF_PICTURES", "")  # a folder, for whoever wants to look


@pytest.fixture
def site() -> Site:
    return a_site()


@pytest.fixture
def edition(site: Site) -> Edition:
    return published()


@pytest.fixture
def clerk(site: Site) -> Staff:
    return a_clerk(site)


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def at_desk(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, clerk: Staff
) -> Iterator[Person]:
    context = chromium.new_context(viewport={"width": request.param, "height": 800})
    cookie = client_of(clerk).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    yield Person(context.new_page(), live_server.url)
    context.close()


def look(person: Person, name: str) -> None:
    if PICTURES:
        width = (person.page.viewport_size or {"width": 0})["width"]
        person.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    person.finds_no_barrier()


def accepted(site: Site, edition: Edition, given: str = "Mary") -> Journey:
    journey = a_journey(site, edition, patient=a_patient(site, given_name=given, mobile="07700 900456"))
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    happened(journey, Event.QUESTIONS_ANSWERED, blood_thinner="no", pregnancy="no")
    return journey


def a_full_list(
    site: Site, edition: Edition, people: int, given: str = "Mary", **details: object
) -> tuple[Session, list[Journey]]:
    leader = Crew(led_by=a_staff(Role.CONSULTANT, [site], name="Ada Consultant"))
    session = a_list(site, people, crew=leader, title="Tuesday morning list", **details)
    journeys = [accepted(site, edition, given) for _ in range(people)]
    for number, journey in enumerate(journeys, 1):
        put_on(session, journey, number)
    return session, journeys


def test_somebody_is_listed_by_form(at_desk: Person, site: Site, edition: Edition) -> None:
    leader = Crew(led_by=a_staff(Role.CONSULTANT, [site], name="Ada Consultant"))
    a_list(site, crew=leader)
    a_list(site, 5, starts_at=in_days(12), is_approved=False)
    journey = accepted(site, edition)
    happened(journey, Event.QUESTIONS_ANSWERED, blood_thinner="yes")
    at_desk.goes_to(f"/journeys/{journey.reference}/do/listed/")
    look(at_desk, "listing")
    at_desk.presses("Save")
    look(at_desk, "listing-refused")
    at_desk.page.get_by_label("Left").check()
    at_desk.page.get_by_label("Ada Consultant").check()
    at_desk.page.get_by_label("Yes", exact=True).check()
    at_desk.presses("Save")
    at_desk.page.get_by_text("Saved: put on a list.").wait_for()
    at_desk.goes_to(f"/journeys/{journey.reference}/do/escort_confirmed/")
    look(at_desk, "escort")


def test_the_boards(at_desk: Person, site: Site, edition: Edition) -> None:
    with clock.at(ago(hours=2)):
        theatre = a_theatre(site, edition).arrive().mark().check().begin()
        theatre.stop("left")
        theatre.inject("left")
        theatre.end()
    _, journeys = a_full_list(site, edition, 5, starts_at=clock.now() + timedelta(minutes=1))
    happened(journeys[0], Event.ARRIVED)
    happened(journeys[1], Event.ARRIVED)
    happened(journeys[1], Event.PROCEDURE_STARTED)
    at_desk.goes_to("/theatre/")
    look(at_desk, "theatre")
    at_desk.follows("Print with names")
    look(at_desk, "theatre-paper")
    at_desk.goes_to("/theatre/recovery/")
    look(at_desk, "recovery")


def test_a_list_of_twenty_prints_on_one_side(
    chromium: Browser, live_server: LiveServer, site: Site, edition: Edition, clerk: Staff, tmp_path: Path
) -> None:
    session, _ = a_full_list(site, edition, 20)
    context = chromium.new_context()
    cookie = client_of(clerk).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/theatre/lists/{session.pk}/")
    target = Path(PICTURES or tmp_path) / "paper.pdf"
    page.pdf(path=target, prefer_css_page_size=True)
    context.close()
    printed = PdfReader(target)
    assert len(printed.pages) == 1
    assert printed.pages[0].extract_text().count("Mary Kent") == 20


def test_a_session_is_cancelled(at_desk: Person, site: Site, edition: Edition) -> None:
    session, _ = a_full_list(site, edition, 3, LONG_NAME)
    at_desk.goes_to(f"/sessions/{session.pk}/")
    at_desk.follows("Cancel this session")
    look(at_desk, "call-off")
    at_desk.presses("Cancel this session")
    look(at_desk, "call-off-refused")
    at_desk.page.get_by_label("Why?").fill("The air in the theatre has failed its test.")
    at_desk.presses("Cancel this session")
    at_desk.page.get_by_text("Recorded on 3 journeys").wait_for()
    look(at_desk, "called-off")
