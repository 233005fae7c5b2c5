"""Places for words and pictures."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from careleaf.definition.leaflet import Picture, Placed, Stated


@pytest.mark.parametrize("data", [{"shape": "picture"}, {"picture": "knee"}, {"shape": "bullets", "picture": "knee"}])
def test_a_picture_has_its_shape_and_its_name(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="go together"):
        Placed.model_validate({"block": "a.b", **data})


def test_a_paragraph_is_the_plain_case() -> None:
    assert Placed.model_validate({"block": "a.b"}).shape == "paragraph"


@pytest.mark.parametrize("file", ["knee.png", "../knee.svg", "Knee.svg", "a/knee.svg"])
def test_a_drawing_is_an_svg_file_in_its_folder(file: str) -> None:
    with pytest.raises(ValidationError):
        Picture.model_validate({"file": file, "alt": "a.b"})


@pytest.mark.parametrize(
    "row",
    [
        {"label": "side"},
        {"label": "end_of_rest", "window": "rest"},
        {"label": "drugs", "event": "injected", "facts": ["drugs"]},
        {"label": "tablets", "event": "finding_resolved", "facts": ["decision"], "finding": "blood_thinner"},
    ],
)
def test_a_row_of_a_letter_has_one_source(row: dict[str, Any]) -> None:
    assert Stated.model_validate_json(json.dumps(row)).label == row["label"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"label": "drugs", "event": "injected"}, "does not say where its value is"),
        ({"label": "drugs", "facts": ["drugs"]}, "does not say where its value is"),
        ({"label": "side", "window": "rest", "event": "injected", "facts": ["side"]}, "does not say where"),
        ({"label": "weather"}, "Nobody knows 'weather' by itself"),
    ],
)
def test_a_row_of_a_letter_without_one_source_is_refused(row: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Stated.model_validate_json(json.dumps(row))
