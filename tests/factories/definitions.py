"""The definitions tests run on: every one under ``pathways/`` and every one under ``tests/definitions``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from careleaf.definition.load import Loaded, load

HOME = Path(__file__).parents[2]
SECOND = HOME / "tests" / "definitions" / "knee-ultrasound-injection"
FOLDERS = {
    path.parent.name: path.parent
    for root in (HOME / "pathways", HOME / "tests" / "definitions")
    for path in sorted(root.glob("*/pathway.yaml"))
}


@cache
def definition(name: str = SECOND.name) -> Loaded:
    """The definition of this name, loaded once; it has to hold together."""
    result = load(FOLDERS[name])
    assert isinstance(result, Loaded), "\n".join(map(str, result))
    return result
