"""What the pages of sessions show, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from careleaf.clinic.appointments.access import may_keep
from careleaf.clinic.appointments.models import Kind, Place, Session
from careleaf.clinic.appointments.queries import places_in
from careleaf.clinic.appointments.wording import skill_in_words
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock


@dataclass(frozen=True, slots=True)
class Line:
    """A session in the list."""

    pk: int
    title: str
    kind: str
    where: str
    starts_at: datetime
    ends_at: datetime
    leader: str
    capacity: int
    taken: int
    state: str
    colour: str

    @property
    def free(self) -> int:
        """Nothing is free where nobody more is taken."""
        return self.capacity - self.taken if self.state in ("open", "full") else 0


COLOURS = {"open": "green", "full": "blue", "locked": "grey", "over": "white", "cancelled": "red"}


def line(session: Session, taken: int) -> Line:
    state = _state(session, taken)
    return Line(
        pk=session.pk,
        title=session.title,
        kind=Kind(session.kind).label,
        where=f"{session.site.name}, {session.theatre}" if session.theatre else session.site.name,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        leader=session.led_by.name if session.led_by else "",
        capacity=session.capacity,
        taken=taken,
        state=state,
        colour=COLOURS[state],
    )


def _state(session: Session, taken: int) -> str:
    if session.cancelled_at:
        return "cancelled"
    if session.ends_at <= clock.now():
        return "over"
    if session.locked_at:
        return "locked"
    return "full" if taken >= session.capacity else "open"


@dataclass(frozen=True, slots=True)
class Day:
    at: datetime
    lines: tuple[Line, ...]


def days(sessions: Iterable[Session]) -> tuple[Day, ...]:
    """In the clinic's calendar."""
    lines = [line(session, session.taken) for session in sessions]  # type: ignore[attr-defined]
    by_day = groupby(lines, key=lambda one: timezone.localtime(one.starts_at).date())
    return tuple(Day(found[0].starts_at, found) for _, group in by_day if (found := tuple(group)))


@dataclass(frozen=True, slots=True)
class Row:
    """A number of the session: who holds it, by initials only, and where the keyboard can move them."""

    number: int
    starts_at: datetime
    place: int | None
    initials: str
    reference: str
    up: int | None
    down: int | None


@dataclass(frozen=True, slots=True)
class SessionPage:
    line: Line
    reason: str
    locked_at: datetime | None
    is_theatre: bool
    is_approved: bool
    operator: str
    skills: tuple[str, ...]
    rows: tuple[Row, ...]
    may_order: bool
    may_lock: bool
    may_unlock: bool
    may_cancel: bool


def session_page(session: Session, person: Staff) -> SessionPage:
    places = list(places_in(session))
    shown, keeps = line(session, len(places)), may_keep(person)
    is_open = shown.state in ("open", "full")
    return SessionPage(
        line=shown,
        reason=session.reason,
        locked_at=session.locked_at,
        is_theatre=session.kind == Kind.THEATRE,
        is_approved=session.is_approved,
        operator=session.x_ray_operator.name if session.x_ray_operator else "",
        skills=tuple(map(skill_in_words, session.skill_keys)),
        rows=tuple(_rows(session, places)),
        may_order=keeps and is_open,
        may_lock=keeps and is_open,
        may_unlock=keeps and shown.state == "locked",
        may_cancel=keeps and shown.state not in ("cancelled", "over"),
    )


def _rows(session: Session, places: Iterable[Place]) -> Iterable[Row]:
    held = {place.number: place for place in places}
    for number in range(1, session.capacity + 1):
        place = held.get(number)
        yield Row(
            number=number,
            starts_at=session.time_of(number),
            place=place.pk if place else None,
            initials=place.journey.patient.initials if place else "",
            reference=place.journey.reference if place else "",
            up=number - 1 if number > 1 else None,
            down=number + 1 if number < session.capacity else None,
        )
