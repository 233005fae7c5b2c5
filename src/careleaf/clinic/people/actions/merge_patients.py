"""Two records turn out to be one person, or turn out not to be."""

from collections.abc import Iterable

from django.db import transaction

from careleaf.clinic.people.access import Actor, demand_keeper_of
from careleaf.clinic.people.models import Merge, Patient, Site
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused

ALREADY = "One of these records has been merged already. Open the patient again to see which record stays."


@transaction.atomic
def merge_patients(*, gone: Patient, kept: Patient, reason: str, by: Actor) -> Merge:
    """Reading ``gone`` leads to ``kept`` from now on. Nothing is moved and nothing is lost, so it can be undone."""
    if not reason.strip():
        raise Refused("Say how you know that this is one person.")
    if gone.pk == kept.pk:
        raise Refused("This is one and the same record.")
    gone, kept = _held(gone, kept)
    for one in (gone, kept):
        demand_keeper_of(by, one)
    if gone.merged_into_id or kept.merged_into_id:
        raise Refused(ALREADY)
    added = _sites_of(gone) - _sites_of(kept)
    kept.sites.add(*Site.objects.filter(pk__in=added))
    _point(gone, kept)
    merge = Merge.objects.create(gone=gone, kept=kept, at=clock.now(), reason=reason.strip(), added_sites=sorted(added))
    _note(by, "merge_patients", gone, kept, reason)
    return merge


@transaction.atomic
def unmerge_patients(*, gone: Patient, reason: str, by: Actor) -> Patient:
    """Both records stand by themselves again, each seen at the hospitals that saw it before."""
    if not reason.strip():
        raise Refused("Say how you know that these are two people.")
    (gone,) = _held(gone)
    demand_keeper_of(by, gone)
    merge = Merge.objects.filter(gone=gone, undone_at=None).select_related("kept").first()
    if merge is None:
        raise Refused("This record is not merged now. Somebody may have undone it before you.")
    (kept,) = _held(merge.kept)
    no_more = set(merge.added_sites) - _still_needed(kept, besides=merge)
    kept.sites.remove(*Site.objects.filter(pk__in=no_more))
    _point(gone, None)
    merge.undone_at = clock.now()
    merge.save(update_fields=("undone_at",))
    _note(by, "unmerge_patients", gone, kept, reason)
    return gone


def _held(*patients: Patient) -> list[Patient]:
    """The rows, locked in one order for everybody, so that two people who merge at once cannot wait for each other."""
    found = Patient.objects.select_for_update().filter(pk__in=[one.pk for one in patients]).order_by("pk")
    rows = {row.pk: row for row in found}
    return [rows[one.pk] for one in patients]


def _sites_of(patient: Patient) -> set[str]:
    return set(patient.sites.values_list("pk", flat=True))


def _still_needed(kept: Patient, besides: Merge) -> set[str]:
    """Hospitals of other records that stay merged into this one."""
    others: Iterable[Merge] = Merge.objects.filter(kept=kept, undone_at=None).exclude(pk=besides.pk)
    return {site for other in others for site in _sites_of(other.gone)}


def _point(gone: Patient, kept: Patient | None) -> None:
    gone.merged_into = kept
    gone.version += 1
    gone.save(update_fields=("merged_into", "version"))


def _note(by: Actor, verb: str, gone: Patient, kept: Patient, reason: str) -> None:
    """On both records, so that either tells of it."""
    for one in (gone, kept):
        note_act(by.named, verb, one.named, gone=gone.reference, kept=kept.reference, reason=reason.strip())
