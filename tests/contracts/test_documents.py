"""The documents tell the truth: every link leads somewhere, every name stands in the file it is said to be in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.contracts.conftest import ROOT

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`([^`]+)`\s+in\s+\[[^\]]*\]\(([^)#\s]+)\)")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/README.md")])


def local(links: list[str]) -> list[str]:
    return [link for link in links if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    links = local(LINK.findall(document.read_text(encoding="utf-8")))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_name_of_the_tour_stands_where_the_tour_says() -> None:
    tour = ROOT / "docs" / "tour.md"
    named = NAMED.findall(tour.read_text(encoding="utf-8"))
    assert len(named) > 30
    lost = [f"{name} in {link}" for name, link in named if name not in (tour.parent / link).read_text(encoding="utf-8")]
    assert lost == []


def test_a_wrong_name_and_a_dead_link_are_noticed() -> None:
    assert NAMED.findall("`gone` in [moves.py](../src/moves.py)") == [("gone", "../src/moves.py")]
    assert local(LINK.findall("[a](b.md) [c](https://example.org)")) == ["b.md"]
