"""Every key is used."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.definitions import problems_with

FACT = {
    "is": {"type": "duration", "amount": 1, "unit": "days"},
    "meaning": "A time.",
    "says": "it takes {value}",
    "source": "Nobody",
    "dated": "2026-08-01",
    "sign_off": "unsigned_default",
}
PICTURE = {"file": "knee.svg", "alt": "injection.picture_alt"}
QUESTION = {
    "ask": "ask.infection",
    "answer": "number",
    "asked_at": ["on_arrival"],
    "findings": {key: {"means": "note", "title": "Well"} for key in ("given", "not_known")},
}


@pytest.mark.parametrize(
    ("file", "path", "value", "told"),
    [
        ("facts.yaml", ("spare",), FACT, "Nothing uses the fact 'spare'."),
        ("timings.yaml", ("spare",), {"title": "A", "anchor": "injected", "closes": "rest"}, "the window 'spare'."),
        (
            "measures.yaml",
            ("measures", "spare"),
            {"title": "A", "evaluator": "coverage", "per": "site"},
            "the measure 'spare'.",
        ),
        (
            "checks.yaml",
            ("occasions", "spare"),
            {"title": "A", "anchor": "injected"},
            "Nothing uses the occasion 'spare'.",
        ),
        ("checks.yaml", ("questions", "spare"), QUESTION, "Nothing uses the question 'spare'."),
        ("pictures.yaml", ("spare",), PICTURE, "Nothing uses the picture 'spare'."),
    ],
)
def test_a_leftover_is_told_at_its_file(file: str, path: tuple[str, ...], value: Any, told: str) -> None:
    (problem,) = problems_with((file, path, value))
    assert problem.startswith(f"{file}:")
    assert f"{told} Remove it, or name it where it belongs." in problem


def test_a_leftover_block_is_told() -> None:
    problems = problems_with(("words/en-GB.yaml", ("home.sun",), "Enjoy the sun."))
    assert any("Nothing uses the block 'home.sun'." in problem for problem in problems)


def test_a_fact_for_an_item_that_nothing_leads_to() -> None:
    problems = problems_with(("items.yaml", ("items", 2, "blocks"), ["injection.benefit"]))
    assert [problem.partition(": ")[2] for problem in problems] == [
        "The fact 'most_injections' is said to be for A3, but nothing of theirs leads to it. "
        "Name a block, rule or measure that uses it there."
    ]
