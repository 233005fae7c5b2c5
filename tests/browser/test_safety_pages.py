"""The pages of the safety questions and the consent in a real browser: asked, refused in words, settled."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event, Role
from tests.browser.person import Person
from tests.factories.clinic import a_site, a_staff, client_of, published
from tests.factories.journeys import ACCEPTANCE, a_journey, do, happened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("real_commits")]
PICTURES = os.environ.get("CARELEAF_PICTURES", "")  # a folder, for whoever wants to look
SignIn = Callable[[Staff], Person]


@pytest.fixture
def journey() -> Journey:
    """Accepted, with leaflet and consent of an older version, and in the house for the day."""
    edition = published()
    found = a_journey(a_site(), edition)
    do(found, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    happened(found, Event.LEAFLET_GIVEN, edition=edition.label, format="standard")
    happened(found, Event.CONSENT_GIVEN, side="left", edition="0.0", format="standard")
    happened(found, Event.LISTED, side="left", planned_for=clock.now().isoformat())
    happened(found, Event.ARRIVED)
    return found


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def sits_down(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer) -> Iterator[SignIn]:
    """Somebody signs in and looks at this test's own rows, without JavaScript."""
    opened = []

    def sign_in(person: Staff) -> Person:
        context = chromium.new_context(viewport={"width": request.param, "height": 800})
        opened.append(context)
        cookie = client_of(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return Person(context.new_page(), live_server.url)

    yield sign_in
    for context in opened:
        context.close()


def look(person: Person, name: str) -> None:
    if PICTURES:
        width = (person.page.viewport_size or {"width": 0})["width"]
        person.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    person.finds_no_barrier()


def test_questions_are_asked_and_what_they_bring_up_is_settled(journey: Journey, sits_down: SignIn) -> None:
    nurse = sits_down(a_staff(Role.THEATRE_NURSE, [journey.site]))
    nurse.goes_to(f"/journeys/{journey.reference}/do/questions_answered/")
    look(nurse, "questions")
    nurse.presses("Save")
    assert "No question is answered yet" in nurse.reads()
    nurse.page.get_by_role("group", name="Do you take any medicine").get_by_label("Yes", exact=True).check()
    nurse.page.get_by_label("How much do you weigh? (kg)").fill("812")
    nurse.presses("Save")
    assert "812 is unusual" in nurse.reads()
    look(nurse, "questions-refused")
    nurse.page.get_by_label("How much do you weigh? (kg)").fill("81")
    nurse.presses("Save")
    assert "Saved: safety questions answered." in nurse.reads()
    consultant = sits_down(a_staff(Role.CONSULTANT, [journey.site]))
    consultant.goes_to(f"/journeys/{journey.reference}/")
    look(consultant, "journey-to-settle")
    consultant.follows("Takes a blood thinner")
    look(consultant, "settle")
    consultant.page.get_by_label("Continue", exact=True).check()
    consultant.page.get_by_label("Why?", exact=True).fill("A clot last year")
    consultant.presses("Save")
    assert "Saved: finding settled." in consultant.reads()


def test_a_stale_consent_is_seen_and_taken_anew(journey: Journey, sits_down: SignIn) -> None:
    consultant = sits_down(a_staff(Role.CONSULTANT, [journey.site]))
    consultant.goes_to(f"/journeys/{journey.reference}/")
    assert "The consent was given on version 0.0 of the leaflet" in consultant.reads()
    for kind in ("leaflet_given", "consent_given", "consent_confirmed", "consent_withdrawn"):
        consultant.goes_to(f"/journeys/{journey.reference}/do/{kind}/")
        look(consultant, kind)
    consultant.goes_to(f"/journeys/{journey.reference}/do/consent_confirmed/")
    consultant.page.get_by_label("Left", exact=True).check()
    consultant.page.get_by_label("Yes", exact=True).check()
    consultant.presses("Save")
    assert "Talk it through again, and take a new consent" in consultant.reads()
    look(consultant, "consent-refused")
