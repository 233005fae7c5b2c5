"""Every letter of every definition: it says all its words and particulars in every format, and fits its paper."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from careleaf.publishing.compose.letter import Addressee, Occasion, compose_letter
from careleaf.publishing.compose.particulars import Particular
from careleaf.publishing.document import Document
from careleaf.publishing.reading.coverage import what_a_letter_is_missing
from careleaf.publishing.reading.pdf_checks import structural_findings
from careleaf.publishing.writers.html import write_page
from careleaf.publishing.writers.pdf import pdf_writer
from careleaf.publishing.writers.plain import write_plain
from tests.factories.definitions import FOLDERS, definition
from tests.factories.leaflets import FONTS, editions, issue_of
from tests.factories.letters import FOUR_ALLERGIES, LONGEST_NAME, PATIENT, occasion

LETTERS = [(name, key) for name in FOLDERS for key in definition(name).pathway.letters]
FIRST = "sacroiliac-joint-injection"
ONE_SIDE = [key for key in definition(FIRST).pathway.letters if key != "discharge_take_home"]
POINTS_PER_MM = 72 / 25.4


def letter(name: str, key: str, about: Occasion, site: str = "", language: str = "en-GB") -> Document:
    loaded = definition(name)
    at = site or next(iter(loaded.pathway.sites))
    return compose_letter(loaded.pathway.at(at), at, key, about, language, issue_of(loaded))


def printed(document: Document, size: int = 12) -> bytes:
    return pdf_writer(FONTS).write(document, size)


def page_count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize(("name", "key"), LETTERS)
def test_each_format_says_every_word_and_particular(name: str, key: str) -> None:
    loaded, about = definition(name), occasion(key)
    for site, language in editions(name):
        at, document = loaded.pathway.at(site), letter(name, key, about, site, language)
        pdf = printed(document)
        assert structural_findings(pdf) == ()
        for format_, content in (("html", write_page(document, "")), ("plain", write_plain(document)), ("pdf", pdf)):
            missing = what_a_letter_is_missing(at, key, about, language, issue_of(loaded), format_, content)
            assert [str(one) for one in missing] == []


@pytest.mark.parametrize("lost", ["title", "particular", "foot", "block"])
def test_what_is_lost_on_the_way_is_missed(lost: str) -> None:
    loaded, key, about = definition(FIRST), "admission", occasion("admission")
    site = next(iter(loaded.pathway.sites))
    document = letter(FIRST, key, about)
    (body,) = document.sections
    damaged = {
        "title": replace(document, sections=(replace(body, title=body.title[:0]),), title=()),
        "particular": replace(document, sections=(replace(body, blocks=body.blocks[1:]),)),
        "foot": replace(document, foot=document.foot[1:]),
        "block": replace(document, sections=(replace(body, blocks=body.blocks[:-1]),)),
    }[lost]
    text = write_page(damaged, "")
    assert what_a_letter_is_missing(loaded.pathway.at(site), key, about, "en-GB", issue_of(loaded), "html", text)


@pytest.mark.parametrize("key", ONE_SIDE)
def test_a_letter_is_one_side_of_paper(key: str) -> None:
    assert page_count(printed(letter(FIRST, key, occasion(key)))) == 1


LONG = Addressee(
    LONGEST_NAME, ("Flat 12B, The Old Coaching House", "143 Sample Street", "Little Chart", "Ashford", "Kent", "TN27")
)


@pytest.mark.parametrize("size", [12, 24, 28])
@pytest.mark.parametrize("name", [LONGEST_NAME, "W" * 60], ids=["words", "one word"])
def test_a_long_name_and_four_allergies_stay_on_the_page(name: str, size: int) -> None:
    allergies = Particular("allergies", FOUR_ALLERGIES)
    document = letter(FIRST, "admission", occasion("admission", replace(LONG, name=name), allergies))
    pdf = printed(document, size)
    assert structural_findings(pdf) == ()
    for x, _, text in words_on_paper(pdf):
        assert 19 < x < 191, text


def words_on_paper(pdf: bytes, page: int = 1) -> list[tuple[float, float, str]]:
    """Both ends of every word of a page: millimetres from the left and from the top."""
    asked = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-"]
    found = subprocess.run(asked, input=pdf, capture_output=True, check=True).stdout.decode()
    words = []
    for line in found.splitlines():
        if "<word" in line:
            x1, y1, x2, y2 = (float(part) / POINTS_PER_MM for part in line.split('"')[1:8:2])
            text = line.split(">")[1].split("<")[0]
            words += [(x1, y1, text), (x2, y2, text)]
    return words


@pytest.mark.parametrize("size", [12, 18, 28])
def test_only_the_address_stands_in_the_window_of_the_envelope(size: int) -> None:
    inside = [
        text for x, y, text in words_on_paper(printed(letter(FIRST, "admission", occasion()), size))
        if 20 < x < 110 and 46 < y < 92
    ]  # fmt: skip
    assert set(inside) == set(" ".join((PATIENT.name, *PATIENT.address)).split())


@pytest.mark.parametrize("address", [PATIENT, LONG], ids=["usual", "long"])
def test_the_whole_address_is_seen_through_the_window(address: Addressee) -> None:
    words = words_on_paper(printed(letter(FIRST, "admission", occasion("admission", address))))
    ours = [(x, y) for x, y, text in words if text == address.address[-1].split()[-1]]
    assert all(19.9 <= x <= 100 and 47 <= y <= 81.5 for x, y in ours)
    assert ours


def test_the_plain_letter_reads_in_order(tmp_path: Path) -> None:
    text = write_plain(letter(FIRST, "admission", occasion("admission"), "william-harvey")).decode()
    told = ["Demonstration", "William Harvey Hospital", "Mrs Imogen Example", "25 November 2026", "Dear Mrs Example",
            "Your place for", "Side: left", "You have a place", "Questions about", "large print"]  # fmt: skip
    places = [text.index(words) for words in told]
    assert places == sorted(places)
