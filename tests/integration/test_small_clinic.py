"""The small clinic of the tests is made by the real actions, and its shortcut makes what the real import makes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.forms.models import model_to_dict
from django.test import Client

from careleaf.clinic.library.actions.import_folder import import_folder
from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.models import THE_HOUSE
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import FIRST, a_draft
from tests.factories.definitions import FOLDERS

pytestmark = pytest.mark.django_db


@pytest.mark.sqlite
def test_the_edition_is_published_at_its_hospitals(edition: Edition, site: Site) -> None:
    assert edition.state == State.PUBLISHED
    assert edition.signatures.count() == 2
    assert site.name == "William Harvey Hospital"


def test_the_shortcut_makes_the_row_that_importing_makes() -> None:
    drafted = a_draft(FIRST)
    found = import_folder(folder=FOLDERS[FIRST], by=THE_HOUSE)
    assert found.edition == drafted  # the same content is the same edition
    assert found.edition is not None
    assert model_to_dict(found.edition) == model_to_dict(drafted)


def test_a_person_is_signed_in(staff: Callable[..., Staff], client_of: Callable[[Staff], Client]) -> None:
    nurse = staff(Role.PAIN_NURSE)
    assert nurse.name in client_of(nurse).get("/").content.decode()
