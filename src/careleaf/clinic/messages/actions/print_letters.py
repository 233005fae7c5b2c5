"""Letters are printed in a batch: those that may still go, each on fresh paper, behind a page that lists them."""

import json
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import typst
from django.conf import settings
from django.db import transaction
from pypdf import PdfReader, PdfWriter

from careleaf.clinic.messages.access import demand_keeper_of_post
from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.models import Message, State
from careleaf.clinic.messages.queries import why_stopped
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import plural, when

_MANIFEST = Path(__file__).parents[1] / "manifest.typ"


def print_letters(*, messages: Iterable[Message], by: Actor) -> bytes:
    """One PDF to print on both sides. What must not go any more is taken out of the queue, with the reason."""
    going = [message for message in messages if _may_go(message, by)]
    if not going:
        raise Refused("None of these letters is to be printed any more. Open the page again.")
    letters = [(message, PdfReader(BytesIO(bytes(message.pdf)))) for message in going]
    batch = PdfWriter()
    for reader in (_manifest(letters), *(reader for _, reader in letters)):
        batch.append(reader)
        if len(reader.pages) % 2:
            batch.add_blank_page()  # the next letter begins on a sheet of its own
    printed = BytesIO()
    batch.write(printed)
    return printed.getvalue()


@transaction.atomic
def mark_printed(*, messages: Iterable[Message], by: Actor) -> int:
    """They are in their envelopes; how many. One that is marked already stays as it is."""
    going = [message for message in messages if _may_go(message, by)]
    for message in going:
        note_delivery(message, State.PRINTED, by=by)
        note_act(by.named, "mark_printed", message.named)
    return len(going)


def _may_go(message: Message, by: Actor) -> bool:
    demand_keeper_of_post(by, message)
    stopped = why_stopped(message)
    if stopped:
        note_delivery(message, State.STOPPED, by=by, why=stopped)
    return not stopped


def _manifest(letters: Sequence[tuple[Message, PdfReader]]) -> PdfReader:
    told = {
        "title": f"{plural(len(letters), 'letter')}, {when(clock.now())}",
        "rows": [[one.spoken_reference, one.name, str(len(reader.pages))] for one, reader in letters],
    }
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[settings.HOME / "build" / "fonts"]
    )
    pdf = typst.compile(_MANIFEST, font_paths=fonts, sys_inputs={"manifest": json.dumps(told)})
    assert isinstance(pdf, bytes), "one file, since no output path was given"
    return PdfReader(BytesIO(pdf))
