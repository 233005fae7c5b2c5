"""Pages about people in a real browser: no barrier, no scrolling sideways, with the longest names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from careleaf.clinic.people.models import Patient, Staff
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import client_of
from tests.factories.definitions import HOME
from tests.factories.people import LONG_NAME, a_patient, a_person

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("real_commits")]
AXE = HOME / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = os.environ.get("CARELEAF_PICTURES", "")  # a folder, for whoever wants to look
Look = Callable[[str, str], None]


@pytest.fixture
def patient() -> Patient:
    """Somebody with the longest of everything."""
    return a_patient(
        given_name=LONG_NAME,
        family_name=LONG_NAME,
        nhs_number="9990000018",
        address="1 Example Street\nLittle Example\nExampleton",
        postcode="ZZ99 9ZZ",
        mobile="07700 900123",
        email="wilhelmina-alexandrina.featherstonehaugh-cholmondeley@post.example.org",
        gp_name="Dr Ann Reed",
        gp_practice="Example Surgery",
        allergies=["Latex", "Chlorhexidine"],
    )


def browsing_as(person: Staff | None, chromium: Browser, server: LiveServer, width: int) -> Page:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.set_default_timeout(20_000)
    if person:
        cookie = client_of(person).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])
    return page


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def open_as(chromium: Browser, live_server: LiveServer, width: int) -> Iterator[Callable[[Staff | None], Page]]:
    """A page in which this person has signed in."""
    opened: list[Page] = []

    def open_page(person: Staff | None) -> Page:
        opened.append(browsing_as(person, chromium, live_server, width))
        return opened[-1]

    yield open_page
    for page in opened:
        page.context.close()


def look(page: Page, name: str) -> None:
    """Nothing runs off the page, and axe finds nothing."""
    page.wait_for_load_state()  # a page may still be on its way
    if PICTURES:
        width = page.evaluate("window.innerWidth")
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, name
    page.evaluate(AXE.read_text())  # not as a script of the page, which its own policy would refuse
    found = page.evaluate("axe.run().then(result => result.violations.map(one => [one.id, one.nodes[0].html]))")
    assert found == [], name


def test_pages_of_patients(open_as: Callable[[Staff | None], Page], live_server: LiveServer, patient: Patient) -> None:
    a_patient(given_name=LONG_NAME[:-1], family_name=LONG_NAME, mobile=patient.mobile)
    page = open_as(a_person(Role.CLERK))
    page.goto(live_server.url + reverse("people:patients"))
    look(page, "patients-empty")
    page.get_by_label("Name, NHS number, date of birth or reference").fill("wilh")
    page.get_by_role("button", name="Find").click()
    look(page, "patients-found")
    page.get_by_role("link", name=patient.name).click()
    look(page, "patient")
    page.get_by_role("button", name="Change details").click()
    look(page, "details")
    page.get_by_role("link", name="Back to the patient").click()
    page.get_by_role("button", name="Change needs").click()
    look(page, "needs")
    page.get_by_role("link", name="Back to the patient").click()
    page.get_by_role("link", name="Look at it").click()
    look(page, "duplicates")
    page.get_by_role("link", name="Compare with").click()
    page.get_by_label("A:").check()
    page.get_by_role("button", name="Merge").click()
    look(page, "merge-wrong")
    page.get_by_label("How do you know?").fill("Shown the passport")
    page.get_by_role("button", name="Merge").click()
    look(page, "patient-merged")
    page.get_by_role("link", name="apart again").click()
    look(page, "unmerge")
    page.goto(live_server.url + reverse("people:register"))
    page.get_by_role("button", name="Register").click()
    look(page, "register-wrong")
    page.goto(live_server.url + reverse("people:patients"))
    page.get_by_label("Name, NHS number, date of birth or reference").fill("nobody")
    page.get_by_role("button", name="Find").click()
    look(page, "patients-none")


def test_signing_in(open_as: Callable[[Staff | None], Page], live_server: LiveServer) -> None:
    page = open_as(None)
    page.goto(live_server.url + reverse("people:sign_in"))
    look(page, "sign-in")
    for _ in range(5):
        page.get_by_label("User name").fill("nobody")
        page.get_by_label("Password", exact=True).fill("wrong password")
        page.get_by_role("button", name="Sign in").click()
    look(page, "locked")


def test_pages_of_links(open_as: Callable[[Staff | None], Page], live_server: LiveServer, patient: Patient) -> None:
    page = open_as(a_person(Role.CLERK))
    page.goto(live_server.url + reverse("people:links", args=[patient.reference]))
    page.get_by_role("button", name="Make a link").click()
    look(page, "links")
    opened = page.locator("p.app-hash").inner_text()
    page = open_as(None)
    page.goto(live_server.url + reverse("people:my"))
    look(page, "my")
    page.goto(opened)
    page.get_by_role("button", name="Continue").click()
    look(page, "open-link-wrong")
    for label, part in (("Day", "4"), ("Month", "5"), ("Year", "1961")):
        page.get_by_label(label).fill(part)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Leave").wait_for()
    look(page, "my-start")
    page.goto(f"{live_server.url}/my/open/unknown/")
    look(page, "open-link-unknown")


def test_pages_of_staff(open_as: Callable[[Staff | None], Page], live_server: LiveServer) -> None:
    page = open_as(a_person(Role.MANAGER))
    a_person(Role.PAIN_NURSE)
    for name in ("staff", "add_staff", "add_site"):
        page.goto(live_server.url + reverse(f"people:{name}"))
        look(page, name)
    page.get_by_role("button", name="Add").click()
    look(page, "add-site-wrong")
    page.goto(live_server.url + reverse("people:staff"))
    page.locator(".app-row a").first.click()
    look(page, "change-staff")
