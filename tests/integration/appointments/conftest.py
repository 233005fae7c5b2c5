"""A clerk, a session of three places and a journey, all at the first hospital."""

from __future__ import annotations

import pytest

from careleaf.clinic.appointments.models import Session
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.models import Site, Staff
from tests.factories.places import a_clerk, a_session, journeys_at


@pytest.fixture
def clerk(site: Site) -> Staff:
    return a_clerk(site)


@pytest.fixture
def session(site: Site) -> Session:
    return a_session(site, 3)


@pytest.fixture
def journey(site: Site) -> Journey:
    (one,) = journeys_at(site)
    return one
