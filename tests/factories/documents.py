"""Neutral documents for tests: one with every kind of block, and the pieces it is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from careleaf.definition.values import Day, Duration, DurationRange, Email, Link, Name, Phone, TimeUnit
from careleaf.publishing.document import (
    Box,
    Bullets,
    Document,
    FactRun,
    Line,
    Meta,
    Paragraph,
    PictureBlock,
    Section,
    Steps,
    Subheading,
    TableBlock,
    Text,
)
from careleaf.publishing.labels import Labels

LABELS = Labels(
    contents="Contents",
    skip="Skip to the leaflet",
    page="Page {page} of {pages}",
    edition="edition",
    picture="Picture",
    caution="Important",
    urgent="Urgent",
    emergency="Emergency",
    end_of_box="End of box",
    demonstration_signature="demonstration signature",
    our_reference="Our reference",
    greeting="Dear {name}",
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="400" height="200">'
    '<rect x="1" y="1" width="38" height="18" fill="#fff" stroke="#000"/></svg>'
)
META = Meta(
    pathway="knee-washing",
    leaflet_id="KW-1",
    edition="2.3",
    site="north",
    publisher="The Knee Clinic",
    last_reviewed=date(2026, 3, 1),
    next_review=date(2028, 3, 1),
    approvers=("Ann Onymous, consultant",),
    is_demonstration=True,
    content_hash="ab" * 32,
)

LINE = FactRun("clinic_line", Phone(type="phone", number="01632 960 123"), "01632 960 123")
EMERGENCY = FactRun("emergency_line", Phone(type="phone", number="999"), "999")
CALL = FactRun(
    "call",
    DurationRange(type="duration_range", low=Decimal(6), high=Decimal(8), unit=TimeUnit.WEEKS),
    "6 to 8 weeks",
)
NO_DRIVE = FactRun("no_drive", Duration(type="duration", amount=Decimal(24), unit=TimeUnit.HOURS), "24 hours")
REVIEWED = FactRun("next_review", Day(type="day", date=date(2028, 3, 1)), "1 March 2028")
PAGE = FactRun("page", Link(type="link", url="https://example.org/knees?a=1&b=2"), "https://example.org/knees?a=1&b=2")
MAIL = FactRun("mail", Email(type="email", address="knees@example.org"), "knees@example.org")
CLINIC = FactRun("clinic", Name(type="name", text="The Knee Clinic"), "The Knee Clinic")


def line(*parts: str | FactRun) -> Line:
    """Words and facts in their order."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def table() -> TableBlock:
    rows = (
        (line("When"), line("What is normal"), line("What to do")),
        (line("First day"), line("The knee is sore."), line("Rest for ", NO_DRIVE, ".")),
        (line("Later"), line("The knee is wet."), line("Phone ", LINE, ".")),
    )
    return TableBlock("home.table", rows)


def a_document(**changes: Any) -> Document:
    """Every kind of block, every kind of fact that leads somewhere."""
    urgent = Box("help.urgent", "urgent", line("Phone 111 if the knee is red"), (line("Do it today."),))
    emergency = Box(
        "help.emergency", "emergency", line("Phone ", EMERGENCY), (line("The knee is gone."), line("Wait."))
    )
    before = (
        Paragraph("why.text", (line("We wash knees at ", CLINIC, "."), line("It is wet."))),
        PictureBlock("why.picture", DRAWING, "why.alt", line("A knee beside a bucket"), line("A knee before washing.")),
        Subheading("why.subheading", line("Good to know")),
        Bullets("why.bullets", (line("Bring a towel."), line("Do not drive for ", NO_DRIVE, "."))),
        Steps("why.steps", (line("Sit down."), line("Hold the bucket."))),
    )
    after = (
        table(),
        Box("home.caution", "caution", line("The floor is wet"), (line("Walk slowly."),)),
        urgent,
        emergency,
        Paragraph("home.call", (line("A nurse phones after ", CALL, ". See ", PAGE, " or write to ", MAIL, "."),)),
    )
    document = Document(
        title=line("Washing your knee"),
        summary=line("What knee washing is, and what to do after it."),
        language="en-GB",
        direction="ltr",
        labels=LABELS,
        meta=META,
        notice=(Box("notice.demo", "caution", line("Demonstration"), (line("Nobody has approved this."),)),),
        sections=(
            Section("why", "why.title", line("Why knees are washed"), before),
            Section("home", "home.title", line("At home"), after),
        ),
        foot=(Paragraph("foot.review", (line("To be reviewed by ", REVIEWED, "."),)),),
    )
    return replace(document, **changes)
