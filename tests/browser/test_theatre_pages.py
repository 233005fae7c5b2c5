"""The forms of the day of the procedure and of recovery in a real browser, wide and narrow: no barrier on any."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from tests.browser.person import Person
from tests.factories.clinic import a_site, client_of, published
from tests.factories.journeys import ago
from tests.factories.theatre import Theatre, a_theatre

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("real_commits")]
PICTURES = os.environ.get("CARELEAF_PICTURES", "")  # a folder, for whoever wants to look
Seat = Callable[[Staff], Person]


@pytest.fixture
def theatre() -> Theatre:
    """A patient for both sides, here since an hour: forms know minutes only, what is made up here knows less."""
    with clock.at(ago(minutes=60)):
        return a_theatre(a_site(), published(), "both").arrive()


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


def opens(person: Person, theatre: Theatre, *kinds: Event) -> None:
    for kind in kinds:
        person.goes_to(f"/journeys/{theatre.journey.reference}/do/{kind.value}/")
        look(person, kind.value)


def test_every_form_before_the_needle(seat: Seat, theatre: Theatre) -> None:
    nurse = seat(theatre.nurse)
    opens(nurse, theatre, Event.ARRIVED, Event.GOWN_GIVEN, Event.PROPERTY_TAKEN, Event.TEAM_BRIEFED)
    opens(seat(theatre.consultant), theatre, Event.SITE_MARKED)
    theatre.mark()
    opens(nurse, theatre, Event.SIGNED_IN, Event.TIMED_OUT, Event.POSITIONED)
    theatre.check(triamcinolone="2", bupivacaine="8", lidocaine="5")
    nurse.goes_to(f"/journeys/{theatre.journey.reference}/")
    look(nurse, "journey")


def test_the_needle_is_recorded_and_a_wrong_side_stopped(seat: Seat, theatre: Theatre) -> None:
    with clock.at(ago(minutes=50)):
        theatre.mark().check(triamcinolone="2", bupivacaine="8", lidocaine="5").begin()
    nurse, consultant = seat(theatre.nurse), seat(theatre.consultant)
    opens(nurse, theatre, Event.SKIN_CLEANED, Event.NUMBING_INJECTED, Event.STOPPED_BEFORE_BLOCK)
    nurse.page.get_by_label("Left", exact=True).check()
    nurse.presses("Save")
    nurse.page.get_by_text("Saved: stopped before the block.").wait_for()
    opens(consultant, theatre, Event.INJECTED)
    consultant.page.get_by_label("Right", exact=True).check()
    fill_in_needle(consultant, theatre)
    consultant.presses("Save")
    look(consultant, "injected-refused")
    assert "Stop: the side does not agree" in consultant.reads()
    consultant.page.get_by_label("Left", exact=True).check()
    consultant.presses("Save")
    consultant.page.get_by_text("Saved: injected.").wait_for()
    look(consultant, "journey-injected")


def fill_in_needle(person: Person, theatre: Theatre) -> None:
    for field, value in (("triamcinolone_ml", "1"), ("triamcinolone_batch", "A1")):
        person.page.locator(f"[name={field}]").fill(value)
    for index, part in enumerate(("31", "1", "2099")):
        person.page.locator(f"[name=triamcinolone_expires_{index}]").fill(part)
    person.page.get_by_label("Into the joint or the place aimed at").check()
    person.page.locator("[name=needle_seen][value=yes]").check()
    person.page.locator("[name=checked_by]").select_option(label=f"{theatre.nurse.name}, theatre nurse")


def test_every_form_after_the_needle(seat: Seat, theatre: Theatre) -> None:
    with clock.at(ago(minutes=50)):
        theatre.mark().check(triamcinolone="2", bupivacaine="8", lidocaine="5").begin()
    for side in ("left", "right"):
        theatre.stop(side)
        theatre.inject(side)
    nurse = seat(theatre.nurse)
    opens(nurse, theatre, Event.IMAGES_SAVED, Event.DRESSING_APPLIED, Event.SIGNED_OUT, Event.PROCEDURE_ENDED)
    opens(seat(theatre.consultant), theatre, Event.RECORD_COMPLETED)
    theatre.end()
    recovery = seat(theatre.recovery)
    opens(recovery, theatre, Event.FIRST_STAND_ASSISTED, Event.LEG_POWER_TESTED, Event.DUTIES_ACKNOWLEDGED)
    opens(recovery, theatre, Event.PROPERTY_RETURNED, Event.DISCHARGED)
    theatre.recover()
    recovery.goes_to(f"/journeys/{theatre.journey.reference}/")
    look(recovery, "journey-recovery")
