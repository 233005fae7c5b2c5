"""Braille: six dots only, rows that fit the paper, every word there on the way back, refused rather than guessed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from careleaf.publishing import liblouis
from careleaf.publishing.braille import (
    FROM_ASCII,
    TABLES,
    USUAL_PAGE,
    Grade,
    PageOfBraille,
    line_in_cells,
    page_of_braille,
    table_for,
    there_and_back,
)
from careleaf.publishing.document import Document, Letterhead, Paragraph, Particulars, Section, Steps, plain
from careleaf.publishing.liblouis import BLANK, louis
from careleaf.publishing.problems import FormatUnavailable, WriterProblem
from careleaf.publishing.publish import leaflet_at
from careleaf.publishing.reading.braille import read_brf, read_pef
from careleaf.publishing.reading.folding import squeezed
from careleaf.publishing.rendering import NO_BREAK_SPACE
from careleaf.publishing.writers.braille import BOX_OPENS, GOES_ON, braille_pages
from careleaf.publishing.writers.braille_files import write_brf, write_pef
from tests.factories.definitions import FOLDERS, definition
from tests.factories.documents import CALL, LINE, a_document, line
from tests.factories.leaflets import issue_of, press

GRADES: tuple[Grade, ...] = (1, 2)
TWO = TABLES["en"][2]
DOTS = {chr(cell) for cell in range(0x2800, 0x2840)}


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(liblouis, "LIBRARY", "liblouis.so.none")
    louis.cache_clear()
    yield
    louis.cache_clear()


def only(*blocks: Paragraph | Steps | Particulars, **changes: object) -> Document:
    return a_document(sections=(Section("a", "a.title", line("Title"), blocks),), notice=(), foot=(), **changes)


def rows(document: Document, grade: Grade = 2, page: PageOfBraille = USUAL_PAGE) -> list[str]:
    return [row for sheet in braille_pages(document, grade, page) for row in sheet]


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("page", [USUAL_PAGE, PageOfBraille(28, 20)])
def test_every_page_fits_the_paper_and_bears_its_number(grade: Grade, page: PageOfBraille) -> None:
    pages = braille_pages(a_document(), grade, page)
    assert len(pages) > 1
    for number, sheet in enumerate(pages, start=1):
        assert len(sheet) == page.rows
        assert all(set(row) <= DOTS and len(row) <= page.columns for row in sheet)
        assert sheet[-1] == line_in_cells(line(str(number)), TWO).rjust(page.columns, BLANK)


@pytest.mark.parametrize("grade", GRADES)
def test_both_files_hold_the_same_pages(grade: Grade) -> None:
    brf, pef = (write(a_document(), grade, USUAL_PAGE) for write in (write_brf, write_pef))
    assert read_brf(brf, "en-GB", grade) == read_pef(pef, "en-GB", grade)
    assert set(brf.decode()) <= {chr(letter) for letter in FROM_ASCII} | set("\r\n\f")
    root = ElementTree.fromstring(pef)
    told = {one.tag.rpartition("}")[2]: one.text for one in root.iter() if "elements" in one.tag}
    assert told["title"] == "Washing your knee"
    assert told["identifier"] == f"KW-1/north/2.3/{'ab' * 32}"
    assert "liblouis " in str(told["description"])


@pytest.mark.parametrize("name", FOLDERS)
def test_no_page_ends_in_a_heading(name: str) -> None:
    loaded = definition(name)
    document = leaflet_at(loaded.pathway, next(iter(loaded.pathway.sites)), "en-GB", issue_of(loaded))
    titles = {line_in_cells(section.title, TWO) for section in document.sections}
    for sheet in braille_pages(document, 2, press().braille):
        written = [row.strip(BLANK) for row in sheet[:-1] if row.strip(BLANK)]
        assert written[-1] not in titles
        assert set(written[-1]) != {BOX_OPENS}


def test_numbers_are_never_broken_across_rows() -> None:
    text = Paragraph("a.text", tuple(line("and " * n, CALL, " or ", LINE, ".") for n in range(1, 24)))
    for fact in (CALL, LINE):
        whole = line_in_cells((fact,), TWO).replace(NO_BREAK_SPACE, BLANK)
        assert sum(row.count(whole) for row in rows(only(text))) == 23


def test_an_address_longer_than_a_row_goes_on_with_a_mark() -> None:
    address = "https://example.org/" + "knees-and-more-" * 8
    document = only(Paragraph("a.text", (line("See ", address, " now."),)))
    assert any(row.endswith(GOES_ON) for row in rows(document))
    said = read_brf(write_brf(document, 1, USUAL_PAGE), "en-GB", 1)
    assert squeezed(there_and_back(address, TABLES["en"][1])) in squeezed(said)


def test_a_letter_says_its_head_and_particulars() -> None:
    head = Letterhead(
        sender=(line("The Knee Clinic"),),
        recipient=(line("Ann Onymous"), line("1 Wet Street")),
        written=line("1 March 2026"),
        reference=line("Our reference: 7"),
        greeting=line("Dear Ann"),
    )
    rows_ = Particulars("a.rows", ((line("Side"), line("left")),))
    document = only(rows_, Steps("a.steps", (line("Sit down."), line("Wait."))), letterhead=head)
    said = squeezed(read_brf(write_brf(document, 1, USUAL_PAGE), "en-GB", 1))
    assert all(squeezed(plain(one)) in said for one in head.lines)
    assert "Side:left1.Sitdown.2.Wait." in said


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("letter", ["\U0001f9bc", "ж"])
def test_a_letter_the_table_has_no_cells_for_is_refused_by_name(grade: Grade, letter: str) -> None:
    with pytest.raises(WriterProblem, match=f"no cells of six dots for '{letter}'"):
        write_brf(a_document(title=line("Washing ", letter, " knees")), grade, USUAL_PAGE)


def test_without_the_library_it_is_withheld_with_the_command(no_library: None) -> None:
    with pytest.raises(FormatUnavailable, match=r"liblouis is not installed\. Run `apt-get install liblouis20"):
        write_brf(a_document(), 2, USUAL_PAGE)


def test_a_table_that_is_not_there_is_withheld_with_the_command() -> None:
    with pytest.raises(FormatUnavailable, match=r"no table gone\.ctb\. Run `apt-get install .*liblouis-data`"):
        louis().cells("knee", "gone.ctb")


def test_a_language_nobody_has_tried_is_withheld_with_the_reason() -> None:
    with pytest.raises(FormatUnavailable, match=r"no Braille in 'pl': no table"):
        table_for("pl", 2)


@pytest.mark.parametrize("size", ["", "40", "40x", "19x25", "61x25", "40x09", "40x41", "400x25"])
def test_paper_no_embosser_takes_is_refused(size: str) -> None:
    with pytest.raises(FormatUnavailable, match="Ask for 20 to 60 cells in 10 to 40 rows"):
        page_of_braille(size)
    assert page_of_braille(" 28x20 ") == PageOfBraille(28, 20)


def test_a_row_that_is_lost_is_missed() -> None:
    whole = write_brf(a_document(), 2, USUAL_PAGE)
    lost = whole.replace(b"T[EL", b"", 1)
    assert lost != whole
    assert read_brf(lost, "en-GB", 2) != read_brf(whole, "en-GB", 2)
