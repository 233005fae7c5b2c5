"""Decision records are numbered once each and say what they have to say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.contracts.conftest import ROOT

RECORDS = sorted((ROOT / "docs/adr").glob("*.md"))


def test_every_number_is_used_once() -> None:
    numbers = Counter(path.name[:4] for path in RECORDS)
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name) for path in RECORDS)
    assert [number for number, times in numbers.items() if times > 1] == []


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_has_title_context_decision_and_consequences(path: Path) -> None:
    text = path.read_text()
    assert re.match(r"# \d{4}\. \S", text)
    for heading in ("## Context", "## Decision", "## Consequences"):
        assert heading in text


def test_a_record_that_is_named_is_there() -> None:
    numbers = {path.name[:4] for path in RECORDS}
    sources = [path for folder in ("src", "tools", "docs", "tests") for path in (ROOT / folder).rglob("*")]
    texts = [path.read_text() for path in sources if path.suffix in {".py", ".md", ".typ", ".jinja", ".scss"}]
    named = {number for text in texts for number in re.findall(r"\bADR (\d{4})", text)}
    assert named <= numbers
