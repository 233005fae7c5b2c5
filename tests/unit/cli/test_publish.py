"""``careleaf publish`` on a machine that lacks something: the rest is written, and the lack is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from careleaf.cli.application import application
from careleaf.cli.publish import BUILD
from tests.factories.definitions import SECOND

ASKED = ["publish", str(SECOND), "--site", "fernhill"]


def publish(to: Path, *more: str) -> tuple[int, str, set[str]]:
    """The exit, what was said on stderr, and the endings of the files written."""
    result = CliRunner().invoke(application, [*ASKED, "--to", str(to), *more])
    return result.exit_code, result.stderr, {path.suffix for path in to.glob("*")}


def test_every_format_is_written(tmp_path: Path) -> None:
    assert publish(tmp_path) == (0, "", {".html", ".pdf", ".txt"})


def test_without_fonts_the_others_are_written_and_the_lack_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bare" / "static").mkdir(parents=True)
    (tmp_path / "bare" / "static" / "careleaf.css").write_text("main { max-width: 60em }")
    monkeypatch.setattr(sys.modules["careleaf.cli.publish"], "BUILD", tmp_path / "bare")
    code, said, endings = publish(tmp_path / "made")
    assert (code, endings) == (1, {".html", ".txt"})
    assert "The format pdf was withheld." in said
    assert "apt-get install fonts-noto-core" in said


def test_without_a_stylesheet_the_page_is_withheld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "fonts").symlink_to(BUILD / "fonts")
    monkeypatch.setattr(sys.modules["careleaf.cli.publish"], "BUILD", tmp_path / "bare")
    code, said, endings = publish(tmp_path / "made")
    assert (code, endings) == (1, {".pdf", ".txt"})
    assert "The format html was withheld. There is no stylesheet for the page. Run `make setup`" in said


def test_what_is_no_format_writes_nothing(tmp_path: Path) -> None:
    code, said, endings = publish(tmp_path / "made", "--format", "plain,docx")
    assert (code, endings) == (1, set())
    assert "There is no format 'docx'." in said


def test_a_site_there_is_none_of_writes_nothing(tmp_path: Path) -> None:
    result = CliRunner().invoke(application, ["publish", str(SECOND), "--site", "moon", "--to", str(tmp_path)])
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "no site 'moon'" in result.stderr
