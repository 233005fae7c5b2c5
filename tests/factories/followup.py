"""A patient at home for tests: what happened before, the places to be seen in, and the words of a call."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Patient, Site
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import a_journey, ago, happened
from tests.factories.places import a_session

WAY_HOME = (
    Event.ACCEPTED,
    Event.ARRIVED,
    Event.PROCEDURE_STARTED,
    Event.INJECTED,
    Event.PROCEDURE_ENDED,
    Event.DISCHARGED,
)
BASELINE = {"nrs": "8", "pain_today": "8"}
CALLED = {"mode": "telephone", "identity_checked": "yes", "side_effects": "no"}
DECIDED = {
    "patient_view": "2",
    "good_benefit": "yes",
    "outcome": "discharge",
    "plan": "Keep moving",
    "told_back": "yes",
}


def a_journey_home(
    site: Site, edition: Edition, *, days: float = 0, patient: Patient | None = None, baseline: bool = True
) -> Journey:
    """Injected on the left that many days ago, and home the same day."""
    with clock.at(ago(days=days, hours=1)):
        journey = a_journey(site, edition, patient=patient)
        for kind in WAY_HOME:
            happened(journey, kind, HOUSE, None, "", **_said_at(kind, baseline=baseline))
    return journey


def _said_at(kind: Event, *, baseline: bool) -> dict[str, str]:
    if kind is Event.INJECTED:
        return {"side": "left"}
    return BASELINE if baseline and kind is Event.PROCEDURE_STARTED else {}


def calls_in(site: Site, weeks: float, **details: Any) -> Session:
    """A session of calls that many weeks from now."""
    return a_session(site, starts_at=hour_in(weeks), kind=Kind.CALL, **details)


def hour_in(weeks: float) -> datetime:
    return (clock.now() + timedelta(weeks=weeks)).replace(minute=0, second=0, microsecond=0)
