"""A personal link opens one patient's pages with the date of birth, and tells nobody else anything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from careleaf.clinic.people.actions.links import make_link, open_link, revoke_link
from careleaf.clinic.people.actions.merge_patients import merge_patients
from careleaf.clinic.people.actions.register_patient import amend_patient
from careleaf.clinic.people.models import Patient, PatientLink
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import client_of
from tests.factories.people import a_hospital, a_patient, a_person

pytestmark = pytest.mark.django_db
BORN = date(1961, 5, 4)
RIGHT = {"birth_date_0": "4", "birth_date_1": "5", "birth_date_2": "1961"}
WRONG = RIGHT | {"birth_date_0": "5"}


@pytest.fixture
def patient() -> Patient:
    return a_patient()


@pytest.fixture
def token(patient: Patient) -> str:
    return make_link(patient=patient, purpose="own pages", by=a_person()).token


def address(token: str) -> str:
    return reverse("people:open_link", args=[token])


@pytest.mark.sqlite
def test_the_right_date_opens_pages_at_an_address_without_the_token(patient: Patient, token: str) -> None:
    browser = Client()
    asked = browser.get(address(token)).content.decode()
    assert "date of birth" in asked
    assert patient.family_name not in asked
    answer = browser.post(address(token), RIGHT)
    assert answer.headers["Location"] == "/my/injections/"
    page = browser.get("/my/start/")
    assert "Mary Kent" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert browser.get("/patients/").status_code == 302  # it opens nothing of the staff's
    browser.post("/my/leave/")
    assert browser.get("/my/start/").headers["Location"] == "/my/"


def test_the_token_itself_is_kept_nowhere(token: str) -> None:
    link = PatientLink.objects.get()
    assert token not in {str(value) for value in vars(link).values()}


def test_five_wrong_dates_lock_it_for_a_quarter_of_an_hour(token: str) -> None:
    browser = Client()
    said = [browser.post(address(token), WRONG).content.decode() for _ in range(5)]
    assert all("not the date of birth we have" in words for words in said[:4])
    assert "Wait 15 minutes" in said[4]
    locked = browser.post(address(token), RIGHT)
    assert (locked.status_code, "Wait 15 minutes" in locked.content.decode()) == (403, True)
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert browser.post(address(token), RIGHT).status_code == 302


def test_revoked_expired_and_unknown_links_each_have_words(patient: Patient, token: str) -> None:
    with clock.at(clock.now() + timedelta(days=366)):
        assert "too old" in Client().post(address(token), RIGHT).content.decode()
    browser = Client()
    browser.post(address(token), RIGHT)
    revoke_link(link=PatientLink.objects.get(), by=a_person())
    assert "took it back" in Client().post(address(token), RIGHT).content.decode()
    assert browser.get("/my/start/").status_code == 302  # who came in through it is out
    unknown = Client().get(address("nonsense"))
    assert (unknown.status_code, "do not know this link" in unknown.content.decode()) == (404, True)


def test_a_date_of_birth_that_is_not_known_is_never_matched(patient: Patient, token: str) -> None:
    clerk = a_person()
    amend_patient(patient=patient, by=clerk, birth_date=None)
    with pytest.raises(Refused, match="not the date of birth"):
        open_link(link=PatientLink.objects.get(), birth_date=BORN)
    patient.refresh_from_db()
    with pytest.raises(Refused, match="Find out the date of birth first"):
        make_link(patient=patient, purpose="own pages", by=clerk)


def test_the_link_of_a_merged_record_opens_the_one_that_stays(patient: Patient, token: str) -> None:
    kept = a_patient()
    merge_patients(gone=patient, kept=kept, reason="Shown the passport", by=a_person())
    assert open_link(link=PatientLink.objects.get(), birth_date=BORN) == kept


def test_links_are_made_and_taken_back_by_those_who_see_the_patient(patient: Patient, token: str) -> None:
    link = PatientLink.objects.get()
    for stranger in (a_person(Role.CLERK, a_hospital("south")), a_person(Role.LIBRARIAN), patient):
        with pytest.raises(NotAllowed):
            make_link(patient=patient, purpose="own pages", by=stranger)
        with pytest.raises(NotAllowed):
            revoke_link(link=link, by=stranger)


@pytest.mark.sqlite
def test_staff_make_a_link_that_is_shown_once_and_take_it_back(patient: Patient) -> None:
    browser, page = client_of(a_person()), reverse("people:links", args=[patient.reference])
    assert "/my/open/" in browser.post(page).content.decode()
    assert "/my/open/" not in browser.get(page).content.decode()
    link = PatientLink.objects.get()
    back = reverse("people:revoke_link", args=[patient.reference, link.pk])
    assert browser.post(back).status_code == 302
    assert "Taken back" in browser.get(page).content.decode()
    there = client_of(a_person(Role.CLERK, a_hospital("south")))
    assert [there.get(page).status_code, there.post(back).status_code] == [404, 404]


def test_the_first_page_is_whatever_the_settings_name(token: str, settings: Settings) -> None:
    settings.PATIENT_START = "people:my"
    assert Client().post(address(token), RIGHT).headers["Location"] == "/my/"
