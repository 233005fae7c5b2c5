"""What the rooms of the clinic are tried on: hospitals, people in their roles, a published edition, browsers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.definition.vocabulary import Role
from tests.factories import clinic


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    """Nobody attacks these passwords; a slow hash for each person would take most of the time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def site(db: None) -> Site:
    """The first hospital of the first definition."""
    return clinic.a_site()


@pytest.fixture
def other_site(db: None) -> Site:
    """Another hospital of the first definition."""
    return clinic.a_site("kent-and-canterbury")


@pytest.fixture
def edition(db: None) -> Edition:
    """The first definition, signed by two people and published; its hospitals are open."""
    return clinic.published()


@pytest.fixture
def staff(site: Site) -> Callable[..., Staff]:
    """Makes a person of a role: at the first hospital when none is named."""

    def make(role: Role, *sites: Site, **details: Any) -> Staff:
        return clinic.a_staff(role, sites or (site,), **details)

    return make


@pytest.fixture
def client_of() -> Callable[[Staff], Client]:
    """Makes a browser in which a person has signed in."""
    return clinic.client_of
