"""The verdicts of one journey, and of every journey a person may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import events_of, journeys_for, pathway_of, with_events
from careleaf.clinic.people.models import Staff
from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Promise
from careleaf.house import HOUSE
from careleaf.reasoning.kept import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Held:
    """One promise held against one journey."""

    journey: Journey
    key: str
    promise: Promise
    verdict: Verdict


def is_measured(promise: Promise, pathway: Pathway) -> bool:
    """Whether the house records both what starts the promise's clock and what stops it."""
    return {promise.kept_by, pathway.windows[promise.window].anchor} <= HOUSE.events


def held_for(journey: Journey, now: datetime) -> Iterator[Held]:
    """Every measured promise of the journey's own edition, in the order of the definition."""
    pathway, events = pathway_of(journey), events_of(journey)
    for key, promise in pathway.promises.items():
        if is_measured(promise, pathway):
            found = verdict(promise, pathway.windows[promise.window], pathway.facts, events, now)
            yield Held(journey, key, promise, found)


def held_in_service(person: Staff, now: datetime) -> Iterator[Held]:
    for journey in with_events(journeys_for(person)):
        yield from held_for(journey, now)
