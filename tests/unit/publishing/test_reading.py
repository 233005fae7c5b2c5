"""Text is read back with nothing folded away but what a format may change."""

from __future__ import annotations

import pytest

from careleaf.publishing.reading.coverage import Missing
from careleaf.publishing.reading.folding import folded, squeezed
from careleaf.publishing.reading.html import read_html


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("24\u00a0hours", "24 hours"),
        ("  a \n\t b  ", "a b"),
        ("\u206601632 960\u2069", "01632 960"),
        ("x\u2011ray x\u2010ray", "x-ray x-ray"),
        ("hos\u00adpital", "hospital"),
        ("\ufb01nd", "find"),
        ("6 – 8", "6 – 8"),
    ],
)
def test_kinds_of_space_and_hyphen_and_invisible_marks_are_folded(written: str, read: str) -> None:
    assert folded(written) == read
    assert squeezed(written) == read.replace(" ", "")


def test_words_that_differ_stay_different() -> None:
    assert folded("must not drive") != folded("must drive")
    assert folded("24 hours") != folded("2 4 hours")


def test_html_says_its_text_and_alternatives_but_no_head_style_or_script() -> None:
    page = (
        b"<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><p>One <a>two</a>.</p>"
        b'<script>no()</script><img alt="A knee &amp; more"><img><p>three</p></body></html>'
    )
    assert folded(read_html(page)) == "One two. A knee & more three"


def test_what_is_missing_is_told_in_a_sentence() -> None:
    full = Missing(("L40",), "home.driving", ("no_drive",), "pdf", "Do not drive for 24 hours.")
    assert str(full) == (
        "The pdf file does not say 'Do not drive for 24 hours.' with no_drive: block home.driving (for L40)."
    )
    assert str(Missing((), "a.title", (), "html", "Title")) == "The html file does not say 'Title': block a.title."
