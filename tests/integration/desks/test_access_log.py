"""Who looked at a record: answered to the manager of the hospital, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.definition.vocabulary import Role
from tests.factories.journeys import a_journey

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return a_journey(site, edition)


def test_it_names_who_looked_at_the_journey_and_at_the_patient(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    nurse, clerk = staff(Role.PAIN_NURSE, name="Nora Hill"), staff(Role.CLERK, name="Cato Lund")
    client_of(nurse).get(f"/journeys/{journey.reference}/")
    client_of(clerk).get(f"/patients/{journey.patient.reference}/")
    client = client_of(staff(Role.MANAGER))
    assert f"/journeys/{journey.reference}/looks/" in client.get(f"/journeys/{journey.reference}/").content.decode()
    page = client.get(f"/journeys/{journey.reference}/looks/").content.decode()
    assert "Nora Hill, pain nurse" in page
    assert "Cato Lund, clerk" in page


def test_it_is_for_the_manager_alone(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    client = client_of(staff(Role.CONSULTANT))
    assert client.get(f"/journeys/{journey.reference}/looks/").status_code == 403
    assert "/looks/" not in client.get(f"/journeys/{journey.reference}/").content.decode()


def test_a_record_of_another_hospital_is_not_found(
    journey: Journey, staff: MakeStaff, other_site: Site, client_of: MakeClient
) -> None:
    client = client_of(staff(Role.MANAGER, other_site))
    assert client.get(f"/journeys/{journey.reference}/looks/").status_code == 404
