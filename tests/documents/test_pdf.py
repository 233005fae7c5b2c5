"""The PDF: tagged, complete at every type size, refused rather than printed wrong."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copyfile

import pytest
from pypdf import PdfReader

from careleaf.publishing.document import Box, Document, Paragraph, PictureBlock, Section, TableBlock, lines_of, plain
from careleaf.publishing.print_sizes import CLEAR_PRINT, LARGE_PRINT, LARGEST_PRINT
from careleaf.publishing.problems import FormatUnavailable, WriterProblem
from careleaf.publishing.publish import leaflet_at
from careleaf.publishing.reading.folding import squeezed
from careleaf.publishing.reading.pdf import read_pdf
from careleaf.publishing.reading.pdf_checks import structural_findings
from careleaf.publishing.writers.pdf import pdf_writer
from tests.factories.definitions import FOLDERS, definition
from tests.factories.documents import CALL, LINE, a_document, line, table
from tests.factories.leaflets import FONTS, editions, issue_of

WRITER = pdf_writer(FONTS)
SIZES = (CLEAR_PRINT, *LARGE_PRINT, LARGEST_PRINT)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def only(*blocks: Box | Paragraph | TableBlock, **changes: object) -> Document:
    return a_document(sections=(Section("a", "a.title", line("Title"), blocks),), notice=(), foot=(), **changes)


@pytest.mark.parametrize("size", SIZES)
def test_every_size_passes_the_structural_checks_and_says_every_line(size: int) -> None:
    pdf = WRITER.write(a_document(), size)
    assert structural_findings(pdf) == ()
    said = squeezed(read_pdf(pdf))
    missing = [plain(one) for block in a_document().blocks for one in lines_of(block)]
    assert [text for text in missing if squeezed(text) not in said] == []


@pytest.mark.parametrize("size", SIZES)
def test_every_page_names_the_leaflet_its_edition_and_its_number(size: int) -> None:
    found = pages(WRITER.write(a_document(), size))
    for number, text in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in text
        assert "KW-1, edition 2.3" in text


def test_title_language_and_keywords_are_the_leaflets() -> None:
    reader = PdfReader(BytesIO(WRITER.write(a_document())))
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "Washing your knee"
    assert reader.metadata.author == "The Knee Clinic"
    words = set(str(reader.metadata["/Keywords"]).split(", "))
    assert {"north", "KW-1", "edition 2.3", "ab" * 32} <= words
    assert {word.split()[0] for word in words} >= {"careleaf", "typst", "pypdf"}


def test_a_language_of_no_country_is_written_as_it_is() -> None:
    reader = PdfReader(BytesIO(WRITER.write(a_document(language="pl"))))
    assert str(reader.root_object["/Lang"]) == "pl"


def test_page_size_and_type_size() -> None:
    page = PdfReader(BytesIO(WRITER.write(a_document(), 16))).pages[0]
    sizes: set[float] = set()

    def note(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * abs(tm[0] * cm[0]), 1))

    page.extract_text(visitor_text=note)
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert min(sizes) == 16


def test_links_can_be_followed() -> None:
    reader = PdfReader(BytesIO(WRITER.write(a_document())))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    targets = {str(note["/A"].get("/URI")) for note in notes if "/A" in note}
    assert {"tel:+441632960123", "tel:999", "mailto:knees@example.org", "https://example.org/knees?a=1&b=2"} <= targets


def test_numbers_and_hyphenated_words_are_never_broken_across_lines() -> None:
    text = Paragraph("a.text", tuple(line("and " * n, CALL, " or ", LINE, " for an x-ray.") for n in range(1, 24)))
    lines = "\n".join(pages(WRITER.write(only(text), 24))).splitlines()
    for whole in ("6 to 8 weeks", "01632 960 123", "x-ray"):
        assert sum(one.replace("\u00a0", " ").count(whole) for one in lines) == 23


def test_a_right_to_left_page_keeps_telephone_numbers_in_order(tmp_path: Path) -> None:
    pdf = tmp_path / "rtl.pdf"
    pdf.write_bytes(
        WRITER.write(only(Paragraph("a.text", (line("Phone ", LINE, " or ", CALL, "."),)), direction="rtl"))
    )
    seen = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True).stdout
    assert "01632 960 123" in seen.replace("\u00a0", " ")
    assert "6 to 8 weeks" in seen.replace("\u00a0", " ")


def test_markup_in_words_is_only_letters() -> None:
    hostile = "#set page(fill: red) $x^2$ *bold* _under_ `code` @label <tag> \\ #panic() // comment"
    assert squeezed(hostile) in squeezed(read_pdf(WRITER.write(only(Paragraph("a.text", (line(hostile),))))))


def test_a_box_stays_on_one_page_unless_it_is_taller() -> None:
    filler = Paragraph("a.text", tuple(line("Rest.") for _ in range(24)))
    small = Box("a.box", "emergency", line("Call now if:"), tuple(line(f"small {n}") for n in range(12)))
    assert sum("small" in text for text in pages(WRITER.write(only(filler, small)))) == 1
    tall = replace(small, lines=tuple(line(f"tall {n}") for n in range(80)))
    found = pages(WRITER.write(only(filler, tall)))
    assert sum("tall" in text for text in found) > 1
    assert {int(n) for text in found for n in re.findall(r"tall (\d+)", text)} == set(range(80))


def test_the_section_with_the_emergency_box_begins_a_page() -> None:
    section = a_document().sections[1]
    (page,) = (text for text in pages(WRITER.write(a_document())) if "Emergency: Phone" in text)
    assert page.index("At home") < page.index("Emergency")
    assert page.lstrip().startswith(plain(section.title))


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("size", SIZES)
def test_no_word_runs_off_the_page(name: str, size: int, tmp_path: Path) -> None:
    loaded, (site, language) = definition(name), next(editions(name))
    pdf = WRITER.write(leaflet_at(loaded.pathway, site, language, issue_of(loaded)), size)
    (tmp_path / "leaflet.pdf").write_bytes(pdf)
    where = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "leaflet.pdf", "-"], capture_output=True, check=True
    ).stdout
    words = re.findall(rb'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<', where)
    margin, width, height = 50, 595.3, 841.9
    off = [
        word.decode()
        for *edges, word in words
        for left, top, right, bottom in [map(float, edges)]
        if left < margin or right > width - margin or top < 0 or bottom > height
    ]
    assert len(words) > 300
    assert off == []


def test_a_cell_longer_than_a_page_goes_on_over_the_page() -> None:
    long = line(*(f"word{n} " for n in range(400)))
    rows = ((line("A"), line("B"), line("Phone ", LINE)), (line("C"), long, line("D")))
    pdf = WRITER.write(only(TableBlock("a.table", rows)))
    assert "word399" in read_pdf(pdf)
    assert len(pages(pdf)) > 1
    assert structural_findings(pdf) == ()


def test_large_print_reads_tables_out_by_row() -> None:
    (text,) = pages(WRITER.write(only(table()), 14))
    assert text.index("What to do") < text.index("First day")
    large = "\n".join(pages(WRITER.write(only(table()), 16)))
    assert large.index("First day") < large.index("What to do")
    assert large.count("What to do") == 2


@pytest.mark.parametrize("size", [0, CLEAR_PRINT - 1, LARGEST_PRINT + 1])
def test_a_size_nobody_can_read_or_hold_is_refused(size: int) -> None:
    with pytest.raises(
        WriterProblem, match=f"size of {size} points is not offered. Ask for {CLEAR_PRINT} to {LARGEST_PRINT}"
    ):
        WRITER.write(a_document(), size)


def test_a_letter_no_font_has_is_refused() -> None:
    with pytest.raises(WriterProblem, match="The PDF was not written"):
        WRITER.write(a_document(title=line("Washing \U0001f9bc")))


def test_a_drawing_that_cannot_be_read_is_refused() -> None:
    broken = PictureBlock("a.picture", "<svg", "a.alt", line("A knee"), line("Caption"))
    with pytest.raises(WriterProblem, match="SVG"):
        WRITER.write(a_document(notice=(broken,)))


def test_a_warning_is_a_failure(tmp_path: Path) -> None:
    copyfile(FONTS / "NotoSans-Regular.ttf", tmp_path / "NotoSans-Regular.ttf")
    gone = replace(pdf_writer(tmp_path), families=("Noto Sans", "Gone Sans"))
    with pytest.raises(WriterProblem, match="gone sans"):
        gone.write(a_document())


def test_a_folder_without_the_font_is_named_with_its_mend(tmp_path: Path) -> None:
    with pytest.raises(FormatUnavailable, match=r"no font Noto Sans in .*Run `apt-get install fonts-noto-core`"):
        pdf_writer(tmp_path)
    with pytest.raises(FormatUnavailable, match="no font Noto Sans"):
        pdf_writer(tmp_path / "nowhere")
