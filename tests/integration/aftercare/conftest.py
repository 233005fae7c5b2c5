"""Somebody who has been at home for an hour."""

from __future__ import annotations

import pytest

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site
from tests.factories.aftercare import at_home


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return at_home(site, edition)
