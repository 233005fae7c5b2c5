"""Patients are found by what people know of them, at one's own hospitals only, and never through an address."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from careleaf.clinic.people.models import Staff
from careleaf.clinic.people.searching import as_day, patients_sought
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import client_of
from tests.factories.people import a_hospital, a_patient, a_person

pytestmark = pytest.mark.django_db
PATIENTS = "/patients/"


def found(person: Staff, typed: str) -> list[str]:
    return [patient.name for patient in patients_sought(person, typed)]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "typed", ["mary", "KENT", "kent mar", "999 000 0018", "9990000018", "4/5/1961", "1961-05-04", " Mary  Kent "]
)
def test_a_patient_is_found_by_what_is_known(typed: str) -> None:
    a_patient(nhs_number="9990000018")
    a_patient(given_name="Ann", family_name="de la Cruz-Smith", birth_date=None)
    assert found(a_person(), typed) == ["Mary Kent"]


def test_a_later_part_of_a_name_and_the_reference_lead_to_it() -> None:
    patient = a_patient(given_name="Ann", family_name="de la Cruz-Smith")
    a_patient()
    for typed in ("cruz", "smith ann", patient.spoken_reference):
        assert found(a_person(), typed) == [patient.name]
    for typed in ("", "nobody", "%", "an_"):
        assert found(a_person(), typed) == []


def test_days_are_read_day_first() -> None:
    assert as_day("4.5.1961") == as_day("04 May 1961") == as_day("1961-05-04") == date(1961, 5, 4)
    assert as_day("31/2/1961") is None


def test_the_search_keeps_to_ones_own_hospitals() -> None:
    a_patient()
    assert found(a_person(Role.CLERK, a_hospital("south")), "mary") == []
    a_patient(a_hospital("north"), a_hospital("south"))
    both = a_person(Role.CLERK, a_hospital("north"), a_hospital("south"))
    assert found(both, "mary") == ["Mary Kent", "Mary Kent"]


@pytest.mark.sqlite
def test_the_page_finds_without_a_name_in_an_address_and_writes_down_who_was_shown() -> None:
    patient, clerk = a_patient(), a_person()
    browser = client_of(clerk)
    answer = browser.post(PATIENTS, {"sought": "mary kent"})
    assert (answer.status_code, answer.headers["Location"]) == (302, PATIENTS)
    page = browser.get(PATIENTS).content.decode()
    assert "1 patient at your hospitals fits" in page
    assert reverse("people:patient", args=[patient.reference]) in page
    line = AccessLine.objects.get()
    assert (line.subject_id, line.page, line.actor_id) == (patient.reference, "patient_search", str(clerk.pk))


def test_nobody_found_is_said_and_a_librarian_may_not_search() -> None:
    browser = client_of(a_person())
    browser.post(PATIENTS, {"sought": "nobody"})
    assert "Nobody fits" in browser.get(PATIENTS).content.decode()
    assert client_of(a_person(Role.LIBRARIAN)).get(PATIENTS).status_code == 403


def test_long_lists_go_over_pages_and_ask_the_database_no_more(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = client_of(a_person())
    for _ in range(30):
        a_patient()
    browser.post(PATIENTS, {"sought": "mary"})
    with django_assert_max_num_queries(8):
        first = browser.get(PATIENTS).content.decode()
    assert "30 patients" in first
    assert first.count('class="app-row"') == 25
    assert "Page 2 of 2" in first
    assert browser.get(f"{PATIENTS}?page=2").content.decode().count('class="app-row"') == 5
