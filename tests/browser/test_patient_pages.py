"""A patient's own pages as somebody in pain meets them: on a phone, without scripts, by keyboard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from careleaf.clinic.aftercare.signs import red_signs
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Patient
from careleaf.definition.vocabulary import Event, Role
from tests.factories.aftercare import at_home, told
from tests.factories.clinic import a_site, a_staff, client_of, published
from tests.factories.definitions import HOME
from tests.factories.journeys import ACCEPTANCE, a_journey, do
from tests.factories.patients_pages import browser_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("real_commits")]
AXE = HOME / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = os.environ.get("CARELEAF_PICTURES", "")  # a folder, for whoever wants to look


@pytest.fixture(params=[320, 360, 1280], ids=["small", "phone", "wide"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def home() -> Journey:
    return at_home(a_site(), published())


def opened(chromium: Browser, server: LiveServer, patient: Patient, width: int, *, scripts: bool) -> Page:
    page = chromium.new_page(viewport={"width": width, "height": 740}, java_script_enabled=scripts)
    page.set_default_timeout(20_000)
    cookie = browser_of(patient).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])
    return page


@pytest.fixture
def pages() -> Iterator[list[Page]]:
    found: list[Page] = []
    yield found
    for page in found:
        page.context.close()


def look(page: Page, name: str, *, scripts: bool = True) -> None:
    """Nothing runs off the page, and axe finds nothing where scripts run."""
    if PICTURES:
        width = page.evaluate("window.innerWidth")
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    page.wait_for_load_state()  # a page may still be on its way
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, name
    if not scripts:
        return  # axe is one
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run().then(result => result.violations.map(one => [one.id, one.nodes[0].html]))")
    assert found == [], name


def says(page: Page, label: str, *, to: str = "") -> None:
    group = page.get_by_role("group", name=to) if to else page.locator("form")
    group.get_by_label(label, exact=True).check()


def goes_on(page: Page, button: str = "Continue") -> None:
    page.get_by_role("button", name=button).click()


def no_to_all(page: Page) -> None:
    for radio in page.locator("input[type=radio][value=no]").all():
        radio.check()


def test_a_whole_check_in(
    chromium: Browser, live_server: LiveServer, home: Journey, width: int, pages: list[Page]
) -> None:
    scripts = width != 360
    page = opened(chromium, live_server, home.patient, width, scripts=scripts)
    pages.append(page)
    do(home, Event.CHECK_IN_SENT, HOUSE)
    page.goto(live_server.url + reverse("patient:start"))
    look(page, "my-injection-after", scripts=scripts)
    page.get_by_role("button", name="Tell us how you are").click()
    look(page, "red-signs", scripts=scripts)
    goes_on(page)
    look(page, "red-signs-missing", scripts=scripts)
    no_to_all(page)
    goes_on(page)
    look(page, "effects", scripts=scripts)
    page.get_by_label("Pain worse before it gets better").check()
    goes_on(page)
    look(page, "more-signs", scripts=scripts)
    no_to_all(page)
    goes_on(page)
    look(page, "last-questions", scripts=scripts)
    page.get_by_label("4", exact=True).first.check()
    goes_on(page, "Send")
    assert "This is expected" in page.inner_text("h1")
    look(page, "advice-green", scripts=scripts)


@pytest.mark.parametrize(("said", "title"), [("yes", "Get help now"), ("not_known", "Speak to somebody now")])
def test_a_red_sign_by_keyboard_alone(
    chromium: Browser, live_server: LiveServer, home: Journey, pages: list[Page], said: str, title: str
) -> None:
    page = opened(chromium, live_server, home.patient, 360, scripts=False)
    pages.append(page)
    page.goto(live_server.url + reverse("patient:telling_first", args=[home.reference, "problem"]))
    signs = red_signs(pathway_of(home))
    for number, _ in enumerate(signs):
        wanted = said if number == len(signs) - 1 else "no"
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.type === 'radio'"):
                break
        page.keyboard.press("Space")
        steps = ["yes", "no", "not_known"].index(wanted)
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/advice/**")
    assert title in page.inner_text("h1")
    look(page, f"advice-{said}", scripts=False)


def test_amber_and_my_needs(chromium: Browser, live_server: LiveServer, home: Journey, pages: list[Page]) -> None:
    page = opened(chromium, live_server, home.patient, 360, scripts=True)
    pages.append(page)
    page.goto(live_server.url + reverse("patient:telling_first", args=[home.reference, "problem"]))
    no_to_all(page)
    goes_on(page)
    page.get_by_label("I am not sure").check()
    goes_on(page)
    goes_on(page, "Send")
    look(page, "advice-amber")
    page.goto(live_server.url + reverse("patient:needs"))
    look(page, "my-needs")


def test_the_safety_questions(chromium: Browser, live_server: LiveServer, width: int, pages: list[Page]) -> None:
    journey = a_journey(a_site(), published())
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    scripts = width != 320
    page = opened(chromium, live_server, journey.patient, width, scripts=scripts)
    pages.append(page)
    page.goto(live_server.url + reverse("patient:start"))
    look(page, "my-injection-before", scripts=scripts)
    page.get_by_role("button", name="Answer the safety questions").click()
    look(page, "questions-begin", scripts=scripts)
    goes_on(page, "Start")
    asked = 0
    while page.get_by_role("heading", name="Check your answers").count() == 0 and asked < 60:
        if asked < 2 or page.locator("input[type=text]").count():
            look(page, f"question-{asked}", scripts=scripts)
        page.locator("input[value=not_known], input[name$=__not_known]").first.check()
        goes_on(page)
        asked += 1
    look(page, "questions-check", scripts=scripts)
    goes_on(page, "Send my answers")
    assert "Sent. A nurse reads your answers" in page.inner_text("main")
    look(page, "questions-sent", scripts=scripts)


def test_the_inbox_of_a_nurse(chromium: Browser, live_server: LiveServer, home: Journey, pages: list[Page]) -> None:
    facts = told(home, "effect.nerve_damage.bladder", "pain_worse") | {"note": "Since this morning"}
    do(home, Event.PROBLEM_REPORTED, home.patient, facts)
    do(home, Event.PROBLEM_REPORTED, home.patient, told(home, "pain_worse"))
    session = client_of(a_staff(Role.PAIN_NURSE, [home.site])).cookies["sessionid"].value
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    pages.append(page)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + reverse("desks:aftercare"))
    look(page, "inbox")
    page.get_by_role("link", name="Answer this").first.click()
    look(page, "problem-closed")
