"""A house made ready for a demonstration: a definition published, the cast at work, nobody registered."""

from __future__ import annotations

import pytest

from careleaf.clinic.config.demonstration import CAST
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.actions.add_staff import add_staff
from careleaf.clinic.people.models import Site
from tests.factories import clinic


def furnish(definition: str = clinic.FIRST) -> Edition:
    """As ``prepare`` leaves it, without reading and proving the folder again."""
    edition = clinic.published(definition)
    for character in CAST:
        add_staff(
            username=character.username,
            name=character.name,
            role=character.role,
            password=clinic.PASSWORD,
            sites=Site.objects.all(),
            by=HOUSE,
            is_demonstration=True,
        )
    return edition


@pytest.fixture
def furnished(real_commits: None) -> Edition:
    return furnish()
