"""Records that may be of the same person, and why they are taken for it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Q

from careleaf.clinic.people.models import Patient, Staff
from careleaf.clinic.people.queries import patients_for

ALIKE = 0.8
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another record, and what it shares with this one."""

    patient: Patient
    because: tuple[str, ...]


def likely_duplicates(patient: Patient, person: Staff) -> tuple[Likeness, ...]:
    """Likeliest first, at this person's hospitals. Two different NHS numbers are two people."""
    found = patients_for(person).filter(_may_be(patient), merged_into=None).exclude(pk=patient.pk)
    if patient.nhs_number:
        found = found.filter(nhs_number="")
    weighed = [Likeness(other, shared(patient, other)) for other in found[:200]]
    likely = [one for one in weighed if len(one.because) > 1]
    return tuple(sorted(likely, key=lambda one: -len(one.because))[:SHOWN])


def _may_be(patient: Patient) -> Q:
    fits = Q(family_name__iexact=patient.family_name, given_name__iexact=patient.given_name)
    if patient.birth_date:
        fits |= Q(birth_date=patient.birth_date)
    for name in ("phone", "mobile", "email"):
        if getattr(patient, name):
            fits |= Q(**{name: getattr(patient, name)})
    return fits


def shared(one: Patient, other: Patient) -> tuple[str, ...]:
    """What two records have in common, in words. What is not known is never taken for alike."""
    found = []
    if _alike(one.name, other.name):
        found.append("the same name" if one.name.lower() == other.name.lower() else "a similar name")
    if one.birth_date and one.birth_date == other.birth_date:
        found.append("the same date of birth")
    if _numbers(one) & _numbers(other):
        found.append("the same telephone number")
    if one.email and one.email.lower() == other.email.lower():
        found.append("the same email")
    if one.postcode and _plain(one.postcode) == _plain(other.postcode):
        found.append("the same postcode")
    return tuple(found)


def _alike(one: str, other: str) -> bool:
    """Given and family name the other way round are alike too."""
    first, second = (" ".join(sorted(name.lower().split())) for name in (one, other))
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


def _numbers(patient: Patient) -> set[str]:
    return {_plain(number) for number in (patient.phone, patient.mobile) if number}


def _plain(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.lower())
