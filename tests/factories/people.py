"""Patients for tests, registered through the real action."""

from __future__ import annotations

from datetime import date
from typing import Any

from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.actions.open_site import open_site
from careleaf.clinic.people.actions.register_patient import register_patient
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import a_staff

LONG_NAME = "Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley of Ravenscroft"


def a_hospital(id: str = "north") -> Site:
    """A hospital of no definition: the people room needs none."""
    return open_site(id=id, name=f"{id.title()} Hospital", by=HOUSE.named)


def a_person(role: Role = Role.CLERK, *sites: Site) -> Staff:
    """Somebody in this role, at the north hospital unless told otherwise."""
    return a_staff(role, sites or [a_hospital()])


def a_patient(*sites: Site, **details: Any) -> Patient:
    """Mary Kent, born on 4 May 1961, at the north hospital unless told otherwise; without an NHS number."""
    wanted: dict[str, Any] = {"given_name": "Mary", "family_name": "Kent", "birth_date": date(1961, 5, 4)} | details
    return register_patient(sites=sites or [a_hospital()], by=HOUSE, **wanted)
