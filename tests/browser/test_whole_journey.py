"""One patient's whole way, from the referral to the end, by clicking what each person at work sees; with and without
scripts. Time moves for the whole service; letters, booking and check-ins come by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.service import running
from tests.browser.walking import LOCAL, Clinic, Clock
from tests.factories.clinic import FIRST
from tests.factories.definitions import definition

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
SITE = "william-harvey"
BORN = datetime(1958, 3, 9, 12, tzinfo=LOCAL)
IN_A_MONTH, CALLS_AFTER = timedelta(days=28), timedelta(weeks=7)


@pytest.fixture(
    params=[pytest.param(True, id="with-scripts", marks=pytest.mark.sqlite), pytest.param(False, id="without-scripts")]
)
def clinic(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Clinic]:
    clock = Clock(tmp_path / "clock")
    home = tmp_path / "home"
    home.mkdir()
    with running(home, CARELEAF_CLOCK_FILE=str(clock.file)) as service:
        found = Clinic(chromium, service.address, clock, definition(FIRST).pathway, request.param)
        yield found
        for person in found.people.values():
            assert person.troubles == []
            person.page.context.close()


@pytest.mark.slow
def test_a_whole_journey(clinic: Clinic) -> None:
    day = _at(clinic.clock.now() + IN_A_MONTH, 9)
    _opens_sessions(clinic, day)
    reference = _refers(clinic)
    _is_made_ready(clinic, reference, day)
    _the_patient_answers(clinic, reference, day)
    _the_day(clinic, reference, day)
    _at_home(clinic, reference)
    _the_call(clinic, reference, day)
    _every_promise_was_kept(clinic, reference)


def _at(instant: datetime, hour: int, minute: int = 0) -> datetime:
    """That day, or the Wednesday after, at an hour of the clinic's clock."""
    local = instant.astimezone(LOCAL).date()
    return datetime.combine(local + timedelta(days=(2 - local.weekday()) % 7), time(hour, minute), LOCAL)


def _opens_sessions(clinic: Clinic, day: datetime) -> None:
    clerk = clinic.person("clerk")
    hours: dict[str, Any] = {"capacity": 6, "minutes": 30, "site": SITE, "skills": [], "led_by": None}
    for kind, title, starts_at in (("theatre", "Morning list", day), ("call", "Nurse calls", day + CALLS_AFTER)):
        clerk.follows("Sessions")
        clerk.presses("Open a session")
        theatre = "Theatre 1" if kind == "theatre" else ""
        clinic.send(clerk, "Open the session", kind=kind, title=title, starts_at=starts_at, theatre=theatre, **hours)
        assert title in clerk.reads()


def _refers(clinic: Clinic) -> str:
    clerk = clinic.person("clerk")
    clerk.follows("Patients")
    clerk.presses("Register a patient")
    clinic.send(
        clerk,
        "Register",
        given_name="Wanda",
        family_name="Example",
        address="1 Example Street",
        postcode="ZZ99 3ZZ",
        mobile="07700 900111",
        phone="",
        email="wanda@example.org",
        birth_date=BORN,
        nhs_number="",
        has_allergies="none",
        sites=[SITE],
        gp_name="Dr Ann Reed",
        gp_practice="Example Surgery",
        gp_address="1 Example Street",
    )
    clerk.presses("Change needs")
    clinic.send(clerk, "Save the needs", channel="email", format="standard", language="en-GB", interpreter="no")
    clerk.follows("Journeys and letters of this patient")
    clinic.look(clerk)
    clerk.presses("Refer this patient")
    clinic.clock.pass_(minutes=1)
    clinic.send(clerk, "Record the referral", opening=f"{FIRST}@{SITE}", how="paper")
    assert "The referral is recorded" in clerk.reads()
    found = re.search(r"/journeys/(\w+)/", clerk.page.url)
    assert found, clerk.page.url
    return found[1]


def _is_made_ready(clinic: Clinic, reference: str, day: datetime) -> None:
    work = clinic.person("consultant")
    work.follows("My work")
    clinic.look(work)
    assert "Example" in work.reads()
    clinic.does("consultant", reference, "accepted")
    clinic.does("preassessment", reference, "leaflet_given")
    clinic.does("preassessment", reference, "questions_answered")
    clinic.does("consultant", reference, "consent_given")
    clerk = clinic.does("clerk", reference, "listed", place=f"{_utc(day)} Theatre 1", listed_for=None)
    assert "Theatre 1" in clinic.whole_page(clerk)
    clinic.waits_for("clerk", reference, "Admission letter sent")


def _utc(day: datetime) -> str:
    return day.astimezone(UTC).isoformat()


def _the_patient_answers(clinic: Clinic, reference: str, day: datetime) -> None:
    clinic.clock.move_to(day - timedelta(days=6))
    clerk = clinic.opens_journey("clerk", reference)
    clerk.follows("All journeys and letters of this patient")
    clerk.follows("Make a personal link for their own pages")
    clerk.presses("Make a link")
    link = clerk.page.locator("p.app-hash").inner_text()
    patient = clinic.person("patient")
    patient.page.goto(link)
    clinic.send(patient, "Continue", birth_date=BORN)
    clinic.look(patient)
    patient.page.locator('main a[href*="/questions/"]').first.click()
    clinic.send(patient, "Start")
    while patient.page.get_by_role("heading", name="Check your answers").count() == 0:
        clinic.send(patient, "Continue")
    clinic.look(patient)
    patient.presses("Send my answers")
    assert "Sent." in patient.reads()
    clinic.does("clerk", reference, "escort_confirmed")
    clinic.clock.move_to(day - timedelta(days=1))
    clinic.does("preassessment", reference, "questions_answered")


NOT_AGAIN = {"lidocaine_ml": "", "lidocaine_batch": "", "lidocaine_expires": ""}
ONLY_NUMBING = {"bupivacaine_ml": "", "bupivacaine_batch": "", "bupivacaine_expires": ""}


def _the_day(clinic: Clinic, reference: str, day: datetime) -> None:
    clinic.clock.move_to(day)
    for who, kind, said in (
        ("theatre", "arrived", {"escort": "coming"}),
        ("theatre", "questions_answered", {}),
        ("theatre", "property_taken", {}),
        ("consultant", "consent_confirmed", {}),
        ("consultant", "site_marked", {}),
        ("theatre", "gown_given", {}),
        ("theatre", "team_briefed", {}),
        ("theatre", "signed_in", {}),
        ("theatre", "positioned", {}),
        ("theatre", "skin_cleaned", {}),
        ("theatre", "timed_out", {}),
        ("consultant", "procedure_started", {}),
        ("consultant", "numbing_injected", ONLY_NUMBING),
        ("theatre", "stopped_before_block", {}),
        ("consultant", "injected", NOT_AGAIN),
        ("radiographer", "images_saved", {}),
        ("theatre", "dressing_applied", {}),
        ("consultant", "procedure_ended", {}),
        ("theatre", "signed_out", {}),
        ("consultant", "record_completed", {}),
        ("recovery", "first_stand_assisted", {}),
        ("recovery", "leg_power_tested", {}),
        ("recovery", "duties_acknowledged", {}),
        ("recovery", "property_returned", {}),
    ):
        clinic.does(who, reference, kind, **said)
    for board in ("/theatre/", "/theatre/recovery/"):
        clinic.person("recovery").goes_to(board)
        clinic.look(clinic.person("recovery"))
    clinic.clock.pass_(minutes=55)
    clinic.does("recovery", reference, "discharged")
    clinic.waits_for("clerk", reference, "Discharge letters sent")
    clinic.waits_for("clerk", reference, "Nurse appointment booked")


def _at_home(clinic: Clinic, reference: str) -> None:
    clinic.clock.pass_(days=1, hours=2)
    clinic.waits_for("nurse", reference, "Check-in sent")
    patient = clinic.person("patient")
    patient.goes_to("/my/injections/")
    clinic.look(patient)
    patient.page.locator('main a[href*="/how/"]').first.click()
    while patient.page.get_by_role("button", name="Send", exact=True).count() == 0:
        clinic.send(patient, "Continue")
    clinic.send(patient, "Send", nrs=3)
    clinic.look(patient)
    clinic.waits_for("nurse", reference, "Check-in answered")
    clinic.waits_for("clerk", reference, "Appointment letter sent")


def _the_call(clinic: Clinic, reference: str, day: datetime) -> None:
    page = clinic.whole_page(clinic.opens_journey("nurse", reference))
    assert "Nurse calls" in page
    clinic.clock.move_to(day + CALLS_AFTER + timedelta(minutes=5))
    nurse = clinic.person("nurse")
    nurse.follows("Calls today")
    clinic.look(nurse)
    clinic.does("nurse", reference, "record_reviewed")
    clinic.does("nurse", reference, "follow_up_called", nrs=3)
    clinic.does("nurse", reference, "outcome_decided", nrs=3)
    clinic.waits_for("clerk", reference, "Outcome letters sent")
    patient = clinic.person("patient")
    patient.goes_to("/my/injections/")
    patient.page.locator('main a[href*="/tell/feedback_given/"]').first.click()
    clinic.send(patient, "Send")
    clinic.clock.pass_(days=14)
    clinic.does("nurse", reference, "closed", why="The relief has lasted.")


def _every_promise_was_kept(clinic: Clinic, reference: str) -> None:
    manager = clinic.opens_journey("manager", reference)
    manager.follows("What became of the promises to this patient")
    clinic.look(manager)
    rows = manager.page.locator("main .app-row").all()
    states = {row.locator("h2").inner_text(): row.locator(".nhsuk-tag").first.inner_text().lower() for row in rows}
    assert len(states) == len(clinic.pathway.promises)
    odd = {title: state for title, state in states.items() if state not in ("kept", "pending")}
    assert odd == {}
    # What nobody asked for is owed to nobody: no question, no other format, no complaint.
    assert {promise_of(title) for title, state in states.items() if state == "pending"} == {
        promise.title for promise in clinic.pathway.promises.values() if promise.kept_by.value in NEVER_ASKED_FOR
    }


NEVER_ASKED_FOR = ("message_answered", "format_delivered", "complaint_acknowledged")


def promise_of(heading: str) -> str:
    return heading.rpartition(" (")[0]
