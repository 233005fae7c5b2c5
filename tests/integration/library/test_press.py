"""A copy depends on content, signatures, hospital and today's directory facts, and is made once."""

from __future__ import annotations

from typing import Any

import pytest

from careleaf.clinic.library import press
from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.queries import DamagedEdition, definition_at, definition_of
from careleaf.definition.load import Loaded, load_source
from careleaf.definition.source import Source
from tests.factories.clinic import SECOND_NAME, a_draft, next_edition, published
from tests.factories.definitions import edited

pytestmark = pytest.mark.django_db
NEW_LINE = {"type": "phone", "number": "01632 960 999"}


def text_of(edition: Edition, site: str = "fernhill") -> str:
    return press.file(press.copy_of(edition, site), "plain").content.decode()


def line_at(number: dict[str, Any]) -> tuple[str, tuple[str | int, ...], Any]:
    return ("sites/fernhill.yaml", ("facts", "clinic_line", "is"), number)


@pytest.mark.sqlite
def test_an_old_edition_sends_nobody_to_a_dead_line() -> None:
    old = published(SECOND_NAME)
    assert "01632 960 123" in text_of(old)
    published(next_edition(line_at(NEW_LINE)))
    assert "01632 960 999" in text_of(old)
    assert "01632 960 123" not in text_of(old)
    assert "01632 960 456" in text_of(old, "marsh-end")


def test_what_is_no_directory_fact_stays_as_the_patient_was_told() -> None:
    old = published(SECOND_NAME)
    before = text_of(old)
    published(next_edition(("facts.yaml", ("numb_knee", "is", "amount"), 5)))
    assert text_of(old) == before


def test_a_hospital_that_has_left_keeps_its_old_copy() -> None:
    old = published(SECOND_NAME)
    before = text_of(old)
    whole = edited(("pathway.yaml", ("edition",), "2.4"))
    documents = {name: file for name, file in whole.documents.items() if name != "sites/fernhill.yaml"}
    smaller = load_source(Source(documents, whole.texts, whole.lines))
    assert isinstance(smaller, Loaded)
    published(smaller)
    assert text_of(old) == before


def test_a_copy_is_made_once() -> None:
    edition = published(SECOND_NAME)
    first, second = press.copy_of(edition, "fernhill"), press.copy_of(Edition.objects.get(pk=edition.pk), "fernhill")
    assert first == second
    assert press.file(first, "pdf") is press.file(second, "pdf")
    assert press.page(first) is press.page(second)


def test_a_signature_makes_another_copy() -> None:
    draft = a_draft(SECOND_NAME)
    before = press.copy_of(draft, "fernhill")
    published(next_edition())
    assert press.copy_of(draft, "fernhill") != before


def test_an_edition_is_not_for_every_hospital() -> None:
    with pytest.raises(KeyError):
        press.copy_of(a_draft(SECOND_NAME), "nowhere")
    with pytest.raises(KeyError):
        definition_at(a_draft(next_edition()), "nowhere")


@pytest.mark.parametrize("damage", ["", '{"pathway.yaml": 1}'])
def test_content_that_was_damaged_is_never_read(damage: str) -> None:
    good = a_draft(SECOND_NAME)
    changed = damage or good.canonical.replace("16:30", "17:30")
    damaged = Edition.objects.create(
        pathway=good.pathway, number=9, label="9", hash="f" * 64, canonical=changed, imported_at=good.imported_at
    )
    with pytest.raises(DamagedEdition):
        definition_of(damaged)
