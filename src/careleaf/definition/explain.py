"""Turns a type's refusal into words: what is wrong at which line, and how to mend it."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from careleaf.definition.problems import Path, Problem
from careleaf.definition.source import Source

_WHATS = {
    "date_from_datetime_parsing": "This is no date",
    "date_parsing": "This is no date",
    "date_type": "This is no date",
    "string_type": "This is no text",
    "int_type": "This is no whole number",
    "int_from_float": "This is no whole number",
    "bool_type": "This is neither true nor false",
    "tuple_type": "This is no list",
    "dict_type": "These are no keys and values",
    "model_type": "These are no keys and values",
    "model_attributes_type": "These are no keys and values",
    "too_short": "There is nothing here",
    "decimal_type": "This is no number",
    "decimal_parsing": "This is no number",
}
_MENDS = {
    "date_from_datetime_parsing": "Write the date as YYYY-MM-DD.",
    "date_parsing": "Write the date as YYYY-MM-DD.",
    "date_type": "Write the date as YYYY-MM-DD.",
    "string_type": "Write text; put it in quotes if it looks like a number.",
    "int_type": "Write a whole number.",
    "int_from_float": "Write a whole number.",
    "bool_type": "Write true or false.",
    "tuple_type": "Write a list: one line each, starting with '- '.",
    "dict_type": "Write keys and values: 'key: value'.",
    "model_type": "Write keys and values: 'key: value'.",
    "model_attributes_type": "Write keys and values: 'key: value'.",
    "too_short": "Give at least one.",
    "string_too_long": "Make it shorter.",
    "decimal_type": "Write a number.",
    "decimal_parsing": "Write a number.",
}


def explain(error: ValidationError, file: str, source: Source) -> Iterator[Problem]:
    """One problem for each refusal, told at the line of the value."""
    for refusal in error.errors(include_url=False):
        if refusal["type"] == "too_short" and refusal["input"]:
            continue  # its entries were refused one by one
        path = _place(refusal["loc"], source.documents[file])
        yield source.problem(file, path, *_words(dict(refusal), path))


def _place(loc: tuple[int | str, ...], document: Any) -> Path:
    """The part of pydantic's location that the document really has: tags of unions are left out."""
    path: list[str | int] = []
    here = document
    for step in loc:
        inside = step in here if isinstance(here, dict) else isinstance(here, list) and isinstance(step, int)
        if inside:
            path.append(step)
            here = here[step]
    return tuple(path)


def _words(refusal: dict[str, Any], path: Path) -> tuple[str, str]:
    kind, given, context = str(refusal["type"]), refusal.get("input"), refusal.get("ctx", {})
    match kind:
        case "refused":
            what, mend = refusal["msg"].split("\n", 1)
            return what, mend
        case "missing":
            return f"'{refusal['loc'][-1]}' is missing{_of(path)}.", "Add it."
        case "extra_forbidden":
            return f"Unknown key '{path[-1]}'.", "Remove it or correct its spelling."
        case "literal_error" | "enum":
            return f"{given!r} is not allowed{_at(path)}.", _nearest(str(given), str(context["expected"]))
        case "union_tag_invalid":
            tags = str(context["expected_tags"])
            return f"Unknown type {context['tag']!r}.", _nearest(str(context["tag"]), tags)
        case "union_tag_not_found":
            return "'type' is missing.", "Say which type of value this is."
        case "string_pattern_mismatch":
            return f"There is no text{_at(path)}.", "Write it, or remove the key."
        case _:
            return f"{_WHATS.get(kind, refusal['msg'])}{_at(path)}.", _MENDS.get(kind, "Correct the value.")


def _of(path: Path) -> str:
    return f" from '{path[-1]}'" if path else ""


def _at(path: Path) -> str:
    return f" at '{path[-1]}'" if path else ""


def _nearest(given: str, allowed: str) -> str:
    choices = [choice.strip(" '") for choice in allowed.replace(" or ", ", ").split(",")]
    close = difflib.get_close_matches(given, choices, n=1)
    hint = f"Did you mean '{close[0]}'? " if close else ""
    return f"{hint}Allowed: {', '.join(choices)}."
