"""The HTML to embed: NHS components, headings in order, nothing but the document's own words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest

from careleaf.publishing.document import Box, Document, PictureBlock
from careleaf.publishing.problems import WriterProblem
from careleaf.publishing.writers.html import write_fragment, write_page
from tests.factories.documents import a_document, line

XHTML = "{http://www.w3.org/1999/xhtml}"


def fragment(document: Document | None = None) -> str:
    return write_fragment(document or a_document())


def test_the_article_names_language_and_direction() -> None:
    assert '<article class="app-leaflet" id="leaflet" lang="en-GB" dir="ltr">' in fragment()
    assert 'lang="ar" dir="rtl"' in fragment(a_document(language="ar", direction="rtl"))


def test_headings_go_down_one_level_at_a_time() -> None:
    tree = html5lib.parseFragment(fragment(), container="main")
    levels = [int(element.tag[-1]) for element in tree.iter() if element.tag in {f"{XHTML}h{n}" for n in range(1, 7)}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_contents_lead_to_every_section() -> None:
    tree = html5lib.parseFragment(fragment(), container="main")
    ids = {element.get("id") for element in tree.iter()}
    targets = [element.get("href", "") for element in tree.iter(f"{XHTML}a")]
    assert [one[1:] for one in targets if one.startswith("#")] == ["section-why", "section-home"]
    assert {"section-why", "section-home"} <= ids


def test_boxes_are_nhs_cards_that_say_their_urgency_in_words() -> None:
    said = fragment()
    for variant in ("nhsuk-card--warning", "nhsuk-card--care--urgent", "nhsuk-card--care--emergency"):
        assert variant in said
    assert ">Emergency: Phone <a href" in said
    assert ">Urgent: Phone 111 if the knee is red<" in said
    assert ">Important: The floor is wet<" in said
    assert 'role="text"' not in said


def test_a_box_whose_heading_introduces_a_list_is_one() -> None:
    box = Box("a.box", "urgent", line("Call if:"), (line("it is red"), line("it is wet")))
    said = fragment(a_document(notice=(box,)))
    assert "<li>it is red</li>" in said
    assert "<li>it is wet</li>" in said


def test_tables_have_headers_for_rows_and_columns() -> None:
    said = fragment()
    assert said.count('scope="col"') == 3
    assert said.count('scope="row"') == 2


def test_a_drawing_is_an_image_and_never_markup() -> None:
    document = a_document()
    (picture,) = (block for block in document.blocks if isinstance(block, PictureBlock))
    evil = replace(picture, svg='<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    section = replace(document.sections[0], blocks=(evil,))
    said = fragment(replace(document, sections=(section,)))
    assert "<script" not in said
    assert 'alt="A knee beside a bucket"' in said
    assert 'src="data:image/svg+xml;base64,' in said


def test_hostile_words_stay_words() -> None:
    hostile = '<img src=x onerror="alert(1)"> {{ 7 * 7 }} {% raw %} & \' "'
    said = fragment(a_document(title=line(hostile)))
    tree = html5lib.parseFragment(said, container="main")
    (title,) = tree.iter(f"{XHTML}h1")
    assert "".join(title.itertext()) == hostile
    assert len(list(tree.iter(f"{XHTML}img"))) == 1


def test_a_stylesheet_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(WriterProblem, match="stylesheet would end its own element"):
        write_page(a_document(), "</STYLE><script>")
