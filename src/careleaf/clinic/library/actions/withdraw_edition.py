"""An edition is taken back. No older one takes its place by itself: what was wrong in it may be wrong there too."""

from django.db import transaction

from careleaf.clinic.library.access import WITHDRAWERS
from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.people.access import demand_role
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused


@transaction.atomic
def withdraw_edition(*, edition: Edition, reason: str, by: Staff) -> Edition:
    """Refused without a reason, and a second time."""
    demand_role(by, *WITHDRAWERS)
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if edition.state == State.WITHDRAWN:
        raise Refused("This edition has been withdrawn already.")
    if not reason.strip():
        raise Refused("Say why this edition is withdrawn.")
    edition.state, edition.ended_at, edition.reason = State.WITHDRAWN, clock.now(), reason.strip()
    edition.save(update_fields=("state", "ended_at", "reason"))
    note_act(by.named, "withdraw_edition", edition.named, reason=edition.reason)
    return edition
