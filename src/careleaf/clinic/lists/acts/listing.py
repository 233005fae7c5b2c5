"""A place on a theatre list: chosen among those that are free, taken with the event, moved by listing again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django import forms

from careleaf.clinic.appointments.actions.move_place import move_place
from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.appointments.queries import Room, held_now, room_in_sessions, theatre_at
from careleaf.clinic.journeys.act import WHOLE, Act, Case, Facts, Fields, as_facts
from careleaf.clinic.journeys.asking import words, yes_or_no
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.lists.holding import demand_settled
from careleaf.clinic.lists.readiness import still_open
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.fields import WhenField
from careleaf.clinic.web.saying import plural, when
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.bookings import PLANNED_FOR

AHEAD = timedelta(weeks=26)
OFFERED = 12
ELSEWHERE = "elsewhere"
GONE = "This place has gone since the page was opened. Choose one of those that are free now."
MOVED = "Put on a list again: moved to another place."


def _asks(case: Case) -> Fields:
    """The places are looked up when they are shown, not for the labels of the record."""
    offered = cache(lambda: tuple(_offers(case)))
    place = forms.ChoiceField(
        label="Which place?",
        help_text="The next free place of each theatre session at this hospital, earliest first.",
        widget=forms.RadioSelect,
        choices=lambda: offered(),
        initial=lambda: _held_value(case) if case.part == WHOLE else "",
        error_messages={"required": "Choose a place.", "invalid_choice": GONE},
    )
    listed_for = WhenField(
        label="If it was agreed outside Careleaf: for when?", help_text="Otherwise leave it empty.", required=False
    )
    agreed = yes_or_no(
        "Has the patient agreed to this day?", "If not, the letter offers it and they may ask to change."
    )
    return {"place": place, "agreed": agreed, **_asks_about_theatre(case), "listed_for": listed_for}


def _asks_about_theatre(case: Case) -> Fields:
    """Only where the definition counts whether the theatre is an approved one."""
    if not any(one.field == "approved_theatre" for one in case.pathway.measures.values()):
        return {}
    hint = "The leaflet promises an approved theatre. Leave it empty where it is one."
    return {"unapproved_because": words("If the theatre is not marked as approved: why there?", hint, required=False)}


def _offers(case: Case) -> list[tuple[str, str]]:
    found = room_in_sessions(case.journey.site, Kind.THEATRE, case.at, case.at + AHEAD, OFFERED)
    held = held_now(case.journey, Kind.THEATRE)
    own = [(_held_value(case), f"{_told(held.session, held.starts_at)}: the place held now")] if held else []
    elsewhere = (ELSEWHERE, "None of these: it was agreed outside Careleaf before")
    return [*own, *((_value(one.session, one.starts_at), _room_told(one)) for one in found), elsewhere]


def _held_value(case: Case) -> str:
    held = held_now(case.journey, Kind.THEATRE)
    return _value(held.session, held.starts_at) if held else ""


def _value(session: Session, at: datetime) -> str:
    return f"{at.isoformat()} {session.theatre}"


def _room_told(room: Room) -> str:
    free = f"{room.free} of {plural(room.session.capacity, 'place')} free"
    approved = "" if room.session.is_approved else ". Not marked as an approved theatre"
    return f"{_told(room.session, room.starts_at)}, {free}{approved}"


def _told(session: Session, at: datetime) -> str:
    leader = session.led_by.name if session.led_by else "nobody named yet"
    return f"{when(at)}, {session.theatre}, {leader}"


def _says(given: Mapping[str, Any]) -> dict[str, str]:
    """Time and theatre name the place: in one theatre there is one session at a time."""
    told = dict(given)
    place, listed_for = told.pop("place", ""), told.pop("listed_for", None)
    if place == ELSEWHERE:
        return as_facts({PLANNED_FOR: listed_for, **told})
    at, _, theatre = place.partition(" ")
    return as_facts({PLANNED_FOR: at, "theatre": theatre, **told})


def _works_out(case: Case, facts: Facts) -> Facts:
    session = _session(case, facts)
    leader = session.led_by.name if session and session.led_by else ""
    return as_facts({"list": session.title if session else "", "led_by": leader, "notice": _notice(case, facts)})


def _notice(case: Case, facts: Facts) -> str:
    days = (_time(facts) - case.at).days if facts.get(PLANNED_FOR) else None
    return "" if days is None or days < 0 else plural(days, "day")


def _time(facts: Facts) -> datetime:
    return datetime.fromisoformat(facts[PLANNED_FOR])


def _session(case: Case, facts: Facts) -> Session | None:
    theatre = facts.get("theatre")
    return theatre_at(case.journey.site, theatre, _time(facts)) if theatre else None


def _demands(case: Case, facts: Facts) -> None:
    if not facts.get("theatre"):
        raise Refused(
            "Choose one of the free places. Only what was agreed before, outside Careleaf, is recorded without one: "
            "say that it has happened already, and why."
        )
    session = _session(case, facts)
    if session is None:
        raise Refused(GONE)
    asks_why = "unapproved_because" in _asks_about_theatre(case)
    if asks_why and not session.is_approved and not facts.get("unapproved_because"):
        raise Refused(
            f"{session.theatre} is not marked as an approved theatre. Choose another place, or say why there."
        )
    demand_settled(case, _time(facts))


def _takes_the_place(case: Case, event: EventRow) -> None:
    """Refused, and nothing recorded, where somebody came first."""
    if not event.facts.get("theatre"):
        return
    session = _session(case, event.facts)
    number = session.number_at(_time(event.facts)) if session else 0
    if session is None or not number:
        raise Refused(GONE)
    held = held_now(case.journey, Kind.THEATRE)
    if held is None:
        take_place(journey=case.journey, among=[session], number=number, by=case.by)
    elif (held.session_id, held.number) != (session.pk, number):
        move_place(place=held, among=[session], number=number, reason=MOVED, by=case.by)


LIST = Act(
    kind=Event.LISTED,
    roles=(Role.CLERK, Role.CONSULTANT, Role.PREASSESSMENT_NURSE),
    asks=_asks,
    says=_says,
    works_out=_works_out,
    demands=_demands,
    brings=_takes_the_place,
    tells=still_open,
)
