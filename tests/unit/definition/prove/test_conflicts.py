"""Contradictions come from declared relations; each is settled in the register, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from careleaf.definition.prove.conflicts import contradictions, outlasts
from tests.factories.definitions import FOLDERS, definition, pathway_with, problems_with


def relate(index: int, *relations: dict[str, str]) -> Any:
    return ("items.yaml", ("items", index, "relations"), list(relations))


def test_the_contradictions_of_the_second_definition() -> None:
    found = {(one.kind, one.about, one.items) for one in contradictions(definition().pathway)}
    assert found == {
        ("duty", "first_days", frozenset({"A10", "A11"})),
        ("topic", "worries", frozenset({"A9", "A14"})),
        ("lasts", "numb_knee and stay", frozenset({"A11"})),
    }


@pytest.mark.parametrize("name", FOLDERS)
def test_every_definition_settles_what_it_contradicts(name: str) -> None:
    pathway = definition(name).pathway
    assert len(contradictions(pathway)) == len(pathway.register.conflicts)


def test_two_items_of_one_mind_contradict_nothing() -> None:
    same = pathway_with(
        relate(0, {"topic": "prices", "route": "desk"}), relate(1, {"topic": "prices", "route": "desk"})
    )
    assert "prices" not in {one.about for one in contradictions(same)}


@pytest.mark.parametrize(
    ("relations", "told"),
    [
        ([({"channel": "telephone"}, 0)], "A1 contradict each other (channel: telephone) unsettled."),
        ([({"meaning": "flare", "clock": "flare_cap"}, 0), ({"meaning": "flare", "clock": "rest"}, 1)],
         "A1, A2 contradict each other (meaning: flare) unsettled."),
        ([({"lasts": "rest", "window": "stay"}, 0)], "A1 contradict each other (lasts: rest and stay) unsettled."),
    ],
)  # fmt: skip
def test_each_kind_of_contradiction_is_found(relations: list[tuple[dict[str, str], int]], told: str) -> None:
    problems = problems_with(*(relate(index, relation) for relation, index in relations))
    assert any(told in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("fact", "window", "longer"),
    [
        ("numb_knee", "stay", True),
        ("numb_knee", "rest_window", False),
        ("numb_knee", "next_injection", False),
        ("no_drive", "no_drive_window", False),
        ("reply", "stay", True),  # working days against minutes: cannot be told, so it counts as longer
        ("numb_knee", "same_day", True),  # no length to compare with
        ("clinic_hours", "stay", True),  # no length at all
    ],
)
def test_a_time_outlasts_a_window_that_opens_earlier(fact: str, window: str, longer: bool) -> None:
    assert outlasts(definition().pathway, fact, window) is longer


def test_a_conflict_of_another_kind_or_between_others_settles_nothing() -> None:
    for field, value in (("kind", "topic"), ("between", ["A10", "A12"]), ("between", ["A10"])):
        problems = problems_with(("items.yaml", ("conflicts", 1, field), value))
        assert any("A10, A11 contradict each other" in problem for problem in problems)
        assert any(
            "X2 settles a contradiction that the items' relations do not show" in problem for problem in problems
        )


def test_a_rule_alone_settles_too() -> None:
    resolved = {"how": "They are explained.", "rules": [{"task": "explain_duties"}]}
    assert problems_with(("items.yaml", ("conflicts", 1, "resolved"), resolved)) == []
