"""``careleaf publish`` on a machine that lacks something: the rest is written, and the lack is told."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from careleaf.cli.application import application
from careleaf.cli.publish import BUILD
from careleaf.publishing.formats import FORMATS
from tests.factories.definitions import SECOND, definition

ASKED = ["publish", str(SECOND), "--site", "fernhill"]


def publish(to: Path, *more: str) -> tuple[int, str, set[str]]:
    """The exit, what was said on stderr, and the endings of the files written."""
    result = CliRunner().invoke(application, [*ASKED, "--to", str(to), *more])
    return result.exit_code, result.stderr, {path.suffix for path in to.glob("*")}


def test_every_format_is_written(tmp_path: Path) -> None:
    assert publish(tmp_path) == (0, "", {".html", ".pdf", ".txt", ".json"})


def test_without_fonts_the_others_are_written_and_the_lack_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bare" / "static").mkdir(parents=True)
    (tmp_path / "bare" / "static" / "careleaf.css").write_text("main { max-width: 60em }")
    monkeypatch.setattr(sys.modules["careleaf.cli.publish"], "BUILD", tmp_path / "bare")
    code, said, endings = publish(tmp_path / "made")
    assert (code, endings) == (1, {".html", ".txt", ".json"})
    assert "The format pdf was withheld." in said
    assert "apt-get install fonts-noto-core" in said


def test_without_a_stylesheet_the_page_is_withheld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "fonts").symlink_to(BUILD / "fonts")
    monkeypatch.setattr(sys.modules["careleaf.cli.publish"], "BUILD", tmp_path / "bare")
    code, said, endings = publish(tmp_path / "made")
    assert (code, endings) == (1, {".pdf", ".txt", ".json"})
    assert "The format html was withheld. There is no stylesheet for the page. Run `make setup`" in said


@pytest.mark.parametrize("ask", [("--all",), ("--format", "all")])
def test_everything_is_made_for_every_site_and_told_in_a_table(tmp_path: Path, ask: tuple[str, ...]) -> None:
    result = CliRunner().invoke(application, ["publish", str(SECOND), "--to", str(tmp_path), *ask])
    assert (result.exit_code, result.stderr) == (0, "")
    for site in ("fernhill", "marsh-end"):
        name = f"{SECOND.name}-{site}-en-GB"
        told = json.loads((tmp_path / f"{name}.json").read_bytes())
        assert [one["format"] for one in told] == list(FORMATS)
        for one in told:
            content = (tmp_path / one["file"]).read_bytes()
            assert one["sha256"] == hashlib.sha256(content).hexdigest()
            assert one["content_hash"] == definition().hash
            assert one["made_with"]["careleaf"]
        assert name in result.stdout
    for name in FORMATS:
        assert re.search(rf"^ ?{name} +made .* kB ", result.stdout, re.MULTILINE)


def test_what_is_owed_and_withheld_stands_in_the_table_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["careleaf.cli.publish"], "BUILD", tmp_path / "bare")
    result = CliRunner().invoke(application, [*ASKED, "--to", str(tmp_path / "made"), "--all"])
    assert result.exit_code == 1
    assert re.search(r"^ ?pdf-18 +withheld +PDFs cannot", result.stdout, re.MULTILINE)
    assert re.search(r"^ ?plain +made", result.stdout, re.MULTILINE)


def test_what_is_no_format_writes_nothing(tmp_path: Path) -> None:
    code, said, endings = publish(tmp_path / "made", "--format", "plain,docx")
    assert (code, endings) == (1, set())
    assert "There is no format 'docx'." in said


def test_a_site_there_is_none_of_writes_nothing(tmp_path: Path) -> None:
    result = CliRunner().invoke(application, ["publish", str(SECOND), "--site", "moon", "--to", str(tmp_path)])
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "no site 'moon'" in result.stderr
