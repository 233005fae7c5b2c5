"""Something happened to a person: it is added to their journey, once.

What happens now has to be the next step and pass its gates: a doubt stops it before it is done. What has happened
already is recorded with a reason, whatever the gates would have said: the record tells the truth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from careleaf.clinic.journeys.models import Event, Journey
from careleaf.clinic.journeys.queries import as_happened, pathway_of
from careleaf.clinic.journeys.rulebook import rulebook
from careleaf.clinic.people.access import CLINICIANS, demand_role
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event as Kind
from careleaf.house import HOUSE
from careleaf.reasoning.gates import Stop, stops
from careleaf.reasoning.happened import Happened, How
from careleaf.reasoning.moves import standing

LATE_AFTER = timedelta(minutes=15)
"""Older than this it was not recorded as it happened, and the reason is asked for."""


class Stale(Refused):
    """Somebody recorded something since the page was opened."""


class OutOfOrder(Refused):
    """It is not the next step."""


class Stopped(Refused):
    """A gate holds."""

    def __init__(self, found: Sequence[Stop]) -> None:
        super().__init__(" ".join(f"{stop.gate.title}. {stop.gate.way_on.how}" for stop in found))
        self.stops = tuple(found)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded: the kind of event and what was said or found."""

    kind: Kind
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the form says besides the events: when, how, why late; the form's own key and what its page had shown."""

    happened_at: datetime
    how: How
    reason: str
    key: UUID
    seen: int


@transaction.atomic
def record_event(
    *, journey: Journey, entries: Sequence[Entry], circumstances: Circumstances, by: Staff
) -> tuple[Event, ...]:
    """Adds the entries in their order, all or none. The same form sent twice adds nothing the second time."""
    _demand_access(journey, by)
    journey = Journey.objects.select_for_update(of=("self",)).select_related("edition").get(pk=journey.pk)
    known = _known(journey, circumstances.key, entries)
    if known:
        return known
    past = [as_happened(event) for event in journey.events.all()]
    now = clock.now()
    _demand_sense(circumstances, past, now)
    added = []
    for entry in entries:
        if not is_late(circumstances.happened_at, now):
            _demand_next(journey, entry.kind, past, circumstances.happened_at)
        event = _add(journey, entry, circumstances, len(past) + 1, now, by)
        past.append(as_happened(event))
        added.append(event)
        note_act(by.named, "record_event", journey.named, kind=entry.kind.value, sequence=event.sequence)
    return tuple(added)


def is_late(happened_at: datetime, now: datetime) -> bool:
    return happened_at < now - LATE_AFTER


def stops_now(journey: Journey, kind: Kind, past: Sequence[Happened], at: datetime) -> tuple[Stop, ...]:
    """The gates of the pinned edition that hold the event back at an instant."""
    return stops(rulebook(pathway_of(journey)), kind, past, at)


def _demand_access(journey: Journey, by: Staff) -> None:
    demand_role(by, *CLINICIANS)
    if not by.sites.filter(pk=journey.site_id).exists():
        raise NotAllowed("This journey is at a hospital you do not work at.")


def _known(journey: Journey, key: UUID, entries: Sequence[Entry]) -> tuple[Event, ...]:
    keys = [uuid5(key, entry.kind.value) for entry in entries]
    return tuple(journey.events.filter(key__in=keys))


def _demand_sense(circumstances: Circumstances, past: Sequence[Happened], now: datetime) -> None:
    if circumstances.seen != len(past):
        raise Stale(
            "Somebody recorded something on this journey after you opened the page. "
            "Nothing of yours was saved. Read what is new, then send the form again."
        )
    if circumstances.happened_at > now:
        raise Refused("This time lies in the future. Record what has happened, when it has happened.")
    if is_late(circumstances.happened_at, now) and not circumstances.reason.strip():
        raise Refused("It happened more than 15 minutes ago. Say why it is recorded late.")


def _demand_next(journey: Journey, kind: Kind, past: Sequence[Happened], at: datetime) -> None:
    if kind not in HOUSE.events or not standing(past).allows(kind):
        raise OutOfOrder(
            "This is not the next step of the journey. If it has happened already, "
            "enter when it happened and say why it is recorded late."
        )
    found = stops_now(journey, kind, past, at)
    if found:
        raise Stopped(found)


def _add(
    journey: Journey, entry: Entry, circumstances: Circumstances, sequence: int, now: datetime, by: Staff
) -> Event:
    return Event.objects.create(
        journey=journey,
        sequence=sequence,
        key=uuid5(circumstances.key, entry.kind.value),
        kind=entry.kind.value,
        happened_at=circumstances.happened_at,
        recorded_at=now,
        by=by,
        how=circumstances.how.value,
        edition_label=journey.edition.label,
        facts=dict(entry.facts),
        reason=circumstances.reason.strip(),
    )
