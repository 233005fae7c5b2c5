"""Whether everything can happen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.definitions import problems_with

CLEAR = {"means": "clear", "title": "All is well"}


@pytest.mark.parametrize(
    ("file", "path", "value", "told"),
    [
        (
            "checks.yaml",
            ("questions", "infection", "findings"),
            {"not_known": CLEAR},
            "no finding for the answer 'yes'",
        ),
        (
            "checks.yaml",
            ("questions", "infection", "findings", "not_known"),
            CLEAR,
            "takes an answer that is not known",
        ),
        ("checks.yaml", ("questions", "infection", "findings", "given"), CLEAR, "'given', which nobody can answer"),
        (
            "checks.yaml",
            ("questions", "thinner_plan", "choices"),
            ["pause"],
            "'carry_on', which nobody can answer",
        ),
        ("checks.yaml", ("questions", "thinner_plan", "asked_of", "is"), "given", "Nobody can answer the question"),
        ("steps.yaml", ("gates", "no_infection", "stops_when"), {"answer": "temperature", "is": "yes"}, "with 'yes'"),
        ("timings.yaml", ("rest_window", "opens"), "rest", "The window 'rest_window' is never open"),
        ("effects.yaml", ("flare", "bands", 0, "after"), "flare_cap", "A band of the effect 'flare' has no length"),
    ],
)
def test_what_can_never_happen_is_told(file: str, path: tuple[Any, ...], value: Any, told: str) -> None:
    problems = problems_with((file, path, value))
    assert any(told in problem and problem.startswith(f"{file}:") for problem in problems), problems


@pytest.mark.parametrize(
    ("file", "path", "value"),
    [
        ("steps.yaml", ("gates", "no_infection", "stops_when"), {"answer": "infection", "is": "not_known"}),
        ("steps.yaml", ("gates", "no_infection", "stops_when", "any", 0), {"always": True}),
        ("timings.yaml", ("rest_window", "opens"), "numb_knee"),
        ("timings.yaml", ("rest_window", "opens"), "reply"),  # working days compare with no other time
        ("effects.yaml", ("flare", "bands", 0, "after"), "numb_knee"),
    ],
)
def test_what_can_happen_is_not(file: str, path: tuple[Any, ...], value: Any) -> None:
    problems = problems_with((file, path, value))
    assert not [problem for problem in problems if problem.startswith(file)], problems


def test_names_that_lead_nowhere_are_told_once() -> None:
    problems = problems_with(("timings.yaml", ("rest_window", "opens"), "nothing"))
    assert [problem.partition(": ")[2] for problem in problems if "rest_window" in problem] == [
        "The window 'rest_window' (for A10) names the fact 'nothing', which facts.yaml does not hold. "
        "Add 'nothing' there or correct the name."
    ]
