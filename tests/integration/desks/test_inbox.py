"""The aftercare inbox: the most urgent first, at the nurse's hospitals only, with the same number of queries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from careleaf.clinic.aftercare.presenters import DOUBT, NOW, SOON
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.definition.vocabulary import Event, Role
from tests.factories.aftercare import at_home, told
from tests.factories.journeys import do
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
ADDRESS = reverse("desks:aftercare")
Make = Callable[..., Staff]


def reported(site: Site, edition: Edition, name: str, *yes: str, unsure: str = "") -> None:
    found = at_home(site, edition, patient=a_patient(site, given_name=name))
    do(found, Event.PROBLEM_REPORTED, found.patient, told(found, *yes, unsure=unsure))


@pytest.mark.sqlite
def test_red_before_doubt_before_amber_and_only_at_the_own_hospitals(
    site: Site, other_site: Site, edition: Edition, staff: Make, client_of: Callable[[Staff], Client]
) -> None:
    reported(site, edition, "Amber", "pain_worse")
    reported(site, edition, "Doubt", unsure="effect.mood.suicide")
    reported(site, edition, "Red", "effect.nerve_damage.bladder")
    reported(other_site, edition, "Elsewhere", "effect.nerve_damage.bladder")
    page = client_of(staff(Role.PAIN_NURSE)).get(ADDRESS).content.decode()
    assert page.index(NOW) < page.index(DOUBT) < page.index(SOON)
    assert page.index("Red Kent") < page.index("Doubt Kent") < page.index("Amber Kent")
    assert ("Elsewhere" in page, "3 problems waiting" in page, "Answer by" in page) == (False, True, True)
    assert "My bladder, my bowel or my sexual feeling has changed" in page


def test_what_was_answered_is_gone_and_one_is_found_by_name(
    site: Site, edition: Edition, staff: Make, client_of: Callable[[Staff], Client]
) -> None:
    nurse = staff(Role.PAIN_NURSE)
    found = at_home(site, edition)
    problem = do(found, Event.PROBLEM_REPORTED, found.patient, told(found, "pain_worse"))
    browser = client_of(nurse)
    assert "1 problem waiting" in browser.post(ADDRESS, {"sought": "kent"}).content.decode()
    assert "Nobody of this name waits" in browser.post(ADDRESS, {"sought": "nobody"}).content.decode()
    answer = {"answers": problem.event_id, "advised": "Rest, and painkillers", "outcome": "advice"}
    do(found, Event.PROBLEM_CLOSED, nurse, answer)
    assert "Nobody waits for an answer" in browser.get(ADDRESS).content.decode()


def test_it_is_for_those_who_answer(staff: Make, client_of: Callable[[Staff], Client]) -> None:
    assert client_of(staff(Role.CLERK)).get(ADDRESS).status_code == 403


def test_twice_as_many_problems_take_no_more_queries(
    site: Site, edition: Edition, staff: Make, client_of: Callable[[Staff], Client]
) -> None:
    browser = client_of(staff(Role.PAIN_NURSE))
    counts = []
    for number in range(2):
        for _ in range(2):
            reported(site, edition, f"One{number}", "pain_worse")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(ADDRESS)
        counts.append(len(queries))
    assert counts[0] == counts[1]
