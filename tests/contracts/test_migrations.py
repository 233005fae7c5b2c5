"""Migrations are whole and in one line: what the models say is what the tables are."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from careleaf.clinic.config.house import installed

OURS = [app.label for app in apps.get_app_configs() if app.name in installed()]


@pytest.mark.sqlite
@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    try:
        call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail("The models say more than the migrations. See above.")


@pytest.mark.sqlite
@pytest.mark.django_db
def test_every_migration_has_been_put_in_place() -> None:
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        pytest.fail("A migration was not applied.")


@pytest.mark.parametrize("room", OURS)
def test_the_migrations_of_a_room_stand_in_one_line(room: str) -> None:
    graph = MigrationLoader(None).graph
    own = sorted(key for key in graph.nodes if key[0] == room)
    before = {key: [parent.key for parent in graph.node_map[key].parents if parent.key[0] == room] for key in own}
    assert all(len(parents) <= 1 for parents in before.values()), before
    assert len(graph.leaf_nodes(room)) == bool(own)
