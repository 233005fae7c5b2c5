"""Hospitals, people who work there and patients for tests, all made through the real actions."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.actions.add_staff import add_staff
from careleaf.clinic.people.actions.open_site import open_site
from careleaf.clinic.people.actions.register_patient import register_patient
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.definition.vocabulary import Role

PASSWORD = "correct horse battery"
LONG_NAME = "Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley of Ravenscroft"
_numbers = count(1)


def a_site(id: str = "north", name: str = "") -> Site:
    return open_site(id=id, name=name or f"{id.title()} Hospital", by=HOUSE.named)


def a_person(role: Role = Role.CLERK, *sites: Site, **details: Any) -> Staff:
    """Somebody in this role, at the north hospital unless told otherwise."""
    number = next(_numbers)
    wanted = {"username": f"{role.value}-{number}", "name": f"Person {number}", "password": PASSWORD} | details
    return add_staff(role=role, sites=sites or [a_site()], by=HOUSE, **wanted)


def a_patient(*sites: Site, **details: Any) -> Patient:
    """Mary Kent, born on 4 May 1961, at the north hospital unless told otherwise; without an NHS number."""
    wanted = {"given_name": "Mary", "family_name": "Kent", "birth_date": date(1961, 5, 4)} | details
    return register_patient(sites=sites or [a_site()], by=HOUSE, **wanted)
