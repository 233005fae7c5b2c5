"""A run of the press: what can be made is, what cannot is withheld with the reason, and none stops another."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from careleaf.publishing.document import Document
from careleaf.publishing.formats import FORMATS, Format, Press
from careleaf.publishing.press_run import Withheld, manifest, run_press
from careleaf.publishing.problems import FormatUnknown, SiteUnknown, WriterProblem
from careleaf.publishing.publish import Artefact
from careleaf.publishing.writers.plain import write_plain
from tests.factories.definitions import definition
from tests.factories.leaflets import issue_of, press

KNEE = definition()


def run(formats: tuple[str, ...], lent: Press | None = None) -> list[Artefact | Withheld]:
    return list(run_press(KNEE.pathway, "fernhill", "en-GB", formats, issue_of(KNEE), lent or press()))


def instead(monkeypatch: pytest.MonkeyPatch, **changes: Format) -> None:
    formats = {**FORMATS, **changes}
    for module in ("careleaf.publishing.press_run", "careleaf.publishing.publish", "careleaf.publishing.formats"):
        monkeypatch.setattr(f"{module}.FORMATS", formats)


def test_what_the_machine_lacks_is_withheld_and_the_rest_is_made() -> None:
    page, text = run(("html", "plain"), replace(press(), css=None))
    assert isinstance(page, Withheld)
    assert (page.format, page.is_owed) == ("html", True)
    assert page.why == "There is no stylesheet for the page. Run `make setup`: it makes one."
    assert isinstance(text, Artefact)


def test_an_extra_that_is_lacking_is_owed_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, html=replace(FORMATS["html"], is_owed=False))
    (page,) = run(("html",), replace(press(), css=None))
    assert isinstance(page, Withheld)
    assert not page.is_owed


def test_what_a_writer_refuses_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(document: Document, lent: Press) -> bytes:
        raise WriterProblem("No ink.", "Buy some.")

    instead(monkeypatch, pdf=replace(FORMATS["pdf"], write=refuse, is_owed=False))
    assert run(("pdf",)) == [Withheld("pdf", "No ink. Buy some.", True)]


def test_what_does_not_say_everything_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(document: Document, lent: Press) -> bytes:
        return write_plain(replace(document, sections=document.sections[:-1]))

    instead(monkeypatch, plain=replace(FORMATS["plain"], write=forgetful))
    page, text = run(("html", "plain"))
    assert isinstance(page, Artefact)
    assert isinstance(text, Withheld)
    assert "The plain file does not say" in text.why


def test_the_list_beside_the_files_says_what_each_was_made_from() -> None:
    text, page = json.loads(manifest(run(("plain", "html"), replace(press(), css=None))))
    assert text["file"] == "knee-ultrasound-injection-fernhill-en-GB.txt"
    assert (text["state"], text["content_hash"], text["edition"]) == ("machine-checked", KNEE.hash, "2.3")
    assert set(text["made_with"]) == {"careleaf"}
    assert (page["state"], page["owed"]) == ("withheld", True)


def test_what_cannot_be_had_at_all_is_said_before_the_first() -> None:
    with pytest.raises(FormatUnknown):
        run(("plain", "docx"))
    with pytest.raises(SiteUnknown):
        list(run_press(KNEE.pathway, "moon", "en-GB", ("plain",), issue_of(KNEE), press()))
