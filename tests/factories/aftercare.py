"""Somebody at home after the procedure, for tests; and what they tell."""

from __future__ import annotations

from datetime import datetime, timedelta

from careleaf.clinic.aftercare.signs import fact_of, red_signs
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Patient, Site
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import a_journey, ago, happened

LEFT = Event.DISCHARGED
_THE_DAY = (
    (Event.ACCEPTED, 60),
    (Event.LEAFLET_GIVEN, 50),
    (Event.CONSENT_GIVEN, 40),
    (Event.LISTED, 30),
    (Event.ARRIVED, 6),
    (Event.CONSENT_CONFIRMED, 5),
    (Event.PROCEDURE_STARTED, 4),
    (Event.INJECTED, 3),
    (Event.PROCEDURE_ENDED, 2),
    (LEFT, 1),
)
"""What happened, and how many hours before they were at home."""


def at_home(
    site: Site, edition: Edition, since: datetime | None = None, patient: Patient | None = None, until: Event = LEFT
) -> Journey:
    """Home since an hour ago unless told otherwise, an hour after the procedure; ``until`` is the last event."""
    home = since or ago(hours=1)
    journey = a_journey(site, edition, patient=patient)
    for kind, hours in _THE_DAY:
        happened(journey, kind, at=home - timedelta(hours=hours - 1), side="left")
        if kind is until:
            break
    return journey


def told(journey: Journey, *yes: str, unsure: str = "") -> dict[str, str]:
    """Every red sign and effect answered: no, but for those named; an effect by its key, a sign by its words key."""
    pathway = pathway_of(journey)
    keys = [*(sign.key for sign in red_signs(pathway)), *map(fact_of, pathway.effects)]
    named = {fact_of(name) if name in pathway.effects else name: "yes" for name in yes}
    return {**dict.fromkeys(keys, "no"), **named, **({unsure: "not_known"} if unsure else {})}
