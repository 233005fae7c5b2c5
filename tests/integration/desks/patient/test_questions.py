"""The safety questions on a patient's own pages: one a page, kept until they are sent, sent once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.clinic.screening.fields import UNKNOWN
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import ACCEPTANCE, a_journey, do
from tests.factories.patients_pages import browser_of
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    found = a_journey(site, edition)
    do(found, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    return found


@pytest.fixture
def browser(journey: Journey) -> Client:
    return browser_of(journey.patient)


def begins(journey: Journey, browser: Client, **who: str) -> Any:
    return browser.post(reverse("patient:questions", args=[journey.reference]), {"told_by": "patient"} | who)


def check(journey: Journey) -> str:
    return reverse("patient:check", args=[journey.reference])


def key_at(journey: Journey, address: str) -> str:
    number = int(address.rstrip("/").split("/")[-1])
    return list(pathway_of(journey).questions)[number - 1]


def answer(journey: Journey, browser: Client, address: str, said: str = "not_known") -> Any:
    key = key_at(journey, address)
    question = pathway_of(journey).questions[key]
    if question.answer == "number":
        return browser.post(address, {key: said} if said.isdecimal() else {key + UNKNOWN: "on"})
    return browser.post(address, {key: said if said in question.possible_answers else "not_known"})


def answer_all(journey: Journey, browser: Client, said: str = "not_known", **who: str) -> int:
    """Page after page, as long as the house asks; how many pages."""
    address, pages = begins(journey, browser, **who).headers["Location"], 0
    while address != check(journey) and pages < 100:
        address = answer(journey, browser, address, said).headers["Location"]
        pages += 1
    return pages


def sheets(journey: Journey) -> list[dict[str, str]]:
    return [event.facts for event in journey.events.filter(kind=Event.QUESTIONS_ANSWERED.value)]


@pytest.mark.sqlite
def test_not_knowing_is_an_answer_to_every_question_and_is_sent_by_the_patient(
    journey: Journey, browser: Client
) -> None:
    pages = answer_all(journey, browser)
    shown = browser.get(check(journey)).content.decode()
    assert (pages > 3, shown.count("I do not know")) == (True, pages)
    assert browser.post(check(journey)).status_code == 302
    facts = sheets(journey)[0]
    assert {facts[key] for key in facts if key in pathway_of(journey).questions} == {"not_known"}
    assert (facts["told_by"], journey.events.last().by_kind) == ("patient", "patient")  # type: ignore[union-attr]


def test_a_helper_is_named(journey: Journey, browser: Client) -> None:
    assert begins(journey, browser, told_by="helper").status_code == 422
    answer_all(journey, browser, told_by="helper", helper="Jo Kent, daughter")
    browser.post(check(journey))
    assert (sheets(journey)[0]["told_by"], sheets(journey)[0]["helper"]) == ("helper", "Jo Kent, daughter")


def test_half_filled_it_is_still_there_and_an_answer_can_be_changed(journey: Journey, browser: Client) -> None:
    first = begins(journey, browser).headers["Location"]
    second = answer(journey, browser, first, "no").headers["Location"]
    assert (
        "We kept your answers" in browser.get(reverse("patient:questions", args=[journey.reference])).content.decode()
    )
    assert begins(journey, browser).headers["Location"] == second
    assert 'value="no" checked' in browser.get(first).content.decode()
    answer_all(journey, browser)
    changed = browser.post(f"{first}?change=yes", {key_at(journey, first): "yes"})
    assert changed.headers["Location"].startswith(f"/my/injections/{journey.reference}/questions/")


def test_a_question_is_not_left_out(journey: Journey, browser: Client) -> None:
    first = begins(journey, browser).headers["Location"]
    refused = browser.post(first, {})
    assert (refused.status_code, "is an answer" in refused.content.decode()) == (422, True)
    assert browser.get(check(journey)).headers["Location"] == first
    assert sheets(journey) == []


def test_two_devices_each_send_and_the_second_looks_again(journey: Journey, browser: Client) -> None:
    tablet = browser_of(journey.patient)
    answer_all(journey, browser)
    answer_all(journey, tablet, "no")
    assert browser.post(check(journey)).status_code == 302
    again = tablet.post(check(journey))
    assert (again.status_code, "sent from another place" in again.content.decode()) == (409, True)
    assert len(sheets(journey)) == 1
    assert tablet.post(check(journey)).status_code == 302
    assert len(sheets(journey)) == 2


def test_another_patient_finds_nothing(journey: Journey, site: Site) -> None:
    stranger = browser_of(a_patient(site, given_name="Else"))
    assert begins(journey, stranger).status_code == 404
    assert stranger.get(check(journey)).status_code == 404


def test_an_unusual_number_is_questioned_once_and_taken_when_looked_at_again(journey: Journey, browser: Client) -> None:
    begins(journey, browser)
    number = list(pathway_of(journey).questions).index("weight") + 1
    address = reverse("patient:question", args=[journey.reference, number])
    assert "I have looked again" not in browser.get(address).content.decode()
    asked = browser.post(address, {"weight": "700"})
    assert (asked.status_code, "I have looked again" in asked.content.decode()) == (422, True)
    assert browser.post(address, {"weight": "700", "numbers_checked": "on"}).status_code == 302
    assert browser.post(address, {"weight": "seventy"}).status_code == 422
    assert browser.post(address, {"weight": "70", "weight__not_known": "on"}).status_code == 422
