"""The pages of sessions in a real browser: no barrier and no scrolling sideways; the keyboard puts them in order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from careleaf.clinic.appointments.actions.cancel_session import cancel_session
from careleaf.clinic.appointments.actions.lock_session import lock_session
from careleaf.clinic.appointments.actions.open_session import Crew
from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.definition.vocabulary import Role
from tests.browser.person import Person
from tests.factories.clinic import a_site, a_staff, client_of
from tests.factories.people import a_patient
from tests.factories.places import a_clerk, a_session, in_days, journeys_at

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("real_commits")]
PICTURES = os.environ.get("CARELEAF_PICTURES", "")  # a folder, for whoever wants to look


@pytest.fixture
def site() -> Site:
    return a_site()


@pytest.fixture
def clerk(site: Site) -> Staff:
    return a_clerk(site)


@pytest.fixture
def theatre_list(site: Site) -> Session:
    """Three of five places are taken."""
    opened = a_session(
        site,
        5,
        kind=Kind.THEATRE,
        title="Tuesday morning list",
        theatre="Day surgery theatre 2",
        starts_at=in_days(3),
        is_approved=True,
        skills=("interpreter",),
        crew=Crew(led_by=a_staff(Role.CONSULTANT, [site], name="Ada Consultant")),
    )
    for given in ("Mary", "Noor", "Olu"):
        (journey,) = journeys_at(site, patient=a_patient(site, given_name=given))
        take_place(journey=journey, among=[opened], by=HOUSE)
    return opened


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def at_desk(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, clerk: Staff
) -> Iterator[Person]:
    """The clerk, signed in, who looks at sessions in this test's own rows."""
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


def test_a_session_is_opened_by_form(at_desk: Person, site: Site) -> None:
    at_desk.goes_to("/sessions/")
    look(at_desk, "sessions-none")
    at_desk.presses("Open a session")
    look(at_desk, "session-new")
    at_desk.presses("Open the session")
    look(at_desk, "session-new-refused")
    assert "Give the session a title" in at_desk.reads()


def test_the_order_is_changed_by_keyboard(at_desk: Person, theatre_list: Session, site: Site, clerk: Staff) -> None:
    lock_session(session=a_session(site, 8, title="Calls of the pain nurses"), by=clerk)
    cancel_session(session=a_session(site, 4, title="Calls", starts_at=in_days(5)), reason="Ill.", by=clerk)
    at_desk.goes_to("/sessions/")
    look(at_desk, "sessions")
    at_desk.follows("Tuesday morning list")
    look(at_desk, "session")
    at_desk.tabs_to("#number-1 button")
    at_desk.page.keyboard.press("Enter")
    at_desk.page.get_by_text("Moved to number 2").wait_for()
    shown = at_desk.page.locator(".app-place a").all_inner_texts()
    assert [one[:2] for one in shown] == ["NK", "MK", "OK"]


def test_a_session_is_locked(at_desk: Person, theatre_list: Session) -> None:
    at_desk.goes_to(f"/sessions/{theatre_list.pk}/")
    at_desk.presses("Lock this session")
    at_desk.page.get_by_text("Unlock this session").first.click()
    look(at_desk, "session-locked")
