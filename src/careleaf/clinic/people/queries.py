"""Find a hospital, a person who works here, or a patient: always as far as the one who asks may see."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from careleaf.clinic.people.models import Patient, PatientLink, Site, Staff, hashed


def sites_of(person: Staff) -> QuerySet[Site]:
    """The hospitals a person works at."""
    return person.sites.all()


def sites_with(ids: Iterable[str]) -> QuerySet[Site]:
    return Site.objects.filter(pk__in=list(ids))


def all_sites() -> QuerySet[Site]:
    return Site.objects.all()


def person_called(username: str) -> Staff | None:
    return Staff.objects.filter(username=username).first()


def staff_numbered(numbers: Iterable[int]) -> QuerySet[Staff]:
    """Whoever these accounts belong to, also those who have left."""
    return Staff.objects.filter(pk__in=list(numbers))


def demonstration_staff() -> QuerySet[Staff]:
    """Accounts whose passwords are printed for everyone to see."""
    return Staff.objects.filter(is_demonstration=True, is_active=True)


def patients_for(person: Staff) -> QuerySet[Patient]:
    """Patients of the hospitals this person works at, merged records too."""
    seen = Patient.sites.through.objects.filter(patient=OuterRef("pk"), site__staff=person)
    return Patient.objects.filter(Exists(seen))


def is_anybody_registered() -> bool:
    """Asked by the house before it makes people up; nobody is shown."""
    return Patient.objects.exists()


def patient_for(person: Staff, reference: str) -> Patient | None:
    """None also where the patient is at a hospital this person does not work at."""
    return patients_for(person).select_related("merged_into").filter(reference=reference.lower()).first()


def patient_with(reference: str) -> Patient | None:
    """Whoever has this reference, for rooms that have asked already who may see it."""
    return Patient.objects.filter(reference=reference).first()


def the_one_that_stays(patient: Patient) -> Patient:
    """Where reading a merged record leads: to the end of the chain."""
    seen = {patient.pk}
    while patient.merged_into is not None and patient.merged_into_id not in seen:
        patient = patient.merged_into
        seen.add(patient.pk)
    return patient


def family_of(patient: Patient) -> frozenset[str]:
    """The references of every record of this one person, so that journeys of all of them are found."""
    found = {(stays := the_one_that_stays(patient)).pk: stays.reference}
    latest = set(found)
    while latest:
        below = dict(Patient.objects.filter(merged_into__in=latest).values_list("pk", "reference"))
        latest = set(below) - set(found)
        found |= below
    return frozenset(found.values())


def all_staff() -> QuerySet[Staff]:
    return Staff.objects.order_by("name", "pk").prefetch_related("sites")


def links_of(patient: Patient) -> QuerySet[PatientLink]:
    """Those of records merged into this one too, newest first."""
    return PatientLink.objects.filter(patient__reference__in=family_of(patient))


def link_for(patient: Patient, number: int) -> PatientLink | None:
    return links_of(patient).filter(pk=number).first()


def link_with(number: int) -> PatientLink | None:
    return PatientLink.objects.select_related("patient__merged_into").filter(pk=number).first()


def link_opened_by(token: str) -> PatientLink | None:
    return PatientLink.objects.filter(token_hash=hashed(token)).first()
