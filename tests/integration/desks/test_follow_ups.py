"""The nurse's calls and the clerk's follow-ups: each role its own pages, flat counts of questions, one click on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse_lazy
from pytest_django import DjangoAssertNumQueries

from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.journeys.automation import do_what_is_open
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import a_staff, client_of
from tests.factories.followup import CALLED, DECIDED, a_journey_home, calls_in
from tests.factories.journeys import ago, do
from tests.factories.people import a_patient
from tests.factories.places import a_session

pytestmark = pytest.mark.django_db
CALLS, DUE = reverse_lazy("desks:calls_today"), reverse_lazy("desks:follow_ups_due")
ADDRESS = {"address": "1 Sample Street", "postcode": "TN23 0ZZ"}


@pytest.fixture
def nurse(site: Site) -> Staff:
    return a_staff(Role.PAIN_NURSE, [site])


@pytest.fixture
def clerk(site: Site) -> Client:
    return client_of(a_staff(Role.CLERK, [site]))


@pytest.fixture
def session(site: Site) -> Session:
    """This hour's clinic, with room for eight."""
    return a_session(site, 8, starts_at=clock.now() + timedelta(minutes=1), minutes=1)


def called_today(site: Site, edition: Edition, session: Session, **details: str) -> Journey:
    patient = a_patient(site, phone="01632 960 001", **details)
    journey = a_journey_home(site, edition, days=49, patient=patient)
    take_place(journey=journey, among=[session], by=HOUSE)
    return journey


def address(journey: Journey, kind: str) -> str:
    return f"/journeys/{journey.reference}/do/{kind}/"


@pytest.mark.sqlite
def test_a_call_goes_from_the_list_to_the_plan(site: Site, edition: Edition, session: Session, nurse: Staff) -> None:
    journey, client = called_today(site, edition, session), client_of(nurse)
    assert "not read yet" in (page := client.get(CALLS).text)
    assert address(journey, "record_reviewed") in page
    reading = client.get(address(journey, "record_reviewed")).text
    assert all(words in reading for words in ("Scores before and now", "What the patient reported", "Letters"))
    do(journey, Event.RECORD_REVIEWED, nurse, {"read": "yes"})
    assert address(journey, "follow_up_called") in client.get(CALLS).text
    console = client.get(address(journey, "follow_up_called")).text
    assert "What the leaflet told the patient" in console
    assert "In the call, the nurse talks with you about what to do next" in console
    assert "Phone 01632 960 001" in console
    assert "there is no score since the procedure" in console
    do(journey, Event.FOLLOW_UP_CALLED, nurse, CALLED | {"nrs": "3", "pgic": "2"})
    assert "called, no plan yet" in client.get(CALLS).text
    assert "5 points better (62 %)" in client.get(address(journey, "outcome_decided")).text
    do(journey, Event.OUTCOME_DECIDED, nurse, DECIDED)
    assert "plan agreed" in client.get(CALLS).text


def test_the_interpreter_is_called_to_mind(site: Site, edition: Edition, session: Session, nurse: Staff) -> None:
    journey, client = called_today(site, edition, session), client_of(nurse)
    Patient.objects.update(interpreter=True)
    assert "interpreter" in client.get(CALLS).text
    assert "Have one on the line before you begin" in client.get(address(journey, "follow_up_called")).text


def test_only_those_who_call_see_the_calls(clerk: Client, site: Site, other_site: Site, session: Session) -> None:
    assert clerk.get(CALLS).status_code == 403
    elsewhere = client_of(a_staff(Role.PAIN_NURSE, [other_site]))
    assert "No calls are booked for today" in elsewhere.get(CALLS).text


def test_the_clerk_sees_the_promise_at_risk_before_it_breaks(site: Site, edition: Edition, clerk: Client) -> None:
    journey = a_journey_home(site, edition, patient=a_patient(site, **ADDRESS))
    do_what_is_open(journey)
    page = clerk.get(DUE).text
    assert "1 follow-up needs somebody" in page
    assert "No place could be booked by itself" in page
    assert "At risk: “Nurse telephone appointment made”, until" in page
    calls_in(site, 6.5)
    form = clerk.get(address(journey, "follow_up_booked")).text
    assert "Promised: from" in form
    assert ", number 1" in form


def test_what_is_booked_is_listed_and_can_be_moved(site: Site, edition: Edition, clerk: Client) -> None:
    journey = a_journey_home(site, edition, patient=a_patient(site, **ADDRESS))
    calls_in(site, 6.5)
    do_what_is_open(journey)
    page = clerk.get(DUE).text
    assert "Nothing has to be put right" in page
    assert "1 appointment to come" in page
    assert address(journey, "follow_up_booked") in page


def test_a_call_nobody_answered_and_its_letter_are_in_sight(
    site: Site, edition: Edition, clerk: Client, nurse: Staff
) -> None:
    journey = a_journey_home(site, edition, days=49)
    with clock.at(ago(days=1)):
        do(journey, Event.FOLLOW_UP_ATTEMPTED, nurse, {"tried": "telephone", "reason": "no answer"})
    do(journey, Event.FOLLOW_UP_ATTEMPTED, nurse, {"tried": "telephone", "reason": "no answer"})
    page = clerk.get(DUE).text
    assert "Tried, and nobody answered" in page
    assert "We could not reach you by phone: held" in page


@pytest.mark.parametrize("role", [Role.THEATRE_NURSE, Role.LIBRARIAN])
def test_others_have_no_part_in_follow_ups(site: Site, role: Role) -> None:
    assert client_of(a_staff(role, [site])).get(DUE).status_code == 403


def test_both_lists_ask_the_same_number_of_questions_for_one_and_for_many(
    site: Site, edition: Edition, session: Session, nurse: Staff, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(nurse)
    called_today(site, edition, session)
    a_journey_home(site, edition)
    client.get(CALLS), client.get(DUE)
    counted = []
    for _ in range(2):
        for path in (CALLS, DUE):
            with django_assert_max_num_queries(30) as asked:
                client.get(path)
            counted.append(len(asked))
        for _ in range(3):
            called_today(site, edition, session)
            a_journey_home(site, edition)
    assert counted[:2] == counted[2:]
