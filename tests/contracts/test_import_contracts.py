"""Each import contract fails when a door is opened that it forbids, and holds in the house as it stands."""

from __future__ import annotations

import tomllib

import pytest

from tests.contracts.conftest import BIN, ROOT, Tree

PURE = "Pure rooms know no framework, network or database"
HOUSE = "Doors of the house open downwards only"
FLOORS = "Floors of the clinic: doors open downwards only, step rooms never import each other"
DRAWERS = "Drawers of a room open downwards only"

FORBIDDEN_DOORS = [
    (PURE, "careleaf.definition", "django"),
    (PURE, "careleaf.reasoning", "psycopg"),
    (PURE, "careleaf.publishing", "requests"),
    (PURE, "careleaf.publishing", "http"),
    (HOUSE, "careleaf.publishing", "careleaf.clinic.records"),
    (HOUSE, "careleaf.definition", "careleaf.reasoning"),
    (HOUSE, "careleaf.reasoning", "careleaf.publishing"),
    (HOUSE, "careleaf.clinic.records", "careleaf.cli"),
    (FLOORS, "careleaf.clinic.web", "careleaf.clinic.people"),
    (FLOORS, "careleaf.clinic.people", "careleaf.clinic.library"),
    (FLOORS, "careleaf.clinic.library", "careleaf.clinic.journeys"),
    (FLOORS, "careleaf.clinic.screening", "careleaf.clinic.consent"),
    (FLOORS, "careleaf.clinic.journeys", "careleaf.clinic.promises"),
    (FLOORS, "careleaf.clinic.promises", "careleaf.clinic.desks"),
    (FLOORS, "careleaf.clinic.desks", "careleaf.clinic.config"),
    (FLOORS, "careleaf.clinic.config", "careleaf.clinic.demo"),
    (DRAWERS, "careleaf.clinic.journeys.models", "careleaf.clinic.journeys.queries"),
    (DRAWERS, "careleaf.clinic.journeys.access", "careleaf.clinic.journeys.actions"),
    (DRAWERS, "careleaf.clinic.journeys.actions", "careleaf.clinic.journeys.forms"),
    (DRAWERS, "careleaf.clinic.journeys.presenters", "careleaf.clinic.journeys.views"),
    (DRAWERS, "careleaf.clinic.journeys.views", "careleaf.clinic.journeys.urls"),
    (DRAWERS, "careleaf.clinic.library.forms", "careleaf.clinic.library.presenters"),
]


def test_the_house_keeps_every_contract(tree: Tree) -> None:
    result = tree.run(BIN / "lint-imports", "--no-logo", "--no-cache")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("contract", "importer", "imported"), FORBIDDEN_DOORS)
def test_a_forbidden_door_is_found(tree: Tree, contract: str, importer: str, imported: str) -> None:
    if imported.startswith("careleaf."):
        tree.module(imported)
    tree.plant(tree.module(importer), f"\nimport {imported}\n")
    result = tree.run(BIN / "lint-imports", "--no-logo", "--no-cache")
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in result.stdout


@pytest.mark.parametrize(("contract", "room"), [(HOUSE, "careleaf.attic"), (FLOORS, "careleaf.clinic.attic")])
def test_a_room_on_no_floor_is_found(tree: Tree, contract: str, room: str) -> None:
    tree.module(room)
    result = tree.run(BIN / "lint-imports", "--no-logo", "--no-cache")
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in result.stdout
    assert f"- {room}\n" in result.stdout


def test_every_contract_is_broken_on_purpose_here() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    written = {contract["name"] for contract in settings["contracts"]}
    assert written == {contract for contract, _, _ in FORBIDDEN_DOORS}
