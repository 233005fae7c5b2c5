"""Who may open a journey and record what happened."""

from careleaf.clinic.people.access import CLINICIANS, has_role
from careleaf.clinic.people.models import Staff


def may_record(person: Staff) -> bool:
    return has_role(person, *CLINICIANS)
