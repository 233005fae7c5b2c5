"""The mould: frozen, closed, strict, and plain about what it refuses."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from careleaf.definition.model import REFUSED, Frozen, ItemId, Key, Table, Text, WordsKey, refused


class Leaf(Frozen):
    size: int


def test_a_value_cannot_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Leaf(size=1).size = 2  # type: ignore[misc]


@pytest.mark.parametrize("given", ['{"size": 1, "colour": "red"}', '{"size": "1"}', "{}"])
def test_it_takes_no_unknown_key_and_coerces_nothing(given: str) -> None:
    with pytest.raises(ValidationError):
        Leaf.model_validate_json(given)


def test_a_table_is_frozen_and_keeps_the_authors_order() -> None:
    table = TypeAdapter(Table[int]).validate_json('{"zebra": 1, "ant": 2}')
    assert list(table) == ["zebra", "ant"]
    with pytest.raises(TypeError):
        table["bee"] = 3


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Key, "no_drive", ["No", "9lives", "a-b", "", "a" * 61, "no_drive\n"]),
        (WordsKey, "home.driving", ["home", "home.", ".home", "Home.driving", "home driving"]),
        (ItemId, "L40", ["l40", "L", "40", "LONG1", "L12345"]),
        (Text, "Words", ["", "  ", "\n"]),
    ],
)
def test_names_have_one_shape(kind: type, good: str, bad: list[str]) -> None:
    adapter = TypeAdapter[str](kind)
    assert adapter.validate_json(json.dumps(good)) == good
    for text in bad:
        with pytest.raises(ValidationError):
            adapter.validate_json(json.dumps(text))


def test_a_refusal_says_what_is_wrong_and_then_how_to_mend_it() -> None:
    error = refused("This {is} wrong.", "Mend it.")
    assert error.type == REFUSED
    assert error.message() == "This {is} wrong.\nMend it."
