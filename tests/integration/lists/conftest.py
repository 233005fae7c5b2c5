"""A clerk, and somebody accepted who waits for a place."""

from __future__ import annotations

import pytest

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import ACCEPTANCE, a_journey, do
from tests.factories.places import a_clerk


@pytest.fixture
def clerk(site: Site) -> Staff:
    return a_clerk(site)


@pytest.fixture
def waiting(site: Site, edition: Edition) -> Journey:
    journey = a_journey(site, edition)
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    return journey
