"""A journey with its team."""

from __future__ import annotations

import pytest

from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site
from tests.factories.theatre import Theatre, a_theatre


@pytest.fixture
def theatre(site: Site, edition: Edition) -> Theatre:
    """Referred for the left side a moment ago."""
    return a_theatre(site, edition)
