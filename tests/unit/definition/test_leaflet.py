"""Places for words and pictures."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from careleaf.definition.leaflet import Picture, Placed


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
