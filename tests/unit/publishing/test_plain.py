"""Plain text: wrapped, underlined, boxes in words, tables read out."""

from __future__ import annotations

from dataclasses import replace

from careleaf.publishing.document import Box, Paragraph, Section
from careleaf.publishing.writers.plain import WIDTH, write_plain
from tests.factories.documents import CALL, LINE, a_document, line


def text(**changes: object) -> str:
    return write_plain(a_document(**changes)).decode()


def only(paragraph: Paragraph, **changes: object) -> str:
    return text(sections=(Section("a", "a.title", line("Title"), (paragraph,)),), **changes)


def test_headings_are_underlined_to_their_length() -> None:
    assert text().startswith("Washing your knee\n=================\n")
    assert "\nAt home\n=======\n" in text()
    assert "\nGood to know\n------------\n" in text()


def test_a_long_heading_is_wrapped_and_underlined() -> None:
    lines = text(title=line("knee " * 30)).splitlines()
    assert lines[0] == ("knee " * 14).strip()
    assert lines[3] == "=" * len(lines[0])


def test_lists_have_marks_and_no_gaps() -> None:
    assert "* Bring a towel.\n* Do not drive for 24 hours.\n\n" in text()
    assert "1. Sit down.\n2. Hold the bucket.\n\n" in text()


def test_boxes_are_marked_in_words() -> None:
    stars = "*" * WIDTH
    assert (
        f"{stars}\nEmergency: Phone 999\n\nThe knee is gone.\n\nWait.\n\n(End of box: Emergency)\n{stars}\n" in text()
    )


def test_a_box_whose_heading_introduces_a_list_is_one() -> None:
    document = a_document()
    (box,) = document.notice
    assert isinstance(box, Box)
    listed = replace(box, heading=line("Call ", LINE, " if:"), lines=(line("it is red"), line("it is wet")))
    said = write_plain(replace(document, notice=(listed,))).decode()
    assert "Important: Call 01632 960 123 if:\n\n* it is red\n* it is wet\n\n(End" in said


def test_tables_are_read_out_by_row_with_the_names_of_columns() -> None:
    rows = "When: Later\n  What is normal: The knee is wet.\n  What to do: Phone 01632 960 123.\n"
    assert rows in text()


def test_pictures_are_their_alternative_and_caption() -> None:
    assert "[Picture] A knee beside a bucket\n\nA knee before washing.\n" in text()


def test_lines_are_at_most_the_width_and_numbers_stay_whole() -> None:
    long = Paragraph("a.text", (line(*(("and ", CALL, " then ") * 20)),))
    wrapped = only(long)
    assert all(len(one) <= WIDTH for one in wrapped.splitlines())
    assert wrapped.count("6 to 8 weeks") == 20


def test_an_address_longer_than_a_line_is_never_broken() -> None:
    address = "https://example.org/" + "knees-and-more-" * 8
    assert address in only(Paragraph("a.text", (line("See ", address),))).splitlines()


def test_right_to_left_text_isolates_facts() -> None:
    said = only(Paragraph("a.text", (line("Phone ", LINE),)), direction="rtl")
    assert "\u206601632 960 123\u2069" in said


def test_words_of_spaces_alone_still_print_a_line() -> None:
    assert only(Paragraph("a.text", (line(" "),)))
