"""A site's own facts."""

from __future__ import annotations

from decimal import Decimal

from careleaf.definition.values import Duration, TimeUnit
from tests.factories.definitions import definition


def test_a_sites_fact_takes_the_place_of_value_source_date_and_signature() -> None:
    own = definition().pathway.sites["marsh-end"].facts["no_drive"]
    assert own.overlay.keys() == {"is_", "source", "dated", "sign_off"}
    assert own.is_ == Duration(type="duration", amount=Decimal(12), unit=TimeUnit.HOURS)
