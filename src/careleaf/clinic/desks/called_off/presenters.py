"""Everybody in a session that is cancelled, as plain values: how to reach them and what is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.presenters import needs_of
from careleaf.clinic.journeys.wording import STANDS
from careleaf.clinic.turns.queries import Became, Lost


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to tell. ``state`` is what has become of it, in words; ``needs_place`` says that another day is to find."""

    reference: str
    name: str
    spoken: str
    at: datetime
    phones: tuple[str, ...]
    needs: tuple[str, ...]
    stands: str
    state: str
    colour: str
    needs_place: bool


WORDS = {
    Became.TO_RECORD: ("still to be recorded", "red"),
    Became.RECORDED: ("recorded", "green"),
    Became.HAS_A_PLACE: ("has another place", "blue"),
    Became.NOT_CONCERNED: ("not concerned", "grey"),
}


def people(lost: Iterable[Lost]) -> tuple[Person, ...]:
    return tuple(_person(one) for one in lost)


def _person(one: Lost) -> Person:
    journey, patient = one.case.journey, one.case.journey.patient
    state, colour = WORDS[one.became]
    return Person(
        reference=journey.reference,
        name=patient.name,
        spoken=journey.spoken_reference,
        at=one.place.starts_at,
        phones=tuple(filter(None, (patient.mobile, patient.phone))),
        needs=needs_of(journey),
        stands=STANDS[one.case.place.phase],
        state=state,
        colour=colour,
        needs_place=one.became in (Became.TO_RECORD, Became.RECORDED),
    )
