"""The page of a journey and the form of an act: shown, sent, refused in words with everything typed kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.models import AccessLine
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import ACCEPTANCE, a_journey, do, happened
from tests.factories.theatre import a_theatre

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]


def filled(journey: Journey, **told: Any) -> dict[str, Any]:
    """A form as a browser sends it a moment after it was opened."""
    local = timezone.localtime(clock.now())
    parts = (local.day, local.month, local.year, local.hour, local.minute)
    when = {f"happened_at_{index}": part for index, part in enumerate(parts)}
    key = "2f0c4ab6-7d5f-4d9b-9f0e-000000000001"
    return when | {"how": "screen", "key": key, "seen": journey.events.count()} | ACCEPTANCE | told


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return a_journey(site, edition)


def test_the_page_says_who_it_is_and_what_comes_next(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    person = staff(Role.CONSULTANT)
    page = client_of(person).get(f"/journeys/{journey.reference}/").content.decode()
    assert "Mary Kent" in page
    assert "Accept the referral" in page
    assert AccessLine.objects.filter(actor_id=str(person.pk), subject_id=journey.reference, page="journey").exists()


def test_a_journey_of_another_hospital_is_not_found(
    journey: Journey, staff: MakeStaff, other_site: Site, client_of: MakeClient
) -> None:
    assert client_of(staff(Role.CONSULTANT, other_site)).get(f"/journeys/{journey.reference}/").status_code == 404


def test_an_act_is_saved(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    client, address = client_of(staff(Role.CONSULTANT)), f"/journeys/{journey.reference}/do/accepted/"
    assert "policy" in client.get(address).content.decode()
    answer = client.post(address, filled(journey), follow=True)
    assert "Saved: referral accepted." in answer.content.decode()
    assert journey.events.count() == 2


def test_a_form_half_filled_comes_back_with_what_was_typed(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    client, address = client_of(staff(Role.CONSULTANT)), f"/journeys/{journey.reference}/do/accepted/"
    answer = client.post(address, filled(journey, eligibility="", evidence="Typed with care"))
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert "Typed with care" in answer.content.decode()


def test_a_stale_form_comes_back_with_what_was_typed_and_can_be_sent_again(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    stale = filled(journey, evidence="Typed with care", reason="Two of us at once", has_happened="on")
    do(journey, Event.ACCEPTED, staff(Role.CONSULTANT), ACCEPTANCE)
    client, address = client_of(staff(Role.CONSULTANT)), f"/journeys/{journey.reference}/do/accepted/"
    answer = client.post(address, stale)
    assert answer.status_code == 409
    assert "Somebody recorded something" in answer.content.decode()
    assert "Typed with care" in answer.content.decode()
    assert client.post(address, stale | {"seen": 2}).status_code == 302


def test_the_form_of_an_act_for_another_role_is_refused(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    assert client_of(staff(Role.CLERK)).get(f"/journeys/{journey.reference}/do/accepted/").status_code == 403


def test_an_entry_is_put_right(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    consultant = staff(Role.CONSULTANT)
    do(journey, Event.ACCEPTED, consultant, ACCEPTANCE)
    client, address = client_of(consultant), f"/journeys/{journey.reference}/put-right/2/"
    assert "All criteria of the policy" in client.get(address).content.decode()
    assert client.post(address, filled(journey, evidence="Read again", reason="A slip")).status_code == 302
    assert journey.events.get(sequence=3).facts["supersedes"] == "000002"


def test_the_work_of_a_consultant_shows_the_referral(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    page = client_of(staff(Role.CONSULTANT)).get("/work/").content.decode()
    assert "Mary Kent" in page


def test_the_promises_of_the_service_are_counted(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    client = client_of(staff(Role.MANAGER))
    assert "pending" in client.get("/promises/").content.decode()
    assert "The clock has not started yet." in client.get(f"/promises/journeys/{journey.reference}/").content.decode()


def test_a_gate_leads_to_the_act_that_answers_it(site: Site, edition: Edition, client_of: MakeClient) -> None:
    theatre = a_theatre(site, edition).arrive().mark().check().begin()
    theatre.stop("left")
    theatre.inject("left")
    theatre.end()
    page = client_of(theatre.recovery).get(f"/journeys/{theatre.journey.reference}/do/discharged/").content.decode()
    assert f'href="/journeys/{theatre.journey.reference}/do/leg_power_tested/"' in page
    assert "A leg is weak or numb, or not tested" in page


def test_a_long_record_folds_its_earlier_entries_away(
    journey: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    for _ in range(59):
        happened(journey, Event.MESSAGE_RECEIVED)
    page = client_of(staff(Role.CONSULTANT)).get(f"/journeys/{journey.reference}/").content.decode()
    assert "60 entries, in the order they happened." in page
    assert "50 earlier entries" in page


def test_what_can_be_recorded_is_in_order(journey: Journey, staff: MakeStaff, client_of: MakeClient) -> None:
    page = client_of(staff(Role.CONSULTANT)).get(f"/journeys/{journey.reference}/").content.decode()
    assert page.index("What comes next") < page.index("It ends or turns") < page.index("Out of order now")
