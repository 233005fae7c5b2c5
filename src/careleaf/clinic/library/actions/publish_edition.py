"""A signed edition becomes what patients read; the one before it steps back."""

from django.conf import settings
from django.db import transaction

from careleaf.clinic.library.access import PUBLISHERS
from careleaf.clinic.library.actions.sign_edition import is_signed_by_enough
from careleaf.clinic.library.models import Edition, PathwayRecord, State
from careleaf.clinic.library.queries import definition_of, proof_of
from careleaf.clinic.library.sites import site_name
from careleaf.clinic.people.access import demand_role
from careleaf.clinic.people.actions.open_site import open_site
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused


@transaction.atomic
def publish_edition(*, edition: Edition, by: Staff) -> Edition:
    """Refused without two signatures, with a problem in the proof, or under a number patients have already read."""
    demand_role(by, *PUBLISHERS)
    PathwayRecord.objects.select_for_update().get(pk=edition.pathway_id)  # one publication at a time on a shelf
    edition = Edition.objects.get(pk=edition.pk)
    _demand_publishable(edition)
    _demand_fit_for_patients(edition)
    now = clock.now()
    for before in Edition.objects.filter(pathway=edition.pathway, state=State.PUBLISHED):
        before.state, before.ended_at = State.REPLACED, now
        before.save(update_fields=("state", "ended_at"))
    edition.state, edition.published_at = State.PUBLISHED, now
    edition.save(update_fields=("state", "published_at"))
    for site in definition_of(edition).pathway.sites.values():
        open_site(id=site.id, name=site_name(site), by=by.named)
    note_act(by.named, "publish_edition", edition.named, hash=edition.hash)
    return edition


def _demand_publishable(edition: Edition) -> None:
    if edition.state != State.SIGNED or not is_signed_by_enough(edition):
        raise Refused("Two people have to sign this edition first, one of them a consultant.")
    if not proof_of(edition).holds:
        raise Refused("The prover finds problems in this edition. Mend them in the folder and import it again.")
    same_label = Edition.objects.filter(
        pathway=edition.pathway, label=edition.label, published_at__isnull=False
    ).exclude(pk=edition.pk)
    if same_label.exists():
        raise Refused(
            f"Patients have already read an edition {edition.label} with other content. "
            "Give this one a new edition number in pathway.yaml and import it again."
        )


def _demand_fit_for_patients(edition: Edition) -> None:
    unfit = reasons_unfit(edition) if settings.PRODUCTION else []
    if unfit:
        raise Refused(" ".join(unfit))


def reasons_unfit(edition: Edition) -> list[str]:
    """Why real patients may not read it: nobody real has answered for all of it."""
    proof = proof_of(edition)
    reasons = []
    if definition_of(edition).pathway.head.demonstration:
        reasons.append("pathway.yaml calls it a demonstration.")
    if edition.signatures.filter(is_demonstration=True).exists():
        reasons.append("It carries a demonstration signature.")
    if proof.unsigned:
        reasons.append(f"{len(proof.unsigned)} of its facts are unsigned defaults, such as {proof.unsigned[0]}.")
    if proof.slots:
        reasons.append(f"{len(proof.slots)} of its facts have no value yet, such as {proof.slots[0]}.")
    return reasons
