"""Facts are rendered for each channel from their type."""

from __future__ import annotations

import html
from decimal import Decimal

import pytest

from careleaf.definition.values import FactValue, LocalText, Name, Phone, Quantity, QuantityUnit
from careleaf.publishing.document import FactRun, Text
from careleaf.publishing.rendering import href, in_html, in_print, in_text, line_in_html, line_in_text
from tests.factories.documents import CALL, CLINIC, LINE, MAIL, NO_DRIVE, PAGE, REVIEWED


def phone(number: str) -> Phone:
    return Phone(type="phone", number=number)


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (phone("01632 960 123"), "tel:+441632960123"),
        (phone("999"), "tel:999"),
        (phone("18001 01632 960123"), "tel:1800101632960123"),
        (phone("00 999 999 999"), "tel:00999999999"),
        (MAIL.value, "mailto:knees@example.org"),
        (PAGE.value, "https://example.org/knees?a=1&b=2"),
        (CLINIC.value, None),
        (CALL.value, None),
    ],
)
def test_a_fact_leads_where_its_type_leads(value: FactValue, address: str | None) -> None:
    assert href(value) == address


def test_a_number_and_its_unit_are_one_piece_on_paper() -> None:
    dose = FactRun("dose", Quantity(type="quantity", amount=Decimal(40), unit=QuantityUnit.MILLIGRAM), "40 mg-x")
    assert in_text(NO_DRIVE, "ltr") == "24\u00a0hours"
    assert in_print(dose, "ltr") == "40\u00a0mg\u2011x"
    assert in_print(REVIEWED, "ltr") == "1\u00a0March\u00a02028"


def test_a_name_may_break_across_lines() -> None:
    name = FactRun("name", Name(type="name", text="Stoke-on-Trent Clinic"), "Stoke-on-Trent Clinic")
    assert in_print(name, "ltr") == "Stoke-on-Trent Clinic"


def test_right_to_left_text_keeps_each_fact_in_one_piece() -> None:
    assert in_text(LINE, "rtl") == "\u206601632\u00a0960\u00a0123\u2069"
    assert in_print(CALL, "rtl") == "\u20686\u00a0to\u00a08\u00a0weeks\u2069"
    assert line_in_text((Text("Phone "), LINE), "rtl") == "Phone \u206601632\u00a0960\u00a0123\u2069"


def test_html_isolates_keeps_together_and_links() -> None:
    assert in_html(LINE) == ('<a href="tel:+441632960123"><bdi dir="ltr" class="app-together">01632 960 123</bdi></a>')
    assert in_html(CALL) == '<bdi class="app-together">6 to 8 weeks</bdi>'
    assert in_html(LINE, linked=False) == '<bdi dir="ltr" class="app-together">01632 960 123</bdi>'
    assert in_html(CLINIC) == "<bdi>The Knee Clinic</bdi>"


def test_html_escapes_words_and_facts_alike() -> None:
    hostile = '<script>alert("&")</script>'
    fact = FactRun("advice", LocalText(type="text", text=hostile), hostile)
    written = str(line_in_html((Text(hostile), fact)))
    assert html.unescape(written) == f"{hostile}<bdi>{hostile}</bdi>"
    assert "<script" not in written
    assert '&amp;b=2"' in in_html(PAGE)
