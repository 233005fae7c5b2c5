"""Duplicates are found, merged and taken apart again; journeys of either are found; two people at once are told."""

from __future__ import annotations

import pytest
from django.urls import reverse

from careleaf.clinic.people.actions.merge_patients import merge_patients, unmerge_patients
from careleaf.clinic.people.actions.register_patient import amend_patient
from careleaf.clinic.people.duplicates import likely_duplicates
from careleaf.clinic.people.models import Patient
from careleaf.clinic.people.queries import family_of, patients_for, the_one_that_stays
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import client_of
from tests.factories.people import a_hospital, a_patient, a_person

pytestmark = pytest.mark.django_db
WHY = "Shown the passport"


def anew(patient: Patient) -> Patient:
    return Patient.objects.get(pk=patient.pk)


@pytest.mark.sqlite
def test_a_merge_leads_from_one_record_to_the_other_and_can_be_undone() -> None:
    clerk, gone, kept = a_person(), a_patient(), a_patient()
    merge_patients(gone=gone, kept=kept, reason=WHY, by=clerk)
    assert the_one_that_stays(anew(gone)) == kept
    assert family_of(anew(gone)) == family_of(kept) == {gone.reference, kept.reference}
    unmerge_patients(gone=gone, reason="Two passports", by=clerk)
    assert the_one_that_stays(anew(gone)) == gone
    assert family_of(kept) == {kept.reference}
    for one in (gone, kept):
        assert [line.verb for line in acts_on(one.named)][:2] == ["unmerge_patients", "merge_patients"]
    merge_patients(gone=kept, kept=gone, reason=WHY, by=clerk)
    assert the_one_that_stays(anew(kept)) == gone


def test_chains_lead_to_their_end_and_open_again_link_by_link() -> None:
    clerk, (first, second, third) = a_person(), [a_patient() for _ in range(3)]
    merge_patients(gone=first, kept=second, reason=WHY, by=clerk)
    merge_patients(gone=second, kept=third, reason=WHY, by=clerk)
    assert the_one_that_stays(anew(first)) == third
    assert family_of(anew(first)) == {one.reference for one in (first, second, third)}
    unmerge_patients(gone=second, reason=WHY, by=clerk)
    assert family_of(anew(first)) == {first.reference, second.reference}


def test_a_circle_a_second_merge_and_no_reason_are_refused_in_words() -> None:
    clerk, (first, second, third) = a_person(), [a_patient() for _ in range(3)]
    with pytest.raises(Refused, match="one and the same"):
        merge_patients(gone=first, kept=first, reason=WHY, by=clerk)
    with pytest.raises(Refused, match="Say how you know"):
        merge_patients(gone=first, kept=second, reason=" ", by=clerk)
    merge_patients(gone=first, kept=second, reason=WHY, by=clerk)
    for gone, kept in ((second, first), (first, third), (third, first)):
        with pytest.raises(Refused, match="merged already"):
            merge_patients(gone=gone, kept=kept, reason=WHY, by=clerk)
    with pytest.raises(Refused, match="not merged now"):
        unmerge_patients(gone=third, reason=WHY, by=clerk)
    with pytest.raises(Refused, match="Change the one that stays"):
        amend_patient(patient=first, by=clerk, given_name="Marie")


def test_nobody_merges_a_patient_of_another_hospital() -> None:
    south = a_hospital("south")
    ours, theirs = a_patient(), a_patient(south)
    for person in (a_person(), a_person(Role.CLERK, south), a_person(Role.LIBRARIAN, a_hospital(), south)):
        with pytest.raises(NotAllowed):
            merge_patients(gone=theirs, kept=ours, reason=WHY, by=person)
    assert anew(theirs).merged_into is None


def test_the_record_that_stays_is_seen_where_either_was_until_they_are_taken_apart() -> None:
    north, south = a_hospital(), a_hospital("south")
    kept, gone, there = a_patient(north), a_patient(south), a_person(Role.CLERK, south)
    both = a_person(Role.CLERK, north, south)
    merge_patients(gone=gone, kept=kept, reason=WHY, by=both)
    assert kept in patients_for(there)
    unmerge_patients(gone=gone, reason=WHY, by=both)
    assert kept not in patients_for(there)


def test_what_two_records_share_makes_them_likely() -> None:
    clerk = a_person()
    patient = a_patient(nhs_number="9990000018", mobile="07700 900123")
    same = a_patient(mobile="07700900123")
    swapped = a_patient(given_name="Kent", family_name="Mary")
    a_patient(given_name="Oluwaseun", family_name="Adeyemi")
    a_patient(given_name="Mary", family_name="Kent", nhs_number="9990000026")
    a_patient(a_hospital("south"))
    found = likely_duplicates(patient, clerk)
    assert [one.patient for one in found] == [same, swapped]
    assert found[0].because == ("the same name", "the same date of birth", "the same telephone number")
    assert likely_duplicates(a_patient(given_name="X", family_name="Y", birth_date=None), clerk) == ()


@pytest.mark.sqlite
def test_the_pages_compare_merge_and_take_apart() -> None:
    kept, gone, browser = a_patient(), a_patient(postcode="ZZ99 9ZZ"), client_of(a_person())
    address = reverse("people:merge", args=[kept.reference, gone.reference])
    assert address in browser.get(reverse("people:duplicates", args=[kept.reference])).content.decode()
    assert "ZZ99 9ZZ" in browser.get(address).content.decode()
    assert browser.post(address, {"kept": kept.reference}).status_code == 422
    answer = browser.post(address, {"kept": kept.reference, "reason": WHY})
    assert answer.headers["Location"] == reverse("people:patient", args=[kept.reference])
    assert browser.post(address, {"kept": gone.reference, "reason": WHY}).status_code == 409
    led = browser.get(reverse("people:patient", args=[gone.reference]))
    assert led.headers["Location"] == reverse("people:patient", args=[kept.reference])
    apart = reverse("people:unmerge", args=[gone.reference])
    assert apart in browser.get(led.headers["Location"]).content.decode()
    assert browser.get(apart).status_code == 200
    assert browser.post(apart, {"reason": WHY}).status_code == 302
    assert browser.post(apart, {"reason": WHY}).status_code == 409


def test_the_pages_are_for_those_who_see_both_records() -> None:
    ours, theirs = a_patient(), a_patient(a_hospital("south"))
    address = reverse("people:merge", args=[ours.reference, theirs.reference])
    assert client_of(a_person()).get(address).status_code == 404
    assert client_of(a_person(Role.LIBRARIAN)).get(address).status_code == 403
    for name in ("duplicates", "unmerge"):
        assert client_of(a_person()).get(reverse(f"people:{name}", args=[theirs.reference])).status_code == 404
