"""A patient asks, asks for a format, praises or complains: their own choice, with what happens next and by when."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site
from tests.factories.aftercare import at_home
from tests.factories.journeys import a_journey
from tests.factories.patients_pages import browser_of
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
SAID = {
    "message_received": {"topic": "leaflet", "words": "What is a steroid?"},
    "format_requested": {"format": "audio", "language": "en-GB"},
    "feedback_given": {"how_it_was": "good", "kind_of_feedback": "compliment", "words": "Kind people"},
    "complaint_received": {"words": "Nobody told me how long I would wait"},
}


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return at_home(site, edition)


@pytest.mark.sqlite
@pytest.mark.parametrize("kind", SAID)
def test_it_is_recorded_as_what_the_patient_says_it_is(journey: Journey, kind: str) -> None:
    browser, address = browser_of(journey.patient), reverse("patient:tell", args=[journey.reference, kind])
    shown = browser.get(address).text
    assert "Nobody reads this at once" in shown
    assert ("we answer by" in shown) is (kind != "feedback_given")
    assert address in browser.get(reverse("patient:injection", args=[journey.reference])).text
    assert browser.post(address, SAID[kind] | {"key": str(uuid4())}).status_code == 302
    event = journey.events.order_by("-sequence")[0]
    assert (event.kind, event.by_kind) == (kind, "patient")


@pytest.mark.parametrize("kind", ["message_received", "complaint_received", "feedback_given"])
def test_what_is_left_empty_comes_back(journey: Journey, kind: str) -> None:
    address = reverse("patient:tell", args=[journey.reference, kind])
    assert browser_of(journey.patient).post(address, {"key": str(uuid4())}).status_code == 422


def test_nobody_writes_into_the_journey_of_another(journey: Journey, site: Site, edition: Edition) -> None:
    other = a_journey(site, edition, patient=a_patient(site, family_name="Dover"))
    address = reverse("patient:tell", args=[journey.reference, "complaint_received"])
    assert browser_of(other.patient).get(address).status_code == 404


def test_answers_are_for_the_clinic(journey: Journey) -> None:
    address = reverse("patient:tell", args=[journey.reference, "message_answered"])
    assert browser_of(journey.patient).get(address).status_code == 404
