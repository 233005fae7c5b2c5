"""The rulebook says every rule of a definition in plain words, with where its values come from."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from careleaf.definition.expressions import Expression
from careleaf.publishing.rulebook import rulebook
from careleaf.publishing.rulebook.telling import Telling
from tests.factories.definitions import FOLDERS, definition, pathway_with

SIGNED = {"name": "Dr Grace Ade", "role": "consultant", "date": "2026-05-01"}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_rule_is_told(name: str) -> None:
    loaded = definition(name)
    pages = rulebook(loaded.pathway, loaded.examples)
    pathway = loaded.pathway
    for page, titles in {
        "gates.md": [gate.title for gate in pathway.gates.values()],
        "promises.md": [promise.title for promise in pathway.promises.values()],
        "tasks.md": [task.title for task in pathway.tasks.values()],
        "effects.md": [effect.title for effect in pathway.effects.values()],
        "patients.md": [patient.title for patient in loaded.examples.values()],
    }.items():
        assert [title for title in titles if title not in pages[page]] == []
    assert pages["questions.md"].count("\n## ") == len(pathway.questions)
    assert all(f"]({page})" in pages["README.md"] for page in pages if page != "README.md")


def test_a_value_is_told_with_its_source_and_who_signed_it() -> None:
    pathway = pathway_with(("facts.yaml", ("fever", "sign_off"), SIGNED))
    gates = rulebook(pathway, definition().examples)["gates.md"]
    assert "Signed by Dr Grace Ade." in gates
    assert "**Unsigned default.**" in rulebook(definition().pathway, definition().examples)["questions.md"]


def test_a_value_nobody_has_given_is_said_to_be_missing() -> None:
    slot = next(key for key, fact in definition().pathway.facts.items() if fact.is_.type == "slot")
    assert Telling(definition().pathway).value(slot) == "(no value yet)"


def test_conditions_are_told_with_their_brackets() -> None:
    telling = Telling(definition().pathway)
    one: dict[str, Any] = {"any": [{"any": [{"always": True}]}, {"not": {"always": True}}]}
    assert telling.condition(TypeAdapter(Expression).validate_json(json.dumps(one))) == "(always) or not (always)"


def test_how_the_rules_are_tried_has_a_page_where_it_is_known() -> None:
    loaded = definition()
    assert "spec.md" not in rulebook(loaded.pathway, loaded.examples)
    assert "- Tried so" in rulebook(loaded.pathway, loaded.examples, ["- Tried so"])["spec.md"]


def test_a_rule_seen_in_nobody_says_so() -> None:
    assert "Not seen in a worked patient." in rulebook(definition().pathway, {})["gates.md"]
