"""The canonical form and the content hash."""

from __future__ import annotations

import json
import unicodedata

import pytest

from careleaf.definition.edition import canonical, content_hash, from_canonical
from careleaf.definition.source import Source
from tests.factories.definitions import FOLDERS, definition


@pytest.mark.parametrize("name", FOLDERS)
def test_the_canonical_form_gives_back_the_same_files_in_the_same_order(name: str) -> None:
    source = definition(name).source
    again = from_canonical(canonical(source))
    assert again == source
    assert json.dumps(again.documents) == json.dumps(source.documents)
    assert canonical(again) == canonical(source)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "{}", '{"documents": {}}', '{"documents": 7, "texts": {}}'])
def test_what_is_no_canonical_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Canonical"):
        from_canonical(text)


def test_the_hash_minds_content_only() -> None:
    source = Source({"b.yaml": {"y": 1, "x": "é"}, "a.yaml": []}, {"c.md": "é"})
    other = Source({"a.yaml": [], "b.yaml": {"x": unicodedata.normalize("NFD", "é"), "y": 1}}, {"c.md": "é"})
    assert content_hash(source) == content_hash(other)
    assert len(content_hash(source)) == 64


@pytest.mark.parametrize(
    "other",
    [
        Source({"a.yaml": [2, 1]}, {"c.md": "x"}),
        Source({"a.yaml": [1, "2"]}, {"c.md": "x"}),
        Source({"a.yaml": [1, 2]}, {"c.md": "y"}),
        Source({"b.yaml": [1, 2]}, {"c.md": "x"}),
    ],
)
def test_any_change_of_content_changes_the_hash(other: Source) -> None:
    assert content_hash(other) != content_hash(Source({"a.yaml": [1, 2]}, {"c.md": "x"}))


def test_signatures_are_no_content() -> None:
    source = definition().source
    signed = Source({**source.documents, "signatures.yaml": {"signatures": []}}, source.texts)
    assert content_hash(signed) == content_hash(source)
