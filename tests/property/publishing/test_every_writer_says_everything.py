"""Any document: every writer says every line and every fact, and hostile words stay words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from careleaf.definition.values import Day, Duration, DurationRange, Email, FactValue, Link, LocalText, Phone, TimeUnit
from careleaf.publishing.document import (
    Block,
    Box,
    Bullets,
    Document,
    FactRun,
    Line,
    Paragraph,
    PictureBlock,
    Section,
    Steps,
    Subheading,
    TableBlock,
    Text,
    lines_of,
    plain,
)
from careleaf.publishing.print_sizes import CLEAR_PRINT
from careleaf.publishing.reading.coverage import WAYS
from careleaf.publishing.reading.pdf_checks import structural_findings
from careleaf.publishing.writers.html import write_fragment, write_page
from careleaf.publishing.writers.pdf import pdf_writer
from careleaf.publishing.writers.plain import write_plain
from tests.factories.documents import DRAWING, a_document
from tests.factories.leaflets import FONTS

HOSTILE = (
    "#panic()",
    "$x^2$",
    "<script>alert(1)</script>",
    "*b* _i_ `c` @l \\",
    "{{ 7*7 }}",
    "&amp;",
    "</style>",
    "]]>",
)
WORD = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        "abcdefghijklmnopqrstuvwxyzABCXYZäöüßéèçñžŁøœ0123456789.,:;!?'’“”–&<>#$*_@/()[]{}%+=~^|",
        min_size=1,
        max_size=12,
    ),
    st.just("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
)
WORDS = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
AMOUNT = st.integers(1, 999).map(Decimal)
PHONES = st.from_regex(r"\A0[1-9][0-9]{2,3} [0-9]{3} [0-9]{3}\Z").map(lambda number: Phone(type="phone", number=number))
VALUES: st.SearchStrategy[tuple[FactValue, str]] = st.one_of(
    PHONES.map(lambda phone: (phone, phone.number)),
    AMOUNT.map(lambda n: (Duration(type="duration", amount=n, unit=TimeUnit.HOURS), f"{n} hours")),
    AMOUNT.map(
        lambda n: (
            DurationRange(type="duration_range", low=n, high=n + 2, unit=TimeUnit.WEEKS),
            f"{n} to {n + 2} weeks",
        )
    ),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)).map(lambda day: (Day(type="day", date=day), f"{day:%d %B %Y}")),
    WORDS.map(lambda text: (LocalText(type="text", text=text), text)),
    st.just((Link(type="link", url="https://example.org/a-b?c=<d>&e"), "https://example.org/a-b?c=<d>&e")),
    st.just((Email(type="email", address="a.b+c@example.org"), "a.b+c@example.org")),
)
FACTS = VALUES.map(lambda pair: FactRun("a_fact", *pair))
LINE: st.SearchStrategy[Line] = st.lists(st.one_of(WORDS.map(Text), FACTS), min_size=1, max_size=4).map(tuple)
LINES = st.lists(LINE, min_size=1, max_size=4).map(tuple)
TABLES = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.lists(LINE, min_size=width, max_size=width).map(tuple), min_size=2, max_size=4).map(tuple)
)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    LINES.map(lambda lines: Paragraph("a.block", lines)),
    LINES.map(lambda lines: Bullets("a.block", lines)),
    LINES.map(lambda lines: Steps("a.block", lines)),
    LINE.map(lambda line: Subheading("a.block", line)),
    TABLES.map(lambda rows: TableBlock("a.block", rows)),
    st.builds(Box, st.just("a.block"), st.sampled_from(("caution", "urgent", "emergency")), LINE, LINES),
    st.builds(PictureBlock, st.just("a.block"), st.just(DRAWING), st.just("a.alt"), LINE, LINE),
)
SECTION = st.builds(
    Section, st.just("one"), st.just("one.title"), LINE, st.lists(BLOCK, min_size=1, max_size=4).map(tuple)
)
DOCUMENT = st.builds(
    lambda title, summary, section, foot: a_document(title=title, summary=summary, sections=(section,), foot=foot),
    LINE,
    LINE,
    SECTION,
    st.lists(LINES.map(lambda lines: Paragraph("a.foot", lines)), max_size=1).map(tuple),
)


def assert_said(document: Document, format_: str, write: Callable[[Document], bytes]) -> None:
    way = WAYS[format_]
    said = way.fold(way.read(write(document)))
    lines = [document.title, document.summary, *(section.title for section in document.sections)]
    lines += [line for block in document.blocks for line in lines_of(block)]
    for line in lines:
        assert way.fold(plain(line)) in said
        assert all(way.fold(run.text) in said for run in line)


@given(DOCUMENT, st.sampled_from(("ltr", "rtl")))
@settings(max_examples=60, deadline=None)
def test_plain_text_says_everything(document: Document, direction: str) -> None:
    assert_said(replace(document, direction=direction), "plain", write_plain)  # type: ignore[arg-type]


@given(DOCUMENT, st.sampled_from(("ltr", "rtl")))
@settings(max_examples=60, deadline=None)
def test_html_says_everything_and_is_well_formed(document: Document, direction: str) -> None:
    turned = replace(document, direction=direction)  # type: ignore[arg-type]
    assert_said(turned, "html", lambda one: write_page(one, ""))
    tree = html5lib.HTMLParser(strict=True).parse(write_page(turned, ""))  # nothing left open, no link in a link
    assert not list(tree.iter("{http://www.w3.org/1999/xhtml}script"))
    assert "<script" not in write_fragment(turned)


@given(DOCUMENT, st.sampled_from((CLEAR_PRINT, 18, 28)))
@settings(max_examples=60, deadline=None)
def test_pdf_says_everything_and_passes_the_structural_checks(document: Document, size: int) -> None:
    def write(one: Document) -> bytes:
        return pdf_writer(FONTS).write(one, size)

    assert_said(document, "pdf", write)
    assert structural_findings(write(document)) == ()


@given(st.lists(PHONES, min_size=1, max_size=6), st.sampled_from((CLEAR_PRINT, 28)))
@settings(max_examples=25, deadline=None)
def test_a_right_to_left_pdf_never_reorders_a_telephone_number(phones: list[Phone], size: int) -> None:
    lines = tuple((Text("Phone "), FactRun("a_phone", phone, phone.number), Text(".")) for phone in phones)
    section = Section("one", "one.title", (Text("One"),), (Paragraph("a.block", lines),))
    document = a_document(sections=(section,), direction="rtl")
    way = WAYS["pdf"]
    said = way.fold(way.read(pdf_writer(FONTS).write(document, size)))
    assert all(way.fold(phone.number) in said for phone in phones)
