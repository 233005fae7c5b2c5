"""A folder of the second definition that a test may break, on the machine's own shelf of folders."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from careleaf.clinic.people.models import Staff
from careleaf.definition.vocabulary import Role
from tests.factories.definitions import SECOND


@dataclass(frozen=True)
class Folder:
    path: Path

    def change(self, file: str, find: str, put: str) -> None:
        text = (self.path / file).read_text()
        assert find in text, f"{find!r} has to stand in {file}"
        (self.path / file).write_text(text.replace(find, put))


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Folder:
    """The only folder under ``pathways/`` as this machine now sees it."""
    settings.PATHWAYS = tmp_path / "pathways"
    path = settings.PATHWAYS / SECOND.name
    shutil.copytree(SECOND, path)
    return Folder(path)


@pytest.fixture
def librarian(staff: Callable[..., Staff]) -> Staff:
    return staff(Role.LIBRARIAN)


@pytest.fixture
def consultant(staff: Callable[..., Staff]) -> Staff:
    return staff(Role.CONSULTANT)


@pytest.fixture
def nurse(staff: Callable[..., Staff]) -> Staff:
    return staff(Role.PAIN_NURSE)


@pytest.fixture
def public() -> Client:
    """A browser in which nobody has signed in."""
    return Client()
