"""Open a hospital; add a person."""

from collections.abc import Iterable

from django.db import transaction

from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.models import Named
from careleaf.definition.vocabulary import Role


@transaction.atomic
def open_site(*, id: str, name: str, by: Named) -> Site:
    """A hospital a definition names. Opening it again only keeps its name up to date."""
    site, is_new = Site.objects.get_or_create(pk=id, defaults={"name": name})
    if is_new or site.name != name:
        site.name = name
        site.save()
        note_act(by, "open_site", Named("site", id), name=name)
    return site


@transaction.atomic
def add_staff(
    *,
    username: str,
    name: str,
    role: Role,
    password: str,
    sites: Iterable[Site],
    by: Named,
    is_demonstration: bool = False,
) -> Staff:
    """A person who can sign in from now on."""
    person = Staff.objects.create_user(
        username, password, name=name, role=role.value, is_demonstration=is_demonstration
    )
    person.sites.set(sites)
    note_act(by, "add_staff", person.named, role=role.value)
    return person
