"""Worked patients are read with the definition, and a name in them that leads nowhere is told with its place."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from careleaf.definition.edition import content_hash
from careleaf.definition.examples import ancestry
from careleaf.definition.load import Loaded, load_source
from careleaf.definition.source import Source
from tests.factories.definitions import definition

FILE = "examples/plain.yaml"


def with_examples(**patients: Any) -> Source:
    """The second definition with these worked patients and no others."""
    whole = definition().source
    kept = {file: value for file, value in whole.documents.items() if not file.startswith("examples/")}
    return Source({**kept, **{f"examples/{name}.yaml": value for name, value in patients.items()}}, whole.texts)


def plain(**changes: Any) -> dict[str, Any]:
    return {**deepcopy(definition().source.documents[FILE]), **changes}


def told(**patients: Any) -> list[str]:
    result = load_source(with_examples(**patients))
    return [] if isinstance(result, Loaded) else [f"{p.file}/{'/'.join(map(str, p.path))}: {p}" for p in result]


def test_a_worked_patient_is_read() -> None:
    found = load_source(with_examples(plain=plain()))
    assert isinstance(found, Loaded)
    assert found.examples["plain"].events[0].facts["pain_today"] == "7"


def test_they_are_no_part_of_what_is_signed() -> None:
    assert content_hash(with_examples()) == content_hash(definition().source)


@pytest.mark.parametrize(
    ("expected", "place", "what"),
    [
        ({"stops": {"nothing": []}}, "expect/0/stops/nothing", "no gate 'nothing'"),
        ({"passed": ["nothing"]}, "expect/0/passed/0", "no gate 'nothing'"),
        ({"findings": {"nothing": "clear"}}, "expect/0/findings/nothing", "no question 'nothing'"),
        ({"tasks": {"nothing": {"owner": "clerk"}}}, "expect/0/tasks/nothing", "no task 'nothing'"),
        ({"done": ["nothing"]}, "expect/0/done/0", "no task 'nothing'"),
        ({"promises": {"nothing": "kept"}}, "expect/0/promises/nothing", "no promise 'nothing'"),
        ({"windows": {"nothing": {}}}, "expect/0/windows/nothing", "no window 'nothing'"),
        ({"effects": {"nothing": "red"}}, "expect/0/effects/nothing", "no effect 'nothing'"),
        ({"colours": {}}, "expect/0/colours", "Unknown key 'colours'"),
        ({"at": "day 1 25:00"}, "expect/0/at", "'day 1 25:00' is not written as it has to be"),
    ],
)
def test_what_is_expected_has_to_be_there(expected: dict[str, Any], place: str, what: str) -> None:
    (problem,) = told(plain=plain(expect=[{"at": "day 0 10:00", "shows": "Something.", **expected}]))
    assert problem.startswith(f"{FILE}/{place}: ")
    assert what in problem


def test_what_happened_names_gates_and_effects_that_are_there() -> None:
    told_ = {"at": "day 0 10:00", "event": "problem_reported", "by": "patient"}
    by_gate = told(plain=plain(events=[{**told_, "despite": ["nothing"]}]))
    by_effect = told(plain=plain(events=[{**told_, "facts": {"effect": "nothing"}}]))
    assert "no gate 'nothing'" in by_gate[0]
    assert "no effect 'nothing'" in by_effect[0]


@pytest.mark.parametrize(
    ("patient", "what"),
    [
        ({"begins_as": "nobody", "until": "day 0 10:00"}, "There is no worked patient 'nobody'"),
        ({"begins_as": "plain", "until": "day 0 10:00"}, "'plain' begins as itself"),
        ({"begins_as": "plain"}, "begins_as and until belong together"),
        ({"events": []}, "Nothing happens to this patient"),
        ({"age": True}, "no whole number"),
        (
            {"events": [{"at": "day 0 10:00", "event": "listed", "by": "clerk", "facts": {"planned_for": "soon"}}]},
            "planned_for is no time: 'soon'.",
        ),
    ],
)
def test_a_beginning_has_to_be_there_and_to_end(patient: dict[str, Any], what: str) -> None:
    (problem,) = told(plain=plain(**patient))
    assert what in problem


def test_going_round_in_a_circle_is_told_of_everybody_in_it() -> None:
    until = {"until": "day 0 10:00"}
    found = told(one=plain(begins_as="two", **until), two=plain(begins_as="one", **until))
    assert [line.partition("/begins_as")[0] for line in found] == ["examples/one.yaml", "examples/two.yaml"]


def test_a_beginning_that_leads_nowhere_further_on_is_told_where_it_stands() -> None:
    until = {"until": "day 0 10:00"}
    found = told(one=plain(begins_as="two", **until), two=plain(begins_as="nobody", **until))
    assert [line.partition("/begins_as")[0] for line in found] == ["examples/two.yaml"]


def test_a_patient_and_those_they_begin_as() -> None:
    found = load_source(with_examples(one=plain(), two=plain(begins_as="one", until="day 0 10:00")))
    assert isinstance(found, Loaded)
    assert [name for name, _ in ancestry("two", found.examples)] == ["two", "one"]
