"""A hospital, a person who works there, and a patient."""

from careleaf.clinic.people.models.link import PatientLink, hashed
from careleaf.clinic.people.models.patient import LANGUAGES, Channel, Format, Merge, Patient
from careleaf.clinic.people.models.staff import STAFF_ROLES, Site, Staff, in_words

__all__ = [
    "LANGUAGES",
    "STAFF_ROLES",
    "Channel",
    "Format",
    "Merge",
    "Patient",
    "PatientLink",
    "Site",
    "Staff",
    "hashed",
    "in_words",
]
