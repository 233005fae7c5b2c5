"""A patient's journeys and letters on one page, for those who keep patients where the patient is seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Role
from tests.factories.journeys import a_journey

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return a_journey(site, edition)


def test_it_shows_where_each_journey_stands_and_what_is_next(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    person = staff(Role.CONSULTANT)
    page = client_of(person).get(f"/patients/{journey.patient.reference}/record/").content.decode()
    assert "Mary Kent" in page
    assert "Referred, not accepted yet" in page
    assert "Refer this patient" in page
    assert AccessLine.objects.filter(page="patient_record", subject_id=journey.reference).exists()


def test_it_is_found_from_the_page_of_the_patient(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    page = client_of(staff(Role.CLERK)).get(f"/patients/{journey.patient.reference}/").content.decode()
    assert f"/patients/{journey.patient.reference}/record/" in page


def test_at_another_hospital_there_is_no_such_patient(
    journey: Journey, staff: MakeStaff, other_site: Site, client_of: MakeClient
) -> None:
    client = client_of(staff(Role.CONSULTANT, other_site))
    assert client.get(f"/patients/{journey.patient.reference}/record/").status_code == 404


def test_it_is_not_for_the_librarian(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    client = client_of(staff(Role.LIBRARIAN))
    assert client.get(f"/patients/{journey.patient.reference}/record/").status_code == 403
