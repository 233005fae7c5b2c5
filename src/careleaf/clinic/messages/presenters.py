"""What the pages of the post room show, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.messages.access import may_keep_post, may_release
from careleaf.clinic.messages.actions.issue_letter import NO_ADDRESS
from careleaf.clinic.messages.models import Message, State
from careleaf.clinic.messages.queries import messages_of
from careleaf.clinic.people.models import Format, Staff, in_words


@dataclass(frozen=True, slots=True)
class Row:
    """A message in a list. ``about`` is the letter's title: for people who may read the record."""

    reference: str
    spoken: str
    name: str
    about: str
    to: str
    way: str
    format: str
    is_special: bool
    state: str
    is_waiting: bool
    issued_at: datetime
    site: str
    edition: str


def row(message: Message) -> Row:
    state = State(getattr(message, "state", None) or State.QUEUED)
    printable = (Format.STANDARD, Format.WEB, Format.LARGE_18, Format.LARGE_24, Format.LARGE_28)
    return Row(
        reference=message.reference,
        spoken=message.spoken_reference,
        name=message.name,
        about=message.title,
        to=message.get_recipient_display(),
        way=message.get_channel_display(),
        format=message.get_format_display(),
        is_special=message.format not in printable,
        state=state.label,
        is_waiting=state in (State.QUEUED, State.HELD, State.FAILED, State.RETURNED, State.GAVE_UP),
        issued_at=message.issued_at,
        site=message.site.name,
        edition=message.edition_label,
    )


def rows(messages: Iterable[Message]) -> tuple[Row, ...]:
    return tuple(map(row, messages))


def letters_of(journey: Journey) -> tuple[Row, ...]:
    """For any page about a journey: everything that went out on it, the latest first."""
    return rows(messages_of(journey))


@dataclass(frozen=True, slots=True)
class Fate:
    """Something that became of a message."""

    words: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class LetterPage:
    row: Row
    owner: str
    page: str
    fates: tuple[Fate, ...]
    repeats: int
    may_return: bool
    may_send_again: bool
    may_release: bool


def letter_page(message: Message, person: Staff) -> LetterPage:
    fates = list(message.deliveries.all())
    latest = fates[-1] if fates else None
    state, why = (State(latest.state), latest.why) if latest else (State.QUEUED, "")
    has_no_address = (state, why) == (State.HELD, NO_ADDRESS)
    return LetterPage(
        row=row(message),
        owner=in_words(message.owner),
        page=message.page,
        fates=tuple(Fate(State(one.state).label, one.at, one.why) for one in fates),
        repeats=message.repeats,
        may_return=may_keep_post(person) and state in (State.PRINTED, State.ACCEPTED, State.DELIVERED),
        may_send_again=may_keep_post(person) and (state is State.RETURNED or has_no_address),
        may_release=may_release(person) and state is State.HELD and not has_no_address,
    )
