"""A librarian reads a changed folder; two people read what changed and sign; patients read the new edition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.person import Person
from tests.browser.service import Service
from tests.factories.clinic import SECOND_NAME

pytestmark = pytest.mark.browser
LEAFLET = f"/leaflets/{SECOND_NAME}/fernhill/"
OLD = f"/leaflets/{SECOND_NAME}/editions/1/fernhill/"
READ = f"Read pathways/{SECOND_NAME} again"
TICK = "I have read the leaflet and everything that changed, and I answer for it."


def test_from_a_changed_folder_to_the_patient(service: Service, somebody: Callable[..., Person]) -> None:
    """Given a changed number, when two people have signed and it is published, then patients read it."""
    librarian, consultant, patient = somebody(), somebody(360), somebody(360)
    patient.goes_to(LEAFLET)
    assert "6 hours" in patient.reads()

    service.change(SECOND_NAME, "pathway.yaml", "edition: '2.3'", "edition: '2.4'")
    service.change(SECOND_NAME, "facts.yaml", "amount: 6, unit: hours", "amount: 8, unit: hours")
    service.change(SECOND_NAME, "examples/plain.yaml", "closes: day 0 15:40", "closes: day 0 17:40")
    librarian.signs_in("librarian")
    librarian.goes_to("/editions/")
    librarian.presses(READ)
    assert "Its content is edition number 2" in librarian.reads()
    assert "from version 2.3, which patients read now" in librarian.reads()
    assert "8 hours" in librarian.reads()
    librarian.finds_no_barrier()
    signs(librarian)
    assert not librarian.page.get_by_role("button", name="Publish this edition").is_visible()

    consultant.signs_in("consultant")
    consultant.goes_to("/editions/")
    consultant.follows("Number 2, version 2.4")
    consultant.follows("Fernhill Hospital")
    assert "8 hours" in consultant.reads()
    consultant.finds_no_barrier()
    consultant.follows("The edition")
    consultant.presses("Sign this edition")
    assert "Tick the box once you have read the leaflet" in consultant.reads()
    consultant.finds_no_barrier()
    signs(consultant)

    patient.page.reload()
    assert "6 hours" in patient.reads()
    librarian.page.reload()
    librarian.presses("Publish this edition")
    assert "Patients read this edition from now on" in librarian.reads()
    patient.page.reload()
    assert "8 hours" in patient.reads()
    reads_what_was_true_then(patient)


def reads_what_was_true_then(patient: Person) -> None:
    patient.goes_to(OLD)
    assert "This is an old edition" in patient.reads()
    assert "6 hours" in patient.reads()
    patient.finds_no_barrier()


def signs(person: Person) -> None:
    person.page.get_by_label(TICK).check()
    person.presses("Sign this edition")
    assert "You have signed this edition" in person.reads()


def test_a_broken_folder_is_told_and_nothing_changes(service: Service, somebody: Callable[..., Person]) -> None:
    librarian = somebody()
    librarian.goes_to(LEAFLET)
    before = librarian.reads()
    steps = service.pathways / SECOND_NAME / "steps.yaml"
    whole = steps.read_text()
    steps.write_text(whole + "\n]\n")
    try:
        librarian.signs_in("librarian")
        librarian.goes_to("/editions/")
        librarian.presses(READ)
        assert "The folder has problems. Nothing changed for patients." in librarian.reads()
        assert "steps.yaml:" in librarian.reads()
        assert "To mend it:" in librarian.reads()
        librarian.finds_no_barrier()
    finally:
        steps.write_text(whole)
    assert somebody_reads(somebody(), LEAFLET) == before


def somebody_reads(person: Person, path: str) -> str:
    person.goes_to(path)
    return person.reads()


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_no_page_for_staff_has_a_barrier(somebody: Callable[..., Person], width: int) -> None:
    nurse = somebody(width)
    nurse.signs_in("nurse")
    edition = f"/editions/{SECOND_NAME}/1/"
    for path in ("/editions/", edition, f"{edition}facts/", f"{edition}read/fernhill/"):
        nurse.goes_to(path)
        nurse.finds_no_barrier()


def test_by_keyboard_and_without_scripts(somebody: Callable[..., Person]) -> None:
    """Signing in and reaching an edition with the keyboard alone, in a browser that runs no script."""
    librarian = somebody(java_script_enabled=False)
    librarian.goes_to("/staff/sign-in/")
    librarian.page.get_by_label("User name").focus()
    librarian.page.keyboard.type("librarian")
    librarian.page.keyboard.press("Tab")
    librarian.page.keyboard.type("demonstration")
    librarian.page.keyboard.press("Enter")
    librarian.page.get_by_role("link", name="Editions", exact=True).press("Enter")
    librarian.page.get_by_role("link", name="Number 1, version 2.3").press("Enter")
    librarian.page.locator("summary", has_text="Withdraw this edition").press("Enter")
    assert librarian.page.get_by_label("Why is this edition withdrawn?").is_visible()
