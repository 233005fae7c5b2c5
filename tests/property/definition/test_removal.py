"""Nothing can be taken away unnoticed: without it the definition fails, and the items that lose it are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from careleaf.definition.answering import Users
from careleaf.definition.problems import Problems
from careleaf.definition.references import Node, references
from careleaf.definition.source import Source
from tests.factories.definitions import FOLDERS, GONE, definition, edited, problems_of

TABLES: Mapping[str, tuple[str, ...]] = {
    "fact": ("facts.yaml",),
    "gate": ("steps.yaml", "gates"),
    "task": ("steps.yaml", "tasks"),
    "step": ("steps.yaml", "steps"),
    "question": ("checks.yaml", "questions"),
    "occasion": ("checks.yaml", "occasions"),
    "window": ("timings.yaml",),
    "effect": ("effects.yaml",),
    "measure": ("measures.yaml", "measures"),
    "instrument": ("measures.yaml", "instruments"),
    "picture": ("pictures.yaml",),
}


def place_of(name: str, kind: str) -> tuple[str, ...]:
    words = f"words/{definition(name).pathway.head.source_language}.yaml"
    return (words,) if kind == "block" else TABLES[kind]


def named_things(name: str) -> dict[Node, tuple[str, ...]]:
    """Everything a definition names, with the items that stand behind it."""
    arrows = list(references(definition(name).pathway))
    plain = {"check": "question", "link": "fact"}
    nodes = {(plain.get(arrow.target[0], arrow.target[0]), arrow.target[1]) for arrow in arrows}
    users = Users(arrows)
    return {node: users.items(node) for node in sorted(nodes) if node[0] != "item"}


THINGS = {(name, *node): items for name in FOLDERS for node, items in named_things(name).items()}


def without(name: str, kind: str, key: str) -> Source:
    """The same files with one entry of one table left out."""
    file, *inside = place_of(name, kind)
    return edited((file, (*inside, key), GONE), source=definition(name).source)


def ids_in(problems: Problems) -> set[str]:
    return {found for problem in problems for found in re.findall(r"\b[A-Z]{1,3}[0-9]+\b", problem.what)}


@pytest.mark.parametrize(("name", "kind", "key"), THINGS, ids=map(":".join, THINGS))
def test_what_is_taken_away_is_missed_by_its_items(name: str, kind: str, key: str) -> None:
    items = THINGS[name, kind, key]
    problems = problems_of(without(name, kind, key))
    assert any(key in problem.what for problem in problems)
    assert not items or ids_in(problems) & set(items), "\n".join(map(str, problems))


def direct(name: str) -> Iterator[tuple[str, str, str, str]]:
    """Every thing an item, gap or conflict names itself."""
    plain = {"check": "question", "link": "fact"}
    for arrow in references(definition(name).pathway):
        if arrow.user[0] == "item" and arrow.target[0] != "item":
            yield name, plain.get(arrow.target[0], arrow.target[0]), arrow.target[1], arrow.user[1]


DIRECT = sorted({thing for name in FOLDERS for thing in direct(name)})


@pytest.mark.parametrize("name", FOLDERS)
def test_every_item_that_names_a_thing_is_told_when_it_goes(name: str) -> None:
    told: dict[tuple[str, str], set[str]] = {}
    for _, kind, key, item in (thing for thing in DIRECT if thing[0] == name):
        if (kind, key) not in told:
            told[kind, key] = ids_in(problems_of(without(name, kind, key)))
        assert item in told[kind, key], f"{item} names the {kind} {key}, but nobody says so when it is gone"


@pytest.mark.parametrize("name", FOLDERS)
def test_each_item_has_a_block_a_rule_and_a_measure_to_lose(name: str) -> None:
    rules = {"gate", "question", "window", "task", "effect", "fact"}
    pathway = definition(name).pathway
    held = {(item, kind) for thing_of, kind, _, item in DIRECT if thing_of == name}
    for item in pathway.register.items:
        by_review = all(rule.review for rule in item.rules)
        assert (item.id, "block") in held
        assert (item.id, "measure") in held
        assert by_review or any((item.id, kind) in held for kind in rules)
