"""How each channel renders a fact: from its type, never by guessing at a text.

Nothing here looks into words for a number. A telephone number, a time or a dose is never broken across lines, and in
a right-to-left text it is kept in one piece by Unicode's isolates: without them "01234 567 890" prints there as
"890 567 01234".
"""

import html

import phonenumbers
from markupsafe import Markup

from careleaf.definition.values import (
    AgeRange,
    Count,
    Day,
    Duration,
    DurationRange,
    Email,
    FactValue,
    Link,
    Phone,
    Quantity,
)
from careleaf.publishing.document import Direction, FactRun, Line

LEFT_TO_RIGHT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2066", "\u2068", "\u2069"
NO_BREAK_SPACE, NO_BREAK_HYPHEN = "\u00a0", "\u2011"

_KEPT_TOGETHER = (Duration, DurationRange, AgeRange, Quantity, Count, Phone, Day)
"""Short values whose parts mean something else when a line break separates them."""

_ALWAYS_LEFT_TO_RIGHT = (Phone, Link, Email)


def href(value: FactValue) -> str | None:
    """Where a fact leads when it is tapped; None when it leads nowhere."""
    match value:
        case Phone(number=number):
            return f"tel:{_dialled(number)}"
        case Email(address=address):
            return f"mailto:{address}"
        case Link(url=url):
            return url
        case _:
            return None


def _dialled(number: str) -> str:
    """In international form where there is one; 999, 111 and Relay UK's 18001 prefix are dialled as written."""
    digits = number.replace(" ", "")
    if not digits.startswith("0"):
        return digits
    try:
        return phonenumbers.format_number(phonenumbers.parse(digits, "GB"), phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        return digits


def is_kept_together(value: FactValue) -> bool:
    return isinstance(value, _KEPT_TOGETHER)


def is_left_to_right(value: FactValue) -> bool:
    """Whether it is written left to right in every language."""
    return isinstance(value, _ALWAYS_LEFT_TO_RIGHT)


def in_text(run: FactRun, direction: Direction) -> str:
    """For plain text: in one piece (no-break spaces), isolated where the text runs leftwards."""
    text = run.text.replace(" ", NO_BREAK_SPACE) if is_kept_together(run.value) else run.text
    return isolated(text, run.value, direction)


def in_print(run: FactRun, direction: Direction) -> str:
    """For paper: as in text, and not broken at a hyphen either."""
    text = in_text(run, direction)
    return text.replace("-", NO_BREAK_HYPHEN) if is_kept_together(run.value) else text


def isolated(text: str, value: FactValue, direction: Direction) -> str:
    if direction == "ltr":
        return text
    opening = LEFT_TO_RIGHT_ISOLATE if is_left_to_right(value) else FIRST_STRONG_ISOLATE
    return f"{opening}{text}{POP_ISOLATE}"


def in_html(run: FactRun, *, linked: bool = True) -> Markup:
    """For the web: isolated, unbroken, and a link where the type leads somewhere."""
    direction = ' dir="ltr"' if is_left_to_right(run.value) else ""
    together = ' class="app-together"' if is_kept_together(run.value) else ""
    words = f"<bdi{direction}{together}>{html.escape(run.text)}</bdi>"
    leads_to = href(run.value) if linked else None
    if leads_to is None:
        return Markup(words)
    return Markup(f'<a href="{html.escape(leads_to)}">{words}</a>')


def line_in_html(line: Line, *, linked: bool = True) -> Markup:
    """A whole line, every character of its words escaped; not linked where it stands inside a link already."""
    return Markup("").join(in_html(run, linked=linked) if isinstance(run, FactRun) else run.text for run in line)


def line_in_text(line: Line, direction: Direction) -> str:
    return "".join(in_text(run, direction) if isinstance(run, FactRun) else run.text for run in line)
