"""Today's calls in three questions to the database, however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from careleaf.clinic.appointments.models import Kind, Place
from careleaf.clinic.appointments.queries import sessions_on
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.people.models import Staff
from careleaf.definition.vocabulary import Event

TOLD = (Event.RECORD_REVIEWED, Event.FOLLOW_UP_ATTEMPTED, Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED)


def calls_on(person: Staff, day: date) -> list[Place]:
    """Places held in the call sessions of the day at this person's hospitals, in their order."""
    found = Place.objects.filter(session__in=sessions_on(person, day, Kind.CALL).values("pk"), released_at=None)
    return list(found.select_related("journey__patient", "session__site").order_by("starts_at", "session", "number"))


def told_of(places: Iterable[Place]) -> Mapping[int, list[EventRow]]:
    """What was recorded about the call of each journey, the latest last."""
    rows = EventRow.objects.filter(
        journey__in=[place.journey_id for place in places], kind__in=[kind.value for kind in TOLD]
    )
    found: defaultdict[int, list[EventRow]] = defaultdict(list)
    for row in rows.order_by("journey", "happened_at", "sequence"):
        found[row.journey_id].append(row)
    return found
