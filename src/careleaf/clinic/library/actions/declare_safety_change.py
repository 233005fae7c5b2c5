"""An edition is declared an urgent safety change, before anybody signs it: who signs, signs for that too."""

from django.db import transaction

from careleaf.clinic.library.access import SIGNERS
from careleaf.clinic.library.models import Edition, SafetyChange, State
from careleaf.clinic.people.access import demand_role
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused


@transaction.atomic
def declare_safety_change(*, edition: Edition, what: str, asks_consent: bool, by: Staff) -> SafetyChange:
    """Refused once somebody has signed, without words for patients, and a second time."""
    demand_role(by, *SIGNERS)
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if edition.state != State.DRAFT or edition.signatures.exists():
        raise Refused("Somebody has signed this edition already. Import a new one, and declare it before signing.")
    if SafetyChange.objects.filter(edition=edition).exists():
        raise Refused("This edition is declared an urgent safety change already.")
    if not what.strip():
        raise Refused("Say in plain words what changed. Patients are sent this sentence.")
    declared = SafetyChange.objects.create(
        edition=edition, what=what.strip(), asks_consent=asks_consent, at=clock.now(), declared_by=by
    )
    note_act(by.named, "declare_safety_change", edition.named, asks_consent=asks_consent)
    return declared
