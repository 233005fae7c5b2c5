"""A patient becomes known to a hospital; what is known of them is put right; what they need is written down."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from careleaf.clinic.people.access import Actor, demand_keeper_of, demand_keeper_of_patients
from careleaf.clinic.people.details import checked
from careleaf.clinic.people.models import Patient, Site
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused

DETAILS = (
    *("given_name", "family_name", "birth_date", "nhs_number", "address", "postcode", "phone", "mobile", "email"),
    *("gp_name", "gp_practice", "gp_address", "allergies"),
)
NEEDS = (
    *("format", "language", "interpreter", "channel", "needs_note"),
    *("helper_name", "helper_phone", "helper_authority"),
)
TAKEN = "Somebody with this NHS number is registered already. Search for the number and use that record."


@transaction.atomic
def register_patient(*, sites: Iterable[Site], by: Actor, **details: Any) -> Patient:
    """A new record, seen at these hospitals. ``details`` are the fields of ``DETAILS``; the rest stays not known."""
    at = list(sites)
    demand_keeper_of_patients(by, at)
    patient = Patient(**checked(_only(details, DETAILS)))
    _save(patient)
    patient.sites.set(at)
    note_act(by.named, "register_patient", patient.named, sites=sorted(site.pk for site in at))
    return patient


@transaction.atomic
def amend_patient(*, patient: Patient, by: Actor, **details: Any) -> Patient:
    """Puts details right. The audit line says which, with what stood there before and what stands there now."""
    held = Patient.objects.select_for_update().get(pk=patient.pk)
    demand_keeper_of(by, held)
    return _change(held, checked(_only(details, DETAILS)), "amend_patient", by)


@transaction.atomic
def set_needs(*, patient: Patient, by: Actor, **needs: Any) -> Patient:
    """What somebody asked for, and that they were asked today. Patients may do it for themselves."""
    held = Patient.objects.select_for_update().get(pk=patient.pk)
    if by.named != held.named:
        demand_keeper_of(by, held)
    held.needs_reviewed_at = clock.now()
    return _change(held, _only(needs, NEEDS), "set_needs", by)


def _only(given: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    unknown = set(given) - set(known)
    if unknown:
        raise TypeError(f"no such detail: {', '.join(sorted(unknown))}")
    return dict(given)


def _change(held: Patient, wanted: Mapping[str, Any], verb: str, by: Actor) -> Patient:
    before = {name: getattr(held, name) for name in wanted}
    changed = {name: [_plain(before[name]), _plain(value)] for name, value in wanted.items() if before[name] != value}
    for name, value in wanted.items():
        setattr(held, name, value)
    _save(held)
    if changed or verb == "set_needs":
        note_act(by.named, verb, held.named, changed=changed)
    return held


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _save(patient: Patient) -> None:
    """Two people can type the same NHS number at once: the database lets in the first."""
    try:
        with transaction.atomic():
            patient.save()
    except IntegrityError as error:
        if "nhs_number" not in str(error):
            raise
        raise Refused(TAKEN) from error
