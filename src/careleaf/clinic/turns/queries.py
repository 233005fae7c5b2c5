"""Who lost their place with a cancelled session, and what has become of each since."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

from django.db.models import prefetch_related_objects

from careleaf.clinic.appointments.models import Kind, Place, Session
from careleaf.clinic.appointments.queries import places_in
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import case_of
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.reasoning.moves import Phase

CONCERNED = {
    Kind.THEATRE: frozenset({Phase.ACCEPTED, Phase.ARRIVED}),
    Kind.CALL: frozenset({Phase.AT_HOME, Phase.FOLLOWED_UP}),
}
"""Who still waits for what the session was for."""


class Became(StrEnum):
    TO_RECORD = "to record"
    RECORDED = "recorded"
    HAS_A_PLACE = "has another place"
    NOT_CONCERNED = "not concerned"


@dataclass(frozen=True, slots=True)
class Lost:
    """A place of the session, whose it is or was, and what has become of it."""

    place: Place
    case: Case
    became: Became


def lost_with(session: Session, by: Actor) -> tuple[Lost, ...]:
    """In the order of the session, in the same few questions however many there are. Before it is cancelled: who would
    lose their place."""
    places, now = list(places_in(session)), clock.now()
    journeys = [place.journey for place in places]
    prefetch_related_objects(journeys, "events", "patient", "site", "edition__pathway")
    others = Place.objects.filter(journey__in=journeys, kind=session.kind, released_at=None).exclude(session=session)
    placed = set(others.values_list("journey", flat=True))
    cases = [(place, case_of(place.journey, by, now)) for place in places]
    return tuple(
        Lost(place, case, became(case, session, has_place=place.journey_id in placed)) for place, case in cases
    )


def became(case: Case, session: Session, *, has_place: bool) -> Became:
    if any(row.key == key_of(session, case.journey) for row in case.journey.events.all()):
        return Became.RECORDED
    if has_place:
        return Became.HAS_A_PLACE
    is_concerned = case.place.phase in CONCERNED[Kind(session.kind)]
    return Became.TO_RECORD if is_concerned else Became.NOT_CONCERNED


def key_of(session: Session, journey: Journey) -> UUID:
    """The key under which a journey's cancelling is recorded: the same each time, so never twice."""
    return uuid5(session.key, journey.reference)
