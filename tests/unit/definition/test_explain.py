"""A type's refusal in words: each kind of mistake, told where it was made."""

from __future__ import annotations

from typing import Any

import pytest

from careleaf.definition.source import Source
from tests.factories.definitions import GONE, definition, problems_of, problems_with

ITEM = ("items", 3)


@pytest.mark.parametrize(
    ("file", "path", "value", "told"),
    [
        ("pathway.yaml", ("title",), 7, "pathway.yaml:2: This is no text at 'title'. Write text; put it in quotes"),
        ("pathway.yaml", ("title",), GONE, "pathway.yaml:1: 'title' is missing. Add it."),
        ("pathway.yaml", ("titel",), "A", "pathway.yaml:1: Unknown key 'titel'. Remove it or correct its spelling."),
        ("pathway.yaml", ("title",), "", "pathway.yaml:2: There is no text at 'title'. Write it"),
        ("pathway.yaml", ("title",), "a" * 4001, "at most 4000 characters at 'title'. Make it shorter."),
        ("pathway.yaml", ("last_reviewed",), 7, "This is no date at 'last_reviewed'. Write the date as YYYY-MM-DD."),
        ("pathway.yaml", ("last_reviewed",), "June", "This is no date at 'last_reviewed'."),
        ("pathway.yaml", ("last_reviewed",), [], "This is no date at 'last_reviewed'."),
        ("pathway.yaml", ("demonstration",), "yes", "This is neither true nor false at 'demonstration'."),
        ("pathway.yaml", ("languages",), "en-GB", "This is no list at 'languages'. Write a list: one line each"),
        ("pathway.yaml", ("languages",), [], "There is nothing here at 'languages'. Give at least one."),
        ("facts.yaml", ("rest", "is", "amount"), "two", "This is no number at 'amount'. Write a number."),
        ("facts.yaml", ("rest", "is", "amount"), None, "at 'amount'. Write a number."),
        ("facts.yaml", ("rest", "is", "amount"), -1, "greater than or equal to 0 at 'amount'. Correct the value."),
        ("facts.yaml", ("most_injections", "is", "amount"), 2.5, "This is no whole number at 'amount'."),
        ("facts.yaml", ("rest", "is", "unit"), "week", "'week' is not allowed at 'unit'. Did you mean 'weeks'?"),
        ("facts.yaml", ("rest", "is", "unit"), "ells", "'ells' is not allowed at 'unit'. Allowed: minutes, hours, "),
        ("facts.yaml", ("rest", "is", "type"), "time", "Unknown type 'time'. Allowed: duration, "),
        ("facts.yaml", ("rest", "is", "type"), GONE, "'type' is missing. Say which type of value this is."),
        ("facts.yaml", ("rest",), "two days", "These are no keys and values at 'rest'. Write keys and values"),
        ("facts.yaml", ("Rest",), {}, "'Rest' is not written as it has to be. Write it like no_drive."),
        ("codes.yaml", ("unit_celsius", "system"), "SNOMED", "Did you mean 'SNOMED CT'? Allowed: SNOMED CT, OPCS-4"),
        ("items.yaml", (*ITEM, "blocks"), [], "items.yaml:35: There is nothing here at 'blocks'."),
        ("items.yaml", (*ITEM, "rules", 0), {}, "A rule names exactly one thing. Give one of gate, check, "),
        (
            "steps.yaml",
            ("gates", "ready", "needs", 0),
            "consent",
            "'consent' is not allowed at '0'. Did you mean 'consent_",
        ),
        (
            "checks.yaml",
            ("questions", "infection", "asked_of"),
            {"if": 1},
            "Unknown operator in the condition. Use one of",
        ),
        ("words/en-GB.yaml", ("home.title",), None, "These are no words. Write text, a list of texts or rows"),
        ("words/en-GB.yaml", ("home.times", 1, 1), 7, "This is no text at '1'."),
    ],
)
def test_a_mistake_is_told_in_words(file: str, path: tuple[Any, ...], value: Any, told: str) -> None:
    problems = problems_with((file, path, value))
    assert any(told in problem for problem in problems), problems
    assert all(problem.startswith(f"{file}:") for problem in problems), problems


@pytest.mark.parametrize("value", [None, [], "words", 7, True])
@pytest.mark.parametrize("file", ["pathway.yaml", "items.yaml", "facts.yaml", "leaflet.yaml", "words/en-GB.yaml"])
def test_a_file_that_is_something_else_altogether_is_told(file: str, value: Any) -> None:
    whole = definition().source
    problems = problems_of(Source({**whole.documents, file: value}, whole.texts, whole.lines))
    assert any(problem.file == file and "no keys and values" in problem.what for problem in problems)


def test_a_table_whose_entries_are_all_refused_is_not_called_empty_as_well() -> None:
    languages = [{"tag": "fr", "claims": "perhaps"}]
    (problem,) = problems_with(("pathway.yaml", ("languages",), languages))
    assert "'perhaps' is not allowed" in problem
