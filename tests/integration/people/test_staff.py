"""Managers look after people and hospitals; nobody else does, and no manager shuts themselves out."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from careleaf.clinic.people.actions.add_staff import add_staff
from careleaf.clinic.people.actions.change_staff import change_staff, unlock_staff
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import client_of
from tests.factories.people import a_hospital, a_person

pytestmark = pytest.mark.django_db
SECRET = "a first long secret"
ADDED = {"name": "Ann Reed", "username": "ann", "password": SECRET, "role": "pain_nurse", "sites": ["north"]}


@pytest.mark.sqlite
def test_a_manager_adds_somebody_who_can_sign_in() -> None:
    browser = client_of(a_person(Role.MANAGER))
    assert browser.post(reverse("people:add_staff"), ADDED).status_code == 302
    assert "Ann Reed" in browser.get(reverse("people:staff")).content.decode()
    answer = Client().post("/staff/sign-in/", {"username": "ann", "password": SECRET})
    assert answer.status_code == 302


@pytest.mark.parametrize("wrong", [{"username": "ann b"}, {"password": "short"}, {"sites": []}, {"name": ""}])
def test_a_mistake_adds_nobody(wrong: dict[str, Any]) -> None:
    answer = client_of(a_person(Role.MANAGER)).post(reverse("people:add_staff"), ADDED | wrong)
    assert answer.status_code == 422
    assert not Staff.objects.filter(name="Ann Reed").exists()


@pytest.mark.sqlite
def test_a_leaver_is_shut_out_and_the_change_is_kept_on_record() -> None:
    manager, nurse, south = a_person(Role.MANAGER), a_person(Role.PAIN_NURSE), a_hospital("south")
    theirs = client_of(nurse)
    address = reverse("people:change_staff", args=[nurse.pk])
    typed = {"name": nurse.name, "role": "recovery_nurse", "sites": [south.pk]}
    assert client_of(manager).post(address, typed).status_code == 302
    assert theirs.get("/patients/").status_code == 302
    changed = acts_on(nurse.named)[0].detail["changed"]
    assert changed["is_active"] == [True, False]
    assert changed["sites"] == [["north"], ["south"]]


def test_managers_do_not_shut_themselves_out() -> None:
    manager = a_person(Role.MANAGER)
    typed = {"name": manager.name, "role": "clerk", "sites": ["north"], "is_active": "on"}
    answer = client_of(manager).post(reverse("people:change_staff", args=[manager.pk]), typed)
    assert answer.status_code == 409
    assert "your own account" in answer.content.decode()
    with pytest.raises(Refused, match="another manager"):
        change_staff(person=manager, name="M", role=Role.MANAGER, sites=[a_hospital()], is_active=False, by=manager)


@pytest.mark.sqlite
def test_a_locked_person_is_let_in_again() -> None:
    manager = a_person(Role.MANAGER)
    client_of(manager).post(reverse("people:add_staff"), ADDED)
    for _ in range(5):
        Client().post("/staff/sign-in/", {"username": "ann", "password": "wrong"})
    right = {"username": "ann", "password": SECRET}
    assert Client().post("/staff/sign-in/", right).status_code == 429
    person = Staff.objects.get(username="ann")
    assert client_of(manager).post(reverse("people:unlock_staff", args=[person.pk])).status_code == 302
    assert Client().post("/staff/sign-in/", right).status_code == 302


@pytest.mark.sqlite
def test_a_manager_adds_a_hospital_once() -> None:
    browser, typed = client_of(a_person(Role.MANAGER)), {"name": "South Hospital", "id": "south"}
    assert browser.post(reverse("people:add_site"), typed).status_code == 302
    assert browser.post(reverse("people:add_site"), typed).status_code == 422
    assert Site.objects.get(pk="south").name == "South Hospital"


def test_nobody_else_looks_after_people() -> None:
    clerk, nurse = a_person(Role.CLERK), a_person(Role.PAIN_NURSE)
    browser = client_of(clerk)
    for name, args in (("staff", []), ("add_staff", []), ("add_site", []), ("change_staff", [nurse.pk])):
        assert browser.get(reverse(f"people:{name}", args=args)).status_code == 403
    assert browser.post(reverse("people:unlock_staff", args=[nurse.pk])).status_code == 403
    with pytest.raises(NotAllowed):
        unlock_staff(person=nurse, by=clerk)
    with pytest.raises(NotAllowed):
        change_staff(person=nurse, name="N", role=Role.MANAGER, sites=[], is_active=True, by=clerk)
    with pytest.raises(NotAllowed):
        add_staff(username="x", name="X", role=Role.MANAGER, password="x", sites=[], by=clerk)
