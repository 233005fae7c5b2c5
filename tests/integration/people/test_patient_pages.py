"""Pages of a patient: register, read, change; who may, and what a mistake says."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from careleaf.clinic.people.actions.register_patient import amend_patient
from careleaf.clinic.people.models import Patient
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import client_of
from tests.factories.people import LONG_NAME, a_hospital, a_patient, a_person

pytestmark = pytest.mark.django_db


def details(**changes: Any) -> dict[str, Any]:
    """The register form as a clerk fills it in."""
    born = {f"birth_date_{index}": part for index, part in enumerate(("4", "5", "1961"))}
    typed = {"given_name": "Mary", "family_name": "Kent", "has_allergies": "some", "allergies": "latex\nnuts"}
    return typed | born | {"sites": ["north"], "key": str(uuid4())} | changes


@pytest.mark.sqlite
def test_a_clerk_registers_a_patient_once_however_often_the_form_is_sent() -> None:
    browser, typed = client_of(a_person()), details(nhs_number="999 000 0018")
    answers = [browser.post("/patients/new/", typed) for _ in range(2)]
    patient = Patient.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [f"/patients/{patient.reference}/"] * 2
    assert patient.allergies == ["latex", "nuts"]
    page = browser.get(f"/patients/{patient.reference}/").content.decode()
    assert "Saved. This patient is registered." in page
    assert "4 May 1961 (age " in page
    assert "999 000 0018" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"family_name": ""}, "Enter the family name."),
        ({"nhs_number": "999 000 0019"}, "This is not an NHS number."),
        ({"birth_date_1": "13"}, "There is no such date."),
        ({"birth_date_2": "1761"}, "too long ago"),
        ({"has_allergies": "none"}, "You listed allergies."),
        ({"allergies": ""}, "Enter each allergy on a line of its own."),
        ({"sites": []}, "Choose at least one hospital."),
        ({"sites": ["south"]}, "south is not one of the available choices"),
    ],
)
def test_a_mistake_is_said_and_everything_typed_is_kept(wrong: dict[str, Any], words: str) -> None:
    a_hospital("south")
    answer = client_of(a_person()).post("/patients/new/", details(mobile="07700 900123") | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "07700 900123" in answer.content.decode()
    assert not Patient.objects.exists()


def test_a_number_of_somebody_else_is_refused_with_everything_kept() -> None:
    a_patient(nhs_number="9990000018")
    answer = client_of(a_person()).post("/patients/new/", details(nhs_number="9990000018", gp_name="Dr Reed"))
    assert answer.status_code == 409
    assert "Search for the number" in answer.content.decode()
    assert "Dr Reed" in answer.content.decode()


def test_a_librarian_registers_and_reads_nobody() -> None:
    browser, patient = client_of(a_person(Role.LIBRARIAN)), a_patient()
    for address in ("/patients/new/", f"/patients/{patient.reference}/"):
        assert browser.get(address).status_code == 403


@pytest.mark.parametrize("name", ["patient", "details", "needs"])
def test_every_page_is_for_ones_own_hospitals_and_writes_down_who_read_it(name: str) -> None:
    patient = a_patient(given_name=LONG_NAME, family_name=LONG_NAME, allergies=["Latex"])
    address = reverse(f"people:{name}", args=[patient.reference])
    assert client_of(a_person(Role.CLERK, a_hospital("south"))).get(address).status_code == 404
    assert not AccessLine.objects.exists()
    assert LONG_NAME in client_of(a_person()).get(address).content.decode()
    assert AccessLine.objects.get().subject_id == patient.reference


@pytest.mark.sqlite
def test_details_and_needs_are_changed_on_their_pages() -> None:
    patient, browser = a_patient(), client_of(a_person())
    typed = details(given_name="Marie", has_allergies="none", allergies="", seen=1)
    browser.post(f"/patients/{patient.reference}/details/", typed)
    needs = {"format": "braille_2", "language": "cy", "interpreter": "on", "channel": "phone", "seen": 2}
    browser.post(f"/patients/{patient.reference}/needs/", needs)
    patient.refresh_from_db()
    assert (patient.given_name, patient.allergies, patient.format, patient.interpreter) == (
        "Marie",
        [],
        "braille_2",
        True,
    )
    page = browser.get(f"/patients/{patient.reference}/").content.decode()
    for words in ("None known", "Braille, grade 2", "Welsh", "Needed"):
        assert words in page


@pytest.mark.parametrize("name", ["details", "needs"])
def test_a_stale_page_changes_nothing(name: str) -> None:
    patient, clerk = a_patient(), a_person()
    amend_patient(patient=patient, by=clerk, given_name="Marie")
    typed = details(given_name="Maria", seen=1) | {"format": "web", "language": "cy", "channel": "phone"}
    answer = client_of(clerk).post(f"/patients/{patient.reference}/{name}/", typed)
    assert answer.status_code == 409
    assert "Somebody has changed this record" in answer.content.decode()
    patient.refresh_from_db()
    assert (patient.given_name, patient.format) == ("Marie", "standard")
