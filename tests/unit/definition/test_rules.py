"""Rules that could never work cannot be written."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from careleaf.definition.rules import Finding, Gate, Question, Window
from tests.factories.definitions import definition

QUESTION: dict[str, Any] = {"ask": "ask.a", "answer": "yes_no", "asked_at": ["once"], "findings": {}}


def built(kind: type, **data: Any) -> Any:
    return TypeAdapter(kind).validate_python(data, strict=False)


def test_a_gate_needs_something_to_stop_on() -> None:
    with pytest.raises(ValidationError, match="can never stop"):
        built(Gate, title="A", before="injected", way_on={"how": "None."})
    assert built(Gate, title="A", before="injected", needs=["consent_given"], way_on={"how": "Ask."}).needs


@pytest.mark.parametrize("ends", [{}, {"range": "a", "closes": "b"}, {"range": "a", "opens": "b"}])
def test_a_window_has_one_kind_of_end(ends: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        built(Window, title="A", anchor="injected", **ends)


@pytest.mark.parametrize(
    ("ends", "facts"),
    [
        ({"range": "a"}, ("a",)),
        ({"opens": "a", "closes": "b"}, ("a", "b")),
        ({"same_calendar_day": True}, ()),
    ],
)
def test_a_window_knows_its_facts(ends: dict[str, Any], facts: tuple[str, ...]) -> None:
    assert built(Window, title="A", anchor="injected", **ends).facts == facts


@pytest.mark.parametrize("means", ["resolve", "stop"])
def test_somebody_may_resolve_what_has_to_be_resolved(means: str) -> None:
    with pytest.raises(ValidationError, match="Nobody may resolve"):
        built(Finding, means=means, title="A")
    assert built(Finding, means=means, title="A", resolved_by=["consultant"])
    assert built(Finding, means="note", title="A")


def test_choices_belong_to_a_question_answered_by_choice() -> None:
    with pytest.raises(ValidationError, match="Choices belong"):
        built(Question, **QUESTION, choices=["one"])
    with pytest.raises(ValidationError, match="Choices belong"):
        built(Question, **{**QUESTION, "answer": "choice"})


def test_every_question_can_be_answered_with_not_known() -> None:
    questions = definition().pathway.questions
    assert questions["infection"].possible_answers == ("yes", "no", "not_known")
    assert questions["thinner_plan"].possible_answers == ("carry_on", "pause", "not_known")
    assert questions["temperature"].possible_answers == ("given", "not_known")


def test_usual_values_belong_to_a_number_and_hold_something() -> None:
    weight = QUESTION | {"answer": "number", "usual": {"low": 30, "high": 250, "unit": "kg"}}
    assert built(Question, **weight).usual.unit == "kg"
    with pytest.raises(ValidationError, match="Only a number has usual values"):
        built(Question, **(weight | {"answer": "yes_no"}))
    with pytest.raises(ValidationError, match="hold nothing"):
        built(Question, **(weight | {"usual": {"low": 30, "high": 30, "unit": "kg"}}))
