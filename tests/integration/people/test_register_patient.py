"""A patient becomes known, is put right, and says what they need."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from careleaf.clinic.people.actions.register_patient import amend_patient, register_patient, set_needs
from careleaf.clinic.people.models import Format, Patient
from careleaf.clinic.records import clock
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from tests.factories.people import LONG_NAME, a_hospital, a_patient, a_person

pytestmark = pytest.mark.django_db
NAMES: dict[str, Any] = {"given_name": "Mary", "family_name": "Kent"}


@pytest.mark.sqlite
def test_a_clerk_registers_a_patient() -> None:
    clerk = a_person(Role.CLERK)
    patient = register_patient(sites=[a_hospital()], by=clerk, **NAMES, nhs_number="999 000 0018")
    assert (patient.nhs_number, patient.initials, patient.role) == ("9990000018", "MK", Role.PATIENT)
    assert patient.age_at(date(2026, 1, 1)) is None
    (line,) = acts_on(patient.named)
    assert (line.verb, line.actor_id, line.detail) == ("register_patient", str(clerk.pk), {"sites": ["north"]})


def test_a_librarian_and_somebody_of_another_hospital_register_nobody() -> None:
    for person in (a_person(Role.LIBRARIAN), a_person(Role.CLERK, a_hospital("south"))):
        with pytest.raises(NotAllowed):
            register_patient(sites=[a_hospital()], by=person, **NAMES)
    with pytest.raises(NotAllowed, match="Choose a hospital"):
        register_patient(sites=[], by=a_person(Role.CLERK), **NAMES)
    assert not Patient.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"nhs_number": "999 000 0019"}, "not an NHS number"),
        ({"nhs_number": "12"}, "not an NHS number"),
        ({"birth_date": date(2999, 1, 1)}, "in the future"),
        ({"given_name": " "}, "given name"),
    ],
)
def test_what_cannot_be_true_is_refused(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        a_patient(**wrong)


def test_an_nhs_number_belongs_to_one_record_and_the_other_is_named_in_words() -> None:
    a_patient(nhs_number="9990000018")
    other = a_patient()
    with pytest.raises(Refused, match="Search for the number"):
        a_patient(nhs_number="9990000018")
    with pytest.raises(Refused, match="Search for the number"):
        amend_patient(patient=other, by=a_person(), nhs_number="9990000018")


@pytest.mark.sqlite
def test_amending_says_what_stood_there_before() -> None:
    patient, clerk = a_patient(), a_person()
    amended = amend_patient(patient=patient, by=clerk, birth_date=date(1961, 4, 5), given_name="Mary")
    assert amended.birth_date == date(1961, 4, 5)
    line = acts_on(patient.named)[0]
    assert line.detail == {"changed": {"birth_date": ["1961-05-04", "1961-04-05"]}}
    amend_patient(patient=patient, by=clerk, given_name="Mary")
    assert acts_on(patient.named)[0] == line


def test_nobody_amends_a_patient_of_another_hospital() -> None:
    patient = a_patient()
    for stranger in (a_person(Role.CLERK, a_hospital("south")), patient):
        with pytest.raises(NotAllowed):
            amend_patient(patient=patient, by=stranger, given_name="Marie")
    patient.refresh_from_db()
    assert patient.given_name == "Mary"


@pytest.mark.sqlite
def test_patients_set_their_own_needs_and_nobody_elses() -> None:
    patient, other, at = a_patient(), a_patient(), datetime(2026, 5, 4, 12, tzinfo=UTC)
    with clock.at(at):
        held = set_needs(patient=patient, by=patient, format=Format.LARGE_24, helper_name="Ann Kent")
    assert (held.format, held.helper_name, held.needs_reviewed_at) == ("large_print_24", "Ann Kent", at)
    with pytest.raises(NotAllowed):
        set_needs(patient=patient, by=other, format=Format.AUDIO)


def test_a_detail_that_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="no such detail: shoe_size"):
        a_patient(shoe_size=7)


def test_ages_turn_on_the_birthday_and_long_names_are_kept() -> None:
    patient = a_patient(given_name=LONG_NAME, family_name=LONG_NAME)
    assert [patient.age_at(date(2026, 5, day)) for day in (3, 4)] == [64, 65]
    assert patient.name == f"{LONG_NAME} {LONG_NAME}"
