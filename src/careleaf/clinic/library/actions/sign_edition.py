"""A person answers for an edition's content, having read what changed. Two people do, one of them a consultant."""

from django.conf import settings
from django.db import transaction

from careleaf.clinic.library.access import SIGNERS
from careleaf.clinic.library.models import Edition, Signature, State
from careleaf.clinic.people.access import demand_role
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Role

NEEDED = 2


@transaction.atomic
def sign_edition(*, edition: Edition, seen_hash: str, by: Staff) -> Signature:
    """Refused for other content than was read, for a draft with problems, and for the same person twice."""
    demand_role(by, *SIGNERS)
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    _demand_signable(edition, seen_hash, by)
    signature = Signature.objects.create(
        edition=edition,
        signer=by,
        name=by.name,
        role=by.role,
        at=clock.now(),
        hash=edition.hash,
        is_demonstration=by.is_demonstration or not settings.PRODUCTION,
    )
    note_act(by.named, "sign_edition", edition.named, hash=edition.hash)
    if is_signed_by_enough(edition):
        edition.state = State.SIGNED
        edition.save(update_fields=("state",))
    return signature


def _demand_signable(edition: Edition, seen_hash: str, by: Staff) -> None:
    if edition.hash != seen_hash:
        raise Refused("This is not the content you read. Open the edition again, read it, then sign.")
    if edition.state not in (State.DRAFT, State.SIGNED):
        raise Refused(f"This edition is {edition.state}. Only a draft can be signed.")
    if edition.problems:
        raise Refused("The prover found problems in this edition. Mend them in the folder and import it again.")
    if Signature.objects.filter(edition=edition, signer=by).exists():
        raise Refused("You have signed this edition already. The second signature has to be another person's.")
    if settings.PRODUCTION and by.is_demonstration:
        raise Refused("A demonstration account cannot sign here. Sign in as yourself.")


def is_signed_by_enough(edition: Edition) -> bool:
    """Two different people, at least one of them a consultant."""
    signatures = Signature.objects.filter(edition=edition, hash=edition.hash)
    return signatures.count() >= NEEDED and signatures.filter(role=Role.CONSULTANT).exists()
