"""Publishing: one artefact a format, each with what it was made from; what cannot be published is said plainly."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from careleaf.definition.head import Head, Language
from careleaf.publishing.formats import FORMATS, Press, formats_named
from careleaf.publishing.problems import (
    FormatUnavailable,
    FormatUnknown,
    LanguageUnavailable,
    PublishingProblem,
    SiteUnknown,
)
from careleaf.publishing.publish import leaflet_at, publish
from tests.factories.definitions import definition
from tests.factories.leaflets import issue_of, press

KNEE = definition()
ISSUE = issue_of(KNEE)


def test_one_artefact_for_each_format_in_the_order_asked() -> None:
    artefacts = publish(KNEE.pathway, "fernhill", "en-GB", ("plain", "html", "pdf"), ISSUE, press())
    assert [one.format for one in artefacts] == ["plain", "html", "pdf"]
    assert [one.file_name for one in artefacts] == [
        f"knee-ultrasound-injection-fernhill-en-GB{suffix}" for suffix in (".txt", ".html", ".pdf")
    ]
    for one in artefacts:
        assert one.sha256 == hashlib.sha256(one.content).hexdigest()
        assert one.edition_hash == KNEE.hash
        assert one.media_type == FORMATS[one.format].media_type
        assert one.tools.keys() == {"careleaf", *FORMATS[one.format].tools}
        assert all(version[0].isdigit() for version in one.tools.values())
    assert artefacts[2].content.startswith(b"%PDF-")


def test_the_same_edition_gives_the_same_bytes() -> None:
    first, second = (publish(KNEE.pathway, "marsh-end", "fr", tuple(FORMATS), ISSUE, press()) for _ in range(2))
    assert first == second


def test_an_unknown_site_names_those_there_are() -> None:
    with pytest.raises(SiteUnknown, match=r"no site 'moon'\. Ask for any of: fernhill, marsh-end\."):
        leaflet_at(KNEE.pathway, "moon", "en-GB", ISSUE)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(FormatUnknown, match=r"no format 'docx'\. Ask for any of: html, pdf, pdf-16, "):
        publish(KNEE.pathway, "fernhill", "en-GB", ("html", "docx"), ISSUE, press())


def test_formats_are_asked_for_by_name_or_all_at_once() -> None:
    assert formats_named("plain, pdf-18,,plain") == ("plain", "pdf-18")
    assert formats_named("plain,all") == ("plain", *(name for name in FORMATS if name != "plain"))
    with pytest.raises(FormatUnknown, match="no format 'pdf-17'"):
        formats_named("all,pdf-17")


def test_without_a_stylesheet_the_page_cannot_be_written_and_the_text_can() -> None:
    bare = Press(fonts=press().fonts, css=None)
    with pytest.raises(FormatUnavailable, match=r"no stylesheet .*Run `make setup`"):
        publish(KNEE.pathway, "fernhill", "en-GB", ("html",), ISSUE, bare)
    assert publish(KNEE.pathway, "fernhill", "en-GB", ("plain",), ISSUE, bare)


def test_a_draft_language_is_not_published() -> None:
    draft = tuple(
        Language(tag=one.tag, claims="draft" if one.tag == "fr" else one.claims)
        for one in (KNEE.pathway.head.languages)
    )
    pathway = replace(KNEE.pathway, head=Head.model_copy(KNEE.pathway.head, update={"languages": draft}))
    with pytest.raises(LanguageUnavailable, match=r"not complete in 'fr'\. Ask for any of: en-GB\."):
        leaflet_at(pathway, "fernhill", "fr", ISSUE)


def test_a_problem_says_what_and_how_to_mend_it() -> None:
    problem = PublishingProblem("It is wet.", "Dry it.")
    assert (str(problem), problem.what, problem.mend) == ("It is wet. Dry it.", "It is wet.", "Dry it.")
