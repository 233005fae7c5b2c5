"""A browser in which a patient has opened a personal link."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.actions.links import make_link
from careleaf.clinic.people.models import Patient


def browser_of(patient: Patient) -> Client:
    """Through the link and the date of birth, as patients come in."""
    born = patient.birth_date
    assert born is not None
    made, browser = make_link(patient=patient, purpose="own pages", by=HOUSE), Client()
    parts = {"birth_date_0": born.day, "birth_date_1": born.month, "birth_date_2": born.year}
    browser.post(reverse("people:open_link", args=[made.token]), parts)
    return browser
