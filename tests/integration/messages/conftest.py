"""A journey at the first hospital whose patient can be written to, and a clerk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from careleaf.clinic.journeys.models import Event, Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.messages.actions.issue_letter import Wanted, issue_letter
from careleaf.clinic.messages.models import Message
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Channel, Patient, Site, Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event as Kind
from careleaf.definition.vocabulary import Role
from careleaf.reasoning.happened import How
from tests.factories.clinic import a_staff
from tests.factories.journeys import a_journey
from tests.factories.people import a_patient

ADDRESS = {"address": "1 Sample Street\nAshford", "postcode": "TN23 0ZZ"}


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return a_journey(site, edition, patient=a_patient(site, **ADDRESS))


@pytest.fixture
def by_email(site: Site, edition: Edition) -> Journey:
    """The patient wants emails."""
    patient = a_patient(site, family_name="Dover", email="mary.kent@example.org", **ADDRESS)
    Patient.objects.filter(pk=patient.pk).update(channel=Channel.EMAIL)
    patient.refresh_from_db()
    return a_journey(site, edition, patient=patient)


@pytest.fixture
def clerk(site: Site) -> Staff:
    return a_staff(Role.CLERK, [site])


def happened(journey: Journey, kind: Kind) -> Event:
    """An event, recorded now, whichever room it belongs to."""
    now, told = clock.now(), {"by_kind": "house", "by_id": "careleaf", "by_role": "house", "by_name": "Careleaf"}
    return Event.objects.create(
        journey=journey,
        sequence=journey.events.count() + 1,
        key=uuid4(),
        kind=kind.value,
        happened_at=now,
        recorded_at=now,
        how=How.SCREEN.value,
        edition_label=journey.edition.label,
        **told,
    )


@pytest.fixture
def issued() -> Callable[..., Message]:
    def issue(journey: Journey, **told: Any) -> Message:
        key = told.pop("event_key", None) or uuid4()
        return issue_letter(journey=journey, wanted=Wanted(**{"key": "accepted"} | told), event_key=key, by=HOUSE)

    return issue
