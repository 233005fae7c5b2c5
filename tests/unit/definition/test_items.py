"""The register: statements, gaps and conflicts are data, and no code knows their ids."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from careleaf.definition.items import Relation, RuleRef
from tests.factories.definitions import definition


def test_the_register_has_the_ids_of_all_its_entries_in_order() -> None:
    assert definition().pathway.register.ids[:2] == ("A1", "A2")
    assert definition().pathway.register.ids[-7:] == ("M1", "M2", "M3", "M4", "X1", "X2", "X3")


@pytest.mark.parametrize("kind", ["gate", "check", "window", "task", "effect", "link"])
def test_a_rule_names_one_thing(kind: str) -> None:
    rule = RuleRef.model_validate({kind: "one"})
    assert (rule.kind, rule.name) == (kind, "one")


def test_the_content_review_is_a_rule_too() -> None:
    rule = RuleRef(review="content")
    assert (rule.kind, rule.name) == ("review", "content")


@pytest.mark.parametrize(
    "data", [{}, {"review": None}, {"gate": "a", "check": "b"}, {"gate": "a", "review": "content"}, {"guard": "a"}]
)
def test_a_rule_that_names_none_or_several_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RuleRef.model_validate(data)


WHOLE: list[dict[str, Any]] = [
    {"topic": "worries", "route": "gp"},
    {"duty": "driving", "strength": "must"},
    {"channel": "telephone"},
    {"meaning": "flare", "clock": "flare_cap"},
    {"lasts": "numb", "window": "stay"},
]


@pytest.mark.parametrize("data", WHOLE)
def test_relations(data: dict[str, str]) -> None:
    assert Relation.model_validate(data).model_fields_set == data.keys()


@pytest.mark.parametrize(
    "data", [{}, {"channel": None}, {"topic": "a"}, {"topic": "a", "strength": "b"}, {**WHOLE[0], **WHOLE[2]}]
)
def test_relations_that_are_not_whole(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="not whole"):
        Relation.model_validate(data)
