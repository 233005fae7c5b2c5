"""The pages of the post room in a real browser: no barrier and no scrolling sideways; a batch is marked by keyboard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from pytest_django.live_server_helper import LiveServer

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.messages.actions.issue_letter import Wanted, issue_letter
from careleaf.clinic.messages.models import Message
from careleaf.clinic.people.access import HOUSE
from careleaf.definition.vocabulary import Role
from careleaf.publishing.compose.particulars import Particular, Worded
from tests.browser.person import Person
from tests.factories.clinic import a_site, a_staff, client_of, published
from tests.factories.journeys import a_journey
from tests.factories.people import LONG_NAME, a_patient

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("real_commits")]
PICTURES = os.environ.get("CARELEAF_PICTURES", "")  # a folder, for whoever wants to look


@pytest.fixture
def journey() -> Journey:
    """A patient with a long name."""
    edition, site = published(), a_site()
    given, _, family = LONG_NAME.partition(" ")
    patient = a_patient(site, given_name=given, family_name=family, address="1 Sample Street", postcode="TN23 0ZZ")
    return a_journey(site, edition, patient=patient)


@pytest.fixture
def letter(journey: Journey) -> Message:
    told = (Particular("side", Worded("say.side.left")),)
    issue_letter(journey=journey, wanted=Wanted("accepted", held_because="Read it first."), event_key=uuid4(), by=HOUSE)
    wanted = Wanted("admission", particulars=told)
    return issue_letter(journey=journey, wanted=wanted, event_key=uuid4(), by=HOUSE)


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def clerk(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, letter: Message
) -> Iterator[Person]:
    """Signed in, in this test's own rows."""
    context = chromium.new_context(viewport={"width": request.param, "height": 800})
    cookie = client_of(a_staff(Role.CLERK, [letter.site])).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    yield Person(context.new_page(), live_server.url)
    context.close()


def looked_at(person: Person, name: str) -> None:
    person.finds_no_barrier()
    if PICTURES:
        width = person.page.viewport_size["width"] if person.page.viewport_size else 0
        person.page.screenshot(path=Path(PICTURES) / f"post-{name}-{width}.png", full_page=True)


def test_the_clerk_reads_a_letter_and_marks_it(clerk: Person, letter: Message) -> None:
    clerk.goes_to(f"/post/{letter.reference}/")
    looked_at(clerk, "letter")
    clerk.goes_to("/post/")
    looked_at(clerk, "queue")
    clerk.tabs_to('button[formaction="/post/printed/"]')
    clerk.page.keyboard.press("Enter")
    clerk.page.get_by_text("1 letter is marked as printed and posted").wait_for()
    clerk.goes_to(f"/post/{letter.reference}/")
    clerk.presses("It came back")
    clerk.page.get_by_text("Say why it came back").first.wait_for()
    looked_at(clerk, "returned")
