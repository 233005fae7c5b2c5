"""A small clinic for tests: hospitals, people in their roles, and an edition patients read, made in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from django.test import Client

from careleaf.clinic.library.actions.publish_edition import publish_edition
from careleaf.clinic.library.actions.sign_edition import sign_edition
from careleaf.clinic.library.models import Edition, PathwayRecord
from careleaf.clinic.library.sites import site_name
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.actions.add_staff import add_staff
from careleaf.clinic.people.actions.open_site import open_site
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.models import THE_HOUSE
from careleaf.definition.edition import canonical
from careleaf.definition.load import Loaded
from careleaf.definition.problems import Path
from careleaf.definition.vocabulary import Role
from tests.factories.definitions import SECOND, definition, loaded_with

FIRST = "sacroiliac-joint-injection"
SECOND_NAME = SECOND.name
PASSWORD = "a-password-for-tests"
_numbers = count(1)


def a_site(id: str = "william-harvey", source: str = FIRST) -> Site:
    """A hospital of a definition, as publishing opens it."""
    return open_site(id=id, name=site_name(definition(source).pathway.sites[id]), by=THE_HOUSE)


def a_staff(role: Role, sites: Iterable[Site] = (), *, name: str = "", is_demonstration: bool = False) -> Staff:
    """A person of this role at these hospitals, who signs in with ``PASSWORD``."""
    number = next(_numbers)
    return add_staff(
        username=f"{role.value}-{number}",
        name=name or f"{role.value.replace('_', ' ').capitalize()} {number}",
        role=role,
        password=PASSWORD,
        sites=sites,
        by=HOUSE,
        is_demonstration=is_demonstration,
    )


def client_of(person: Staff) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def a_draft(source: str | Loaded = FIRST, *, problems: Sequence[dict[str, Any]] = ()) -> Edition:
    """The row that importing a folder makes, without reading and proving the folder again."""
    loaded = definition(source) if isinstance(source, str) else source
    head = loaded.pathway.head
    shelf, _ = PathwayRecord.objects.get_or_create(pk=head.id, defaults={"title": head.title})
    return Edition.objects.create(
        pathway=shelf,
        number=shelf.editions.count() + 1,
        label=head.edition,
        hash=loaded.hash,
        canonical=canonical(loaded.source),
        problems=list(problems),
        imported_at=clock.now(),
    )


def next_edition(*edits: tuple[str, Path, Any], label: str = "2.4") -> Loaded:
    """The second definition under a later number, with some values replaced."""
    return loaded_with(("pathway.yaml", ("edition",), label), *edits)


def signed(edition: Edition) -> Edition:
    """Signed by two people, one of them a consultant."""
    for role in (Role.LIBRARIAN, Role.CONSULTANT):
        sign_edition(edition=edition, seen_hash=edition.hash, by=a_staff(role))
    edition.refresh_from_db()
    return edition


def published(source: str | Loaded = FIRST) -> Edition:
    """What patients read from now on; its hospitals are open."""
    return publish_edition(edition=signed(a_draft(source)), by=a_staff(Role.LIBRARIAN))
