"""Journeys for tests, made through the real actions at chosen moments."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.actions.open_journey import open_journey
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.actions.refresh import refresh
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE, Actor
from careleaf.clinic.people.models import Patient, Site
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from tests.factories.people import a_patient

REFERRAL = {"side": "left", "referrer": "Dr Ade Ola", "indication": "Pain of the joint for a year"}
ACCEPTANCE = {"eligibility": "met", "evidence": "All criteria of the policy", "options_offered": "Exercise, nothing"}


def circumstances(**told: Any) -> Circumstances:
    known: dict[str, Any] = {"happened_at": clock.now(), "key": uuid4()}
    return Circumstances(**known | told)


def a_journey(site: Site, edition: Edition, by: Actor = HOUSE, patient: Patient | None = None, **facts: str) -> Journey:
    """Somebody referred a moment ago, for the left side unless told otherwise."""
    return open_journey(
        ACTS[Event.REFERRED],
        patient=patient or a_patient(site),
        site=site,
        edition=edition,
        facts=REFERRAL | facts,
        circumstances=circumstances(),
        by=by,
    )


def do(journey: Journey, kind: Event, by: Actor, facts: dict[str, str] | None = None, **told: Any) -> EventRow:
    """An act of now; ``told`` are its circumstances where they differ."""
    return perform(ACTS[kind], journey=journey, facts=facts or {}, circumstances=circumstances(**told), by=by)


def happened(
    journey: Journey, kind: Event, by: Actor = HOUSE, at: datetime | None = None, reason: str = "", **facts: str
) -> EventRow:
    """Added as it is, without its act: what other rooms recorded before the one under test comes in."""
    when = at or clock.now()
    event = EventRow.objects.create(
        journey=journey,
        sequence=journey.events.count() + 1,
        key=uuid4(),
        kind=kind.value,
        happened_at=when,
        recorded_at=when,
        by_kind=by.named.kind,
        by_id=by.named.id,
        by_role=by.role,
        by_name=by.name,
        how="screen",
        edition_label=journey.edition.label,
        facts=facts,
        reason=reason,
    )
    refresh(journey, clock.now())
    return event


def ago(**span: float) -> datetime:
    return clock.now() - timedelta(**span)
