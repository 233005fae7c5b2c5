"""The leaflet is composed from its structure, the words of a language and one site's facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from careleaf.definition.facts import Signature
from careleaf.definition.head import Head, PatientReviewer
from careleaf.definition.pathway import Pathway
from careleaf.definition.words import Words
from careleaf.publishing.compose.generated import NONE_KEYS
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.compose.leaflet import compose_leaflet, is_shown
from careleaf.publishing.document import (
    Box,
    Bullets,
    Document,
    Paragraph,
    PictureBlock,
    Steps,
    Subheading,
    TableBlock,
    lines_of,
    plain,
)
from careleaf.publishing.labels import LABEL_KEYS
from careleaf.publishing.problems import LanguageUnavailable, WordsMissing
from tests.factories.definitions import definition
from tests.factories.leaflets import with_words, without_words

ISSUE = Issue(edition_hash="ab" * 32)
SIGNED = Signature(name="Bo Baker", role="Consultant", date=date(2026, 10, 1))
SHOWN = Signature(name="Cy Clerk", role="Librarian", date=date(2026, 10, 2), demonstration=True)


@pytest.fixture
def pathway() -> Pathway:
    return definition().pathway.at("fernhill")


def composed(pathway: Pathway, issue: Issue = ISSUE, language: str = "en-GB") -> Document:
    return compose_leaflet(pathway, "fernhill", language, issue)


def with_head(pathway: Pathway, **changes: object) -> Pathway:
    return replace(pathway, head=Head.model_copy(pathway.head, update=changes))


def text_of(document: Document) -> str:
    return "\n".join(plain(line) for block in document.blocks for line in lines_of(block))


def test_every_shape_has_its_block(pathway: Pathway) -> None:
    blocks = {block.key: block for block in composed(pathway).blocks}
    kinds = {"injection.what": Paragraph, "contact.page": Bullets, "follow.steps": Steps, "home.times": TableBlock}
    kinds |= {"after.subtitle": Subheading, "injection.picture": PictureBlock, "alarm.emergency": Box}
    assert {key: type(blocks[key]) for key in kinds} == kinds
    urgencies = {key: block.urgency for key, block in blocks.items() if isinstance(block, Box)}
    assert urgencies["alarm.emergency"] == "emergency"
    assert urgencies["contact.closed"] == "urgent"
    assert urgencies["tell.infection"] == "caution"


def test_every_placed_block_stands_in_its_section(pathway: Pathway) -> None:
    document = composed(pathway)
    assert [section.key for section in document.sections] == [one.key for one in pathway.leaflet.sections]
    for section, placed in zip(document.sections, pathway.leaflet.sections, strict=True):
        assert [block.key for block in section.blocks] == [place.block for place in placed.blocks]


def test_a_picture_carries_drawing_alternative_and_caption(pathway: Pathway) -> None:
    (picture,) = (block for block in composed(pathway).blocks if isinstance(block, PictureBlock))
    assert picture.svg == pathway.drawings["knee.svg"]
    assert plain(picture.alt).startswith("A knee from the front.")
    assert plain(picture.caption) == "The needle goes in beside the knee cap."


def test_the_site_speaks_with_its_own_facts() -> None:
    whole = definition().pathway
    texts = {site: text_of(compose_leaflet(whole.at(site), site, "en-GB", ISSUE)) for site in whole.sites}
    assert len(set(texts.values())) == len(texts)


@pytest.mark.parametrize("by_head", [True, False])
@pytest.mark.parametrize("by_issue", [True, False])
def test_a_demonstration_by_either_account_says_so(pathway: Pathway, by_head: bool, by_issue: bool) -> None:
    issue = replace(ISSUE, is_demonstration=by_issue)
    document = composed(with_head(pathway, demonstration=by_head), issue)
    assert [block.key for block in document.notice] == (["notice.demonstration"] if by_head or by_issue else [])
    assert document.meta.is_demonstration is (by_head or by_issue)


def test_made_with_patients_prints_only_when_one_is_named(pathway: Pathway) -> None:
    named = composed(with_head(pathway, patient_reviewers=(PatientReviewer(name="Di Day", date=date(2026, 5, 4)),)))
    nobody = composed(with_head(pathway, patient_reviewers=()))
    assert "Read by: Di Day, 4 May 2026." in text_of(named)
    assert "No patient has read this leaflet yet." not in text_of(named)
    assert "Read by" not in text_of(nobody)
    assert "No patient has read this leaflet yet." in text_of(nobody)


def test_a_section_with_nothing_to_show_is_left_out(pathway: Pathway) -> None:
    hidden = pathway.leaflet.foot[2]
    section = pathway.leaflet.sections[0].model_copy(update={"blocks": (hidden,)})
    leaflet = pathway.leaflet.model_copy(update={"sections": (section, *pathway.leaflet.sections[1:])})
    bare = replace(with_head(pathway, patient_reviewers=()), leaflet=leaflet)
    assert section.key not in [one.key for one in composed(bare).sections]


def test_approvals_are_named_with_role_and_date(pathway: Pathway) -> None:
    document = composed(pathway, replace(ISSUE, approved_by=(SIGNED, SHOWN)))
    said = "Bo Baker, Consultant, 1 October 2026; Cy Clerk, Librarian (demonstration signature), 2 October 2026"
    assert f"Approved by {said}." in text_of(document)
    assert document.meta.approvers == ("Bo Baker, Consultant", "Cy Clerk, Librarian")


def test_an_edition_nobody_approved_says_so(pathway: Pathway) -> None:
    assert "Approved by nobody yet." in text_of(composed(pathway))


@pytest.mark.parametrize("key", NONE_KEYS)
def test_a_language_that_cannot_say_nobody_is_refused(pathway: Pathway, key: str) -> None:
    bare = without_words(with_head(pathway, patient_reviewers=()), "en-GB", key)
    with pytest.raises(WordsMissing, match=key):
        composed(bare)


def test_a_language_without_labels_is_refused(pathway: Pathway) -> None:
    bare = without_words(pathway, "en-GB", LABEL_KEYS[0], LABEL_KEYS[3])
    with pytest.raises(WordsMissing, match=f"{LABEL_KEYS[0]}, {LABEL_KEYS[3]}"):
        composed(bare)
    with pytest.raises(WordsMissing, match=LABEL_KEYS[1]):
        composed(with_words(pathway, {LABEL_KEYS[1]: ("a", "list")}))


def test_a_language_without_words_is_refused(pathway: Pathway) -> None:
    with pytest.raises(LanguageUnavailable, match="no leaflet in 'pl', only in en-GB, fr"):
        composed(pathway, language="pl")


@pytest.mark.parametrize(("tag", "direction"), [("en-GB", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("ckb", "rtl")])
def test_the_language_gives_the_direction(pathway: Pathway, tag: str, direction: str) -> None:
    words = {**pathway.words, tag: Words(tag, pathway.source_words.blocks)}
    assert composed(replace(pathway, words=words), language=tag).direction == direction


def test_what_the_leaflet_says_about_itself(pathway: Pathway) -> None:
    meta = composed(pathway).meta
    assert (meta.pathway, meta.site, meta.leaflet_id) == ("knee-ultrasound-injection", "fernhill", "FJC-KNEE")
    assert (meta.edition, meta.content_hash) == ("2.3", "ab" * 32)
    assert meta.publisher in text_of(composed(pathway))
    assert (meta.last_reviewed, meta.next_review) == (date(2026, 9, 1), date(2028, 9, 1))


def test_a_block_without_condition_is_always_shown(pathway: Pathway) -> None:
    assert is_shown(None, pathway, ISSUE)
