"""The lists of a day, as plain values: who comes when, what still blocks, where each patient is now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from careleaf.clinic.appointments.models import Place, Session
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.presenters import Strip, strip
from careleaf.clinic.lists.readiness import BEFORE_THE_NEEDLE, still_open
from careleaf.reasoning.moves import Phase

SHOWN = 3
"""So many things in the way are named on a board; the page of the journey has all of them."""

NOW: Mapping[Phase, str] = MappingProxyType(
    {
        Phase.REFERRED: "Not accepted yet",
        Phase.ACCEPTED: "Not here yet",
        Phase.ARRIVED: "Here, before the procedure",
        Phase.TO_DECIDE: "Does not go ahead",
        Phase.IN_PROCEDURE: "In the procedure",
        Phase.IN_RECOVERY: "In recovery",
        Phase.STAYING: "Staying in hospital",
        Phase.AT_HOME: "Gone home",
        Phase.FOLLOWED_UP: "Gone home",
        Phase.ENDED: "Ended",
    }
)
"""Where a patient is, as a theatre team says it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One patient of a list. ``open`` is what still blocks, ``more`` how much of it is not named here."""

    number: int
    at: datetime
    initials: str
    strip: Strip
    now: str
    is_waiting: bool
    open: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TheatreList:
    pk: int
    title: str
    where: str
    leader: str
    operator: str
    starts_at: datetime
    ends_at: datetime
    cancelled_because: str
    rows: tuple[Row, ...]


def theatre_lists(sessions: Iterable[Session], held: Iterable[tuple[Place, Case]]) -> tuple[TheatreList, ...]:
    """In the order of the day."""
    places = list(held)
    return tuple(_list(session, [one for one in places if one[0].session_id == session.pk]) for session in sessions)


def _list(session: Session, places: Iterable[tuple[Place, Case]]) -> TheatreList:
    return TheatreList(
        pk=session.pk,
        title=session.title,
        where=f"{session.theatre}, {session.site.name}",
        leader=session.led_by.name if session.led_by else "nobody named yet",
        operator=session.x_ray_operator.name if session.x_ray_operator else "nobody named yet",
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        cancelled_because=session.reason if session.cancelled_at else "",
        rows=tuple(_row(place, case) for place, case in places),
    )


def _row(place: Place, case: Case) -> Row:
    found = still_open(case)
    named = found[:SHOWN]
    return Row(
        number=place.number,
        at=place.starts_at,
        initials=case.journey.patient.initials,
        strip=strip(case),
        now=NOW[case.place.phase],
        is_waiting=case.place.phase in BEFORE_THE_NEEDLE,
        open=named,
        more=len(found) - len(named),
    )
