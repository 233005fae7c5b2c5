"""Places for the appointment: those that are free around the promised window, and the one an entry names."""

import re
from datetime import timedelta

from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.appointments.queries import FreePlace, free_places
from careleaf.clinic.followup.window import is_inside, promised_span, skills_for
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.web.saying import when

AROUND = timedelta(days=21)
"""How far around the window a clerk is offered places."""
AHEAD = timedelta(days=84)
"""How far ahead where nothing is promised."""
OFFERED = 30
OTHER = "another time, agreed outside the sessions"
_NAMED = re.compile(r"session (\d+), number (\d+)$")


def free_inside(case: Case, mode: str) -> tuple[FreePlace, ...]:
    """Free places inside the promised window that can do what this patient needs, earliest first."""
    due = promised_span(case)
    if due is None or due.closes is None:
        return ()
    journey = case.journey
    skills = skills_for(journey.patient, mode)
    return free_places(journey.site, Kind.CALL, due.opens or case.at, due.closes, skills)


def places_offered(case: Case) -> list[tuple[str, str]]:
    """Free places in and around the window for a person to choose from, each with what is true of it."""
    due = promised_span(case)
    opens = due.opens - AROUND if due and due.opens else case.at
    closes = due.closes + AROUND if due and due.closes else case.at + AHEAD
    found = free_places(case.journey.site, Kind.CALL, opens, max(closes, case.at + AROUND), limit=OFFERED)
    return [(name_of(place), _words(place, is_inside(due, place.starts_at))) for place in found]


def name_of(place: FreePlace) -> str:
    """How an entry names a place: words for people, two numbers for the house."""
    return f"{place.session.title}, session {place.session.pk}, number {place.number}"


def place_named(case: Case, name: str) -> tuple[Session, int] | None:
    """The session and number an entry names, at the journey's own hospital."""
    match = _NAMED.search(name)
    if match is None:
        return None
    session = Session.objects.filter(pk=int(match[1]), site=case.journey.site_id, kind=Kind.CALL).first()
    return (session, int(match[2])) if session else None


def _words(place: FreePlace, inside: bool) -> str:
    offers = ", ".join(place.session.skill_keys)
    told = f"{when(place.starts_at)}, {place.session.title}" + (f" ({offers})" if offers else "")
    return told if inside else f"{told}: outside the promised window"
