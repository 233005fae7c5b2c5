"""Turns a type's refusal into words: what is wrong at which line, and how to mend it."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from careleaf.definition.problems import Path, Problem
from careleaf.definition.source import Source

_MENDS = {
    "missing": "Add it.",
    "json_invalid": "Write plain text, numbers, lists and keys only.",
    "date_from_datetime_parsing": "Write the date as YYYY-MM-DD.",
    "date_parsing": "Write the date as YYYY-MM-DD.",
    "string_type": "Write text; put it in quotes if it looks like a number.",
    "int_type": "Write a whole number.",
    "bool_type": "Write true or false.",
    "tuple_type": "Write a list: one line each, starting with '- '.",
    "dict_type": "Write keys and values: 'key: value'.",
    "model_type": "Write keys and values: 'key: value'.",
    "too_short": "Give at least one.",
    "string_too_short": "Write something here.",
    "string_too_long": "Make it shorter.",
    "decimal_type": "Write a number.",
    "decimal_parsing": "Write a number.",
}


def explain(error: ValidationError, file: str, source: Source) -> Iterator[Problem]:
    """One problem for each refusal, told at the line of the value; nested unions are told once."""
    seen: set[tuple[Path, str]] = set()
    for refusal in error.errors(include_url=False):
        path = _place(refusal["loc"], source.documents[file])
        what, mend = _words(dict(refusal), path)
        if (path, what) not in seen:
            seen.add((path, what))
            yield source.problem(file, path, what, mend)


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
    kind, last = str(refusal["type"]), refusal["loc"][-1] if refusal["loc"] else ""
    given, context = refusal.get("input"), refusal.get("ctx", {})
    match kind:
        case "missing":
            return f"'{last}' is missing{_of(path)}.", _MENDS["missing"]
        case "extra_forbidden":
            return f"Unknown key '{last}'.", "Remove it or correct its spelling."
        case "literal_error" | "enum":
            return f"{given!r} is not allowed for '{last}'.", _nearest(str(given), str(context.get("expected", "")))
        case "union_tag_invalid":
            tags = str(context["expected_tags"])
            return f"Unknown {context['discriminator']} {context['tag']!r}.", _nearest(str(context["tag"]), tags)
        case "union_tag_not_found":
            return "'type' is missing.", "Say which type of value this is."
        case "unknown_operator":
            return f"Unknown operator in the condition: {refusal['msg']}.", "Use one operator of that list."
        case "string_pattern_mismatch":
            return f"{given!r} is not written as '{last}' has to be.", f"It has to match {context['pattern']}."
        case "value_error":
            return f"{str(context['error']).capitalize()}.", "Correct it."
        case _:
            return f"{refusal['msg']} (at '{last}').", _MENDS.get(kind, "Correct the value.")


def _of(path: Path) -> str:
    return f" from '{path[-1]}'" if path else ""


def _nearest(given: str, allowed: str) -> str:
    choices = [choice.strip(" '") for choice in allowed.replace(" or ", ", ").split(",")]
    close = difflib.get_close_matches(given, choices, n=1)
    hint = f"Did you mean '{close[0]}'? " if close else ""
    return f"{hint}Allowed: {', '.join(choices)}."
