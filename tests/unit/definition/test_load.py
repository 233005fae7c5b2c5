"""The front door: a folder or a stored text in, a pathway or problems out."""

from __future__ import annotations

from pathlib import Path

import pytest

from careleaf.definition.edition import canonical
from careleaf.definition.load import Loaded, load, load_canonical, load_source
from careleaf.definition.source import Source
from tests.factories.definitions import FOLDERS, SECOND, definition


def signed(*hashes: str) -> Source:
    source = definition().source
    people = [{"name": f"Signer {one[:4]}", "role": "Consultant", "date": "2026-09-01", "hash": one} for one in hashes]
    return Source({**source.documents, "signatures.yaml": {"signatures": people}}, source.texts)


def test_a_folder_becomes_a_pathway() -> None:
    result = load(SECOND)
    assert isinstance(result, Loaded)
    assert result.pathway.head.id == SECOND.name
    assert result.signatures == ()


def test_no_folder_is_a_problem(tmp_path: Path) -> None:
    assert "no such folder" in str(load(tmp_path / "nowhere"))


@pytest.mark.parametrize("name", FOLDERS)
def test_what_a_database_holds_is_the_same_pathway(name: str) -> None:
    stored = load_canonical(canonical(definition(name).source))
    assert isinstance(stored, Loaded)
    assert stored.pathway == definition(name).pathway
    assert stored.hash == definition(name).hash


@pytest.mark.parametrize("text", ["", "nonsense", "{}", '{"documents": {"a.yaml": "\\ud800"}, "texts": {}}'])
def test_what_a_database_cannot_hold_is_a_problem(text: str) -> None:
    result = load_canonical(text)
    assert isinstance(result, tuple)
    assert result


def test_a_signature_of_this_content_stands() -> None:
    result = load_source(signed(definition().hash))
    assert isinstance(result, Loaded)
    assert [signature.name for signature in result.signatures] == [f"Signer {definition().hash[:4]}"]


def test_a_signature_of_other_content_is_told_with_its_name() -> None:
    other = "0" * 64
    (problem,) = load_source(signed(definition().hash, other))  # type: ignore[misc]
    assert "changed after Signer 0000 signed it" in str(problem)
    assert problem.path == ("signatures", 1, "hash")
