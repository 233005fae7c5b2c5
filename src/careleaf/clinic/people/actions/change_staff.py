"""Change what a person is and where they work; close an account; let a locked one in again."""

from collections.abc import Iterable

from axes.utils import reset
from django.db import transaction

from careleaf.clinic.people.access import Actor, demand_keeper_of_staff
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Role


@transaction.atomic
def change_staff(*, person: Staff, name: str, role: Role, sites: Iterable[Site], is_active: bool, by: Actor) -> Staff:
    """Managers cannot shut themselves out: their own account stays open and a manager's."""
    demand_keeper_of_staff(by)
    held = Staff.objects.select_for_update().get(pk=person.pk)
    if held.named == by.named and (not is_active or role != Role.MANAGER):
        raise Refused("This is your own account. Ask another manager to change your role or to close it.")
    before = _standing(held)
    held.name, held.role, held.is_active = name, role.value, is_active
    held.save(update_fields=("name", "role", "is_active"))
    held.sites.set(sites)
    after = _standing(held)
    changed = {what: [before[what], after[what]] for what in before if before[what] != after[what]}
    if changed:
        note_act(by.named, "change_staff", held.named, changed=changed)
    return held


def _standing(held: Staff) -> dict[str, object]:
    at = sorted(held.sites.values_list("pk", flat=True))
    return {"name": held.name, "role": str(held.role), "is_active": held.is_active, "sites": at}


@transaction.atomic
def unlock_staff(*, person: Staff, by: Actor) -> None:
    """After too many wrong passwords: they may try again at once, on every computer."""
    demand_keeper_of_staff(by)
    reset(username=person.username)
    note_act(by.named, "unlock_staff", person.named)
