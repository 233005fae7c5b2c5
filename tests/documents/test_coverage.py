"""Every format says every statement and fact of every definition; what a writer loses is reported with its items."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careleaf.publishing.document import Block, Document, FactRun, Paragraph, PictureBlock, Section, Text
from careleaf.publishing.formats import FORMATS
from careleaf.publishing.publish import leaflet_at, publish
from careleaf.publishing.reading.coverage import WAYS, Missing, way_of, what_is_missing
from careleaf.publishing.reading.pdf_checks import structural_findings
from careleaf.publishing.writers.plain import write_plain
from tests.factories.definitions import FOLDERS, definition
from tests.factories.leaflets import editions, issue_of, press

KNEE = definition()
ISSUE = issue_of(KNEE)
SIZES = tuple(name for name in FORMATS if name.startswith("pdf-"))
TRIED = tuple(name for name in FORMATS if name not in SIZES[:-1])
"""The sizes of print share one writer and one way of being read: the largest stands in for the others."""


@pytest.mark.parametrize("name", FOLDERS)
def test_every_edition_says_everything_in_every_format(name: str) -> None:
    loaded = definition(name)
    issue = issue_of(loaded)
    shown = tuple(FORMATS)
    for site, language in editions(name):
        pathway = loaded.pathway.at(site)
        for artefact in publish(loaded.pathway, site, language, shown, issue, press()):
            missing = what_is_missing(pathway, language, issue, artefact.format, artefact.content)
            assert [str(one) for one in missing] == []
            if artefact.media_type == "application/pdf":
                assert structural_findings(artefact.content) == ()
        shown = tuple(one for one in FORMATS if one not in SIZES)  # the other sites differ in their facts alone


def test_every_format_has_its_way_of_being_read_back() -> None:
    assert WAYS.keys() < FORMATS.keys()
    assert all(way_of(name, "en-GB") for name in FORMATS)


def without(document: Document, key: str) -> Document:
    """The document as a writer that loses one block would see it."""
    sections = tuple(
        replace(section, blocks=tuple(block for block in section.blocks if block.key != key))
        for section in document.sections
    )
    return replace(document, sections=sections)


def missing(document: Document, format_: str) -> tuple[Missing, ...]:
    return what_is_missing(
        KNEE.pathway.at("fernhill"), "en-GB", ISSUE, format_, FORMATS[format_].write(document, press())
    )


@pytest.mark.parametrize("format_", TRIED)
@pytest.mark.parametrize("key", [place.block for section in KNEE.pathway.leaflet.sections for place in section.blocks])
def test_a_block_that_is_lost_is_reported_with_its_items(format_: str, key: str) -> None:
    found = missing(without(leaflet_at(KNEE.pathway, "fernhill", "en-GB", ISSUE), key), format_)
    assert key in {one.block for one in found}
    alternatives = {picture.alt for picture in KNEE.pathway.pictures.values()}
    assert {one.block for one in found} <= {key} | alternatives
    listed = {item.id for item in KNEE.pathway.register.items if key in item.blocks}
    assert all(listed <= set(one.items) for one in found if one.block == key)
    assert {one.format for one in found} == {format_}


@pytest.mark.parametrize("name", FOLDERS)
def test_no_block_of_any_definition_can_go_unnoticed(name: str) -> None:
    loaded = definition(name)
    site, language = next(editions(name))
    issue, pathway = issue_of(loaded), loaded.pathway.at(site)
    whole = leaflet_at(loaded.pathway, site, language, issue)
    for key in {block.key for section in whole.sections for block in section.blocks}:
        found = what_is_missing(pathway, language, issue, "plain", write_plain(without(whole, key)))
        assert key in {one.block for one in found}


@pytest.mark.parametrize("format_", TRIED)
def test_a_fact_that_is_lost_is_named(format_: str) -> None:
    document = leaflet_at(KNEE.pathway, "fernhill", "en-GB", ISSUE)
    lost = tuple(replace(section, blocks=tuple(map(_misquoted, section.blocks))) for section in document.sections)
    found = missing(replace(document, sections=lost), format_)
    assert {fact for one in found for fact in one.facts} == {"visit_window"}
    assert {one.block for one in found} == {"follow.visit"}


def _misquoted(block: Block) -> Block:
    """The block with one fact printed wrong."""
    if not isinstance(block, Paragraph):
        return block
    wrong = tuple(
        tuple(Text("soon") if isinstance(run, FactRun) and run.key == "visit_window" else run for run in line)
        for line in block.lines
    )
    return replace(block, lines=wrong)


@pytest.mark.parametrize("format_", TRIED)
def test_titles_and_alternatives_of_pictures_are_proved_too(format_: str) -> None:
    document = leaflet_at(KNEE.pathway, "fernhill", "en-GB", ISSUE)

    def muted(section: Section) -> Section:
        blocks = tuple(
            replace(block, alt=(Text("A picture"),)) if isinstance(block, PictureBlock) else block
            for block in section.blocks
        )
        return replace(section, title=(Text("Part"),), blocks=blocks)

    found = missing(replace(document, sections=tuple(map(muted, document.sections))), format_)
    lost = {one.block for one in found}
    assert "injection.picture_alt" in lost
    assert "home.title" in lost


def test_the_fallback_of_a_slot_answers_for_its_items() -> None:
    document = without(leaflet_at(KNEE.pathway, "fernhill", "en-GB", ISSUE), "injection.chance")
    (found,) = missing(document, "plain")
    gap = {gap.id for gap in KNEE.pathway.register.gaps if "injection.chance" in gap.blocks}
    assert found.words == "We have no figure we can trust. Ask your doctor."
    assert gap <= set(found.items)


@pytest.mark.parametrize("format_", TRIED)
def test_what_is_not_to_be_shown_is_not_missed(format_: str) -> None:
    pathway = KNEE.pathway.at("fernhill")
    section = pathway.leaflet.sections[0].model_copy(update={"blocks": (pathway.leaflet.foot[3],)})
    leaflet = pathway.leaflet.model_copy(update={"sections": (section, *pathway.leaflet.sections[1:])})
    bare = replace(pathway, leaflet=leaflet)
    artefact = FORMATS[format_].write(leaflet_at(bare, "fernhill", "en-GB", ISSUE), press())
    assert what_is_missing(bare, "en-GB", ISSUE, format_, artefact) == ()
