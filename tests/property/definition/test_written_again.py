"""What is written again is the same content, whatever it is; and the hash minds content, never its looks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from careleaf.definition.difference import differences
from careleaf.definition.edition import content_hash
from careleaf.definition.export import yaml_text
from careleaf.definition.folder import _Reader, read_folder
from careleaf.definition.load import Loaded, load_source
from careleaf.definition.source import Source
from tests.factories.definitions import FOLDERS, definition, edited

# What a YAML file can hold: no control characters but line ends and tabs.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r\x85", exclude_characters="\ufffe\uffff")
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.decimals(-(10**9), 10**9, places=6).map(float)
    | TEXT
)
DOCUMENTS = st.recursive(
    SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXT, inside, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300)
@given(DOCUMENTS)
def test_any_document_reads_back_as_itself(document: Any) -> None:
    text = yaml_text(document)
    again = _Reader("a.yaml", {}).read(text)
    assert again == document
    assert json.dumps(again) == json.dumps(document)
    assert yaml_text(again) == text


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("sort_keys", [True, False])
@pytest.mark.parametrize("style", [{"default_flow_style": True}, {"indent": 6, "width": 40}])
def test_the_hash_does_not_mind_how_yaml_is_laid_out(
    name: str, style: dict[str, Any], sort_keys: bool, tmp_path: Path
) -> None:
    source = definition(name).source
    for file, text in source.texts.items():
        (tmp_path / file).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / file).write_bytes(text.encode())
    for file, document in source.documents.items():
        (tmp_path / file).parent.mkdir(exist_ok=True, parents=True)
        laid_out = yaml.safe_dump(document, sort_keys=sort_keys, allow_unicode=True, **style)
        (tmp_path / file).write_text(f"# a remark\n{laid_out}", encoding="utf-8")
    again = read_folder(tmp_path)
    assert isinstance(again, Source), again
    assert content_hash(again) == content_hash(source)


SAYABLE = [key for key, fact in definition().pathway.facts.items() if fact.is_.type == "duration"]


@given(st.sampled_from(SAYABLE), st.integers(1, 99))
def test_a_new_hash_is_a_change_that_can_be_told_and_the_same_hash_is_none(fact: str, amount: int) -> None:
    new = load_source(edited(("facts.yaml", (fact, "is", "amount"), amount)))
    if isinstance(new, Loaded):
        changes = differences(definition().pathway, new.pathway)
        assert bool(changes) == (new.hash != definition().hash)
        assert [change.key for change in changes] in ([], [fact])
