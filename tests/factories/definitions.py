"""The definitions tests run on: every one under ``pathways/`` and every one under ``tests/definitions``."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from careleaf.definition.load import Loaded, load, load_source
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Path as Path_
from careleaf.definition.problems import Problems
from careleaf.definition.prove import prove
from careleaf.definition.source import Source
from careleaf.house import HOUSE

HOME = Path(__file__).parents[2]
SECOND = HOME / "tests" / "definitions" / "knee-ultrasound-injection"
GONE = object()
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


def edited(*edits: tuple[str, Path_, Any], source: Source | None = None) -> Source:
    """The second definition's files with some values replaced; ``GONE`` takes one away."""
    whole = source or definition().source
    touched = {file: deepcopy(whole.documents[file]) for file in {file for file, _, _ in edits}}
    documents = {**whole.documents, **touched}
    for file, path, value in edits:
        here = documents[file]
        for step in path[:-1]:
            here = here[step]
        if value is GONE:
            del here[path[-1]]
        else:
            here[path[-1]] = value
    return Source(documents, whole.texts, whole.lines)


def loaded_with(*edits: tuple[str, Path_, Any]) -> Loaded:
    """The second definition with some values replaced; it has to hold together."""
    result = load_source(edited(*edits))
    assert isinstance(result, Loaded), "\n".join(map(str, result))
    return result


def pathway_with(*edits: tuple[str, Path_, Any]) -> Pathway:
    """The second pathway with some values replaced; it has to hold together."""
    return loaded_with(*edits).pathway


def problems_with(*edits: tuple[str, Path_, Any]) -> list[str]:
    """What building and proving say about the second definition with some values replaced."""
    return [str(problem) for problem in problems_of(edited(*edits))]


def problems_of(source: Source) -> Problems:
    """What building and proving say about these files."""
    result = load_source(source)
    return prove(result, HOUSE).problems if isinstance(result, Loaded) else result
