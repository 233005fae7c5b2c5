"""A patient becomes known to a hospital; what is known of them is put right; what they need is written down."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from careleaf.clinic.people.access import Actor, demand_keeper_of, demand_keeper_of_patients
from careleaf.clinic.people.details import checked
from careleaf.clinic.people.models import Patient, Site
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused

STALE = "Somebody has changed this record since you opened the page. Look at what it says now, then change it again."
TAKEN = "Somebody with this NHS number is registered already. Search for the number and use that record."


@transaction.atomic
def register_patient(*, sites: Iterable[Site], by: Actor, key: UUID | None = None, **details: Any) -> Patient:
    """A new record, seen at these hospitals; the same form (``key``) sent twice makes one.

    ``details`` are the fields of ``Patient.DETAILS``; the rest stays not known.
    """
    at = list(sites)
    demand_keeper_of_patients(by, at)
    known = Patient.objects.filter(key=key, sites__in=at).first() if key else None
    if known:
        return known
    patient = Patient(key=key or uuid4(), **checked(_only(details, Patient.DETAILS)))
    _save(patient)
    patient.sites.set(at)
    note_act(by.named, "register_patient", patient.named, sites=sorted(site.pk for site in at))
    return patient


@transaction.atomic
def amend_patient(*, patient: Patient, by: Actor, seen: int | None = None, **details: Any) -> Patient:
    """Puts details right. The audit line says which, with what stood there before and what stands there now."""
    held = Patient.objects.select_for_update().get(pk=patient.pk)
    demand_keeper_of(by, held)
    _demand_fresh(held, seen)
    return _change(held, checked(_only(details, Patient.DETAILS)), "amend_patient", by)


@transaction.atomic
def set_needs(*, patient: Patient, by: Actor, seen: int | None = None, **needs: Any) -> Patient:
    """What somebody asked for, and that they were asked today. Patients may do it for themselves."""
    held = Patient.objects.select_for_update().get(pk=patient.pk)
    if by.named != held.named:
        demand_keeper_of(by, held)
    _demand_fresh(held, seen)
    held.needs_reviewed_at = clock.now()
    return _change(held, _only(needs, Patient.NEEDS), "set_needs", by)


def _demand_fresh(held: Patient, seen: int | None) -> None:
    if held.merged_into_id:
        raise Refused("This record was merged into another. Change the one that stays.")
    if seen is not None and seen != held.version:
        raise Refused(STALE)


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
    if changed or verb == "set_needs":
        held.version += 1
        _save(held)
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
