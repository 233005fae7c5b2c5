"""Add a person who works here."""

from collections.abc import Iterable

from django.db import transaction

from careleaf.clinic.people.access import Actor, demand_keeper_of_staff
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.actions import note_act
from careleaf.definition.vocabulary import Role


@transaction.atomic
def add_staff(
    *,
    username: str,
    name: str,
    role: Role,
    password: str,
    sites: Iterable[Site],
    by: Actor,
    is_demonstration: bool = False,
) -> Staff:
    """A person who can sign in from now on."""
    demand_keeper_of_staff(by)
    person = Staff.objects.create_user(
        username, password, name=name, role=role.value, is_demonstration=is_demonstration
    )
    person.sites.set(sites)
    at = sorted(person.sites.values_list("pk", flat=True))
    note_act(by.named, "add_staff", person.named, role=role.value, sites=at)
    return person
