"""Check-in and problem, told by the patient: what the next page says at once, and what is owed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from careleaf.clinic.aftercare.signs import red_signs
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Event
from tests.factories.aftercare import at_home
from tests.factories.patients_pages import browser_of
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return at_home(site, edition)


@pytest.fixture
def browser(journey: Journey) -> Client:
    return browser_of(journey.patient)


def step(journey: Journey, name: str, way: str = "check-in") -> str:
    return reverse("patient:telling", args=[journey.reference, way, name])


def no_red(journey: Journey, **answers: str) -> dict[str, str]:
    return {sign.key: "no" for sign in red_signs(pathway_of(journey))} | answers


def shown(browser: Client, answer: Any) -> str:
    assert answer.status_code == 302, answer.content.decode()
    return browser.get(answer.headers["Location"]).content.decode()


def kinds(journey: Journey) -> list[str]:
    return [event.kind for event in journey.events.order_by("sequence") if event.by_kind == "patient"]


@pytest.mark.sqlite
def test_a_whole_check_in_with_nothing_amiss_ends_green(journey: Journey, browser: Client) -> None:
    assert "First: do you have any of these now?" in browser.get(step(journey, "signs")).content.decode()
    page = shown(browser, browser.post(step(journey, "signs"), no_red(journey)))
    assert "Which side effects do you have?" in page
    page = shown(browser, browser.post(step(journey, "effects"), {"effects": ["none"]}))
    assert "The last questions" in page
    page = shown(browser, browser.post(step(journey, "last"), {"nrs": "3", "told_by": "patient"}))
    assert "You reported nothing that worries us" in page
    event = journey.events.get(kind=Event.CHECK_IN_ANSWERED.value)
    assert (event.facts["nrs"], event.facts["colour"], kinds(journey)) == ("3", "green", ["check_in_answered"])
    assert AccessLine.objects.filter(actor_kind="patient", subject_id=journey.reference).exists()


@pytest.mark.parametrize(("said", "title"), [("yes", "Get help now"), ("not_known", "Speak to somebody now")])
def test_red_and_doubt_show_emergency_advice_on_the_very_next_page(
    journey: Journey, browser: Client, said: str, title: str
) -> None:
    signs = no_red(journey, **{"effect.nerve_damage.bladder": said})
    page = shown(browser, browser.post(step(journey, "signs"), signs))
    assert title in page
    assert "Do not wait for us" in page
    assert "tel:999" in page
    assert kinds(journey) == ["check_in_answered", "problem_reported"]
    assert OpenTask.objects.filter(journey=journey, kept_by="problem_closed").exists()


def test_amber_says_who_answers_by_when_and_green_says_what_is_normal(journey: Journey, browser: Client) -> None:
    browser.get(step(journey, "signs", "problem"))
    browser.post(step(journey, "signs", "problem"), no_red(journey))
    page = shown(browser, browser.post(step(journey, "effects", "problem"), {"effects": ["pain_worse"]}))
    assert "My painkillers do not hold the pain" in page
    browser.post(step(journey, "more", "problem"), {"effect.pain_worse.not_controlled": "yes"})
    sent = browser.post(step(journey, "last", "problem"), {"told_by": "helper", "helper": "Jo, a son", "note": "Ow"})
    page = shown(browser, sent)
    assert "A nurse has been told, and answers by" in page
    event = journey.events.get(kind=Event.PROBLEM_REPORTED.value)
    assert (event.facts["helper"], event.facts["note"], event.facts["colour"]) == ("Jo, a son", "Ow", "amber")
    browser.post(step(journey, "signs", "problem"), no_red(journey))
    browser.post(step(journey, "effects", "problem"), {"effects": ["site_pain"]})
    page = shown(browser, browser.post(step(journey, "last", "problem"), {"told_by": "patient"}))
    assert "This is expected" in page


def test_every_red_sign_is_answered_before_anything_else(journey: Journey, browser: Client) -> None:
    browser.get(step(journey, "signs"))
    answer = browser.post(step(journey, "signs"), {"effect.mood.suicide": "no"})
    assert (answer.status_code, kinds(journey)) == (422, [])
    assert "Choose yes, no or I do not know" in answer.content.decode()
    assert browser.get(step(journey, "last")).headers["Location"] == step(journey, "signs")


def test_what_was_filled_in_survives_a_reload(journey: Journey, browser: Client) -> None:
    browser.get(step(journey, "signs"))
    browser.post(step(journey, "signs"), no_red(journey))
    browser.post(step(journey, "effects"), {"effects": ["unsure"]})
    page = browser.get(step(journey, "effects")).content.decode()
    assert 'value="unsure" checked' in page
    last = browser.get(step(journey, "last")).content.decode()
    assert "Nobody reads this box at once" in last


def test_sent_twice_it_is_recorded_once(journey: Journey, browser: Client) -> None:
    page = browser.get(step(journey, "signs")).content.decode()
    key = page.split('name="key" value="')[1].split('"')[0]
    signs = no_red(journey, **{"effect.mood.suicide": "yes"}) | {"key": key}
    first, second = (browser.post(step(journey, "signs"), signs) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(kinds(journey)) == 2


def test_nobody_else_reads_or_tells(journey: Journey, site: Site) -> None:
    stranger = browser_of(a_patient(site, given_name="Else"))
    addresses = [step(journey, "signs"), reverse("patient:injection", args=[journey.reference])]
    addresses += [reverse("patient:advice", args=[journey.reference, 1])]
    assert {stranger.get(address).status_code for address in addresses} == {404}
    assert {Client().get(address).headers["Location"] for address in addresses} == {"/my/"}


def test_not_sure_which_shows_the_nurse_and_no_milder_advice(journey: Journey, browser: Client) -> None:
    browser.get(step(journey, "signs"))
    browser.post(step(journey, "signs"), no_red(journey))
    browser.post(step(journey, "effects"), {"effects": ["unsure"]})
    page = shown(browser, browser.post(step(journey, "last"), {"told_by": "patient"}))
    assert "A nurse needs to know about this" in page
    assert "This is expected and settles in days" not in page
    assert "You told us about" not in page
