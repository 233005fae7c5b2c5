"""Rows that are only ever added: the database itself refuses to change or delete them, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from careleaf.clinic.library.actions.import_folder import import_folder
from careleaf.clinic.library.models import Edition
from careleaf.clinic.records.actions import note_access, note_act
from careleaf.clinic.records.append_only import guard_name
from careleaf.clinic.records.models import THE_HOUSE, AppendOnly, AuditLine, Immutable, Named
from tests.factories.clinic import FIRST
from tests.factories.definitions import FOLDERS

pytestmark = pytest.mark.django_db
KEPT = [model for model in apps.get_models() if issubclass(model, AppendOnly)]
SOMEBODY = Named("staff", "1")
CATALOGUE = {
    "sqlite": "select name from sqlite_master where type = 'trigger'",
    "postgresql": "select tgname from pg_trigger where not tgisinternal",
}


def guards() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def is_refused_by_the_database(sql: str, *values: Any) -> None:
    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, values)


@pytest.mark.sqlite
@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_every_table_of_that_kind_is_guarded(model: type[Model]) -> None:
    table = model._meta.db_table
    assert {guard_name(table, "update"), guard_name(table, "delete")} <= guards()


@pytest.fixture
def rows(edition: Edition) -> None:
    """A row in every table that is tried below."""
    import_folder(folder=FOLDERS[FIRST], by=THE_HOUSE)
    note_access(SOMEBODY, "journey", Named("journey", "7k2p"))


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("records_auditline", "verb"),
        ("records_accessline", "page"),
        ("library_signature", "name"),
        ("library_folderimport", "folder"),
        ("library_edition", "hash"),
        ("library_edition", "canonical"),
        ("library_edition", "label"),
    ],
)
def test_a_row_is_neither_changed_nor_deleted(rows: None, table: str, column: str) -> None:
    is_refused_by_the_database(f"update {table} set {column} = %s", "x")
    is_refused_by_the_database(f"delete from {table}")


def test_a_new_row_is_let_in_and_an_edition_may_move_on(rows: None) -> None:
    note_act(SOMEBODY, "try", Named("test", "1"))
    Edition.objects.update(state="withdrawn", reason="Wrong.")
    assert Edition.objects.filter(reason="Wrong.").exists()


ATTEMPTS: list[Callable[[AuditLine], object]] = [
    lambda line: line.save(),
    lambda line: line.delete(),
    lambda line: AuditLine.objects.update(verb="x"),
    lambda line: AuditLine.objects.filter(pk=line.pk).delete(),
]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_code_refuses_earlier_and_in_words(attempt: Callable[[AuditLine], object]) -> None:
    note_act(SOMEBODY, "try", Named("test", "1"))
    line = AuditLine.objects.get()
    with pytest.raises(Immutable, match="AuditLine rows are never"):
        attempt(line)
