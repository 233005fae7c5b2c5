"""A patient on the way to the day, and one who has arrived for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import ACCEPTANCE, a_journey, ago, do, happened


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    """Accepted, not listed yet."""
    found = a_journey(site, edition)
    do(found, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    return found


@pytest.fixture
def arrived(journey: Journey) -> Journey:
    """In the house for the day, with leaflet and consent behind them."""
    planned = (clock.now() + timedelta(minutes=30)).isoformat()
    for kind in (Event.LEAFLET_GIVEN, Event.CONSENT_GIVEN):
        happened(journey, kind, at=ago(minutes=12), side="left")
    happened(journey, Event.LISTED, at=ago(minutes=11), side="left", planned_for=planned)
    happened(journey, Event.ARRIVED, at=ago(minutes=10), side="left")
    return journey
