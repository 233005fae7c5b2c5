"""The rulebook in docs/ is the one the definition and the worked examples make today."""

from __future__ import annotations

import filecmp
from pathlib import Path

import pytest

from careleaf.cli.rulebook import write
from tests.factories.definitions import HOME


def test_it_is_not_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    for folder in (HOME / "pathways").iterdir():
        pages = write(folder, tmp_path)
        kept = HOME / "docs" / "rulebook" / folder.name
        same = filecmp.dircmp(tmp_path / folder.name, kept)
        assert (same.left_only, same.right_only, same.diff_files) == ([], [], []), "run: careleaf rulebook"
        assert pages == len(list(kept.glob("*.md")))


def test_a_page_that_is_no_longer_written_goes(tmp_path: Path) -> None:
    home = tmp_path / "sacroiliac-joint-injection"
    home.mkdir()
    (home / "old.md").write_text("Old")
    write(HOME / "pathways" / "sacroiliac-joint-injection", tmp_path)
    assert not (home / "old.md").exists()
