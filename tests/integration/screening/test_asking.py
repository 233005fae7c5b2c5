"""The safety questions are asked of whom they are for, when they are due, and never answered by silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from careleaf.clinic.journeys.forms import ActForm, OwnForm, fields_of
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import case_of, locked
from careleaf.clinic.people.access import Actor
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.clinic.screening.asking import ASK
from careleaf.clinic.screening.occasions import occasion_now
from careleaf.clinic.screening.presenters import findings_of
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import ago, do, happened

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]
SHEET = {"told_by": "patient"}


@pytest.fixture
def nurse(staff: MakeStaff) -> Staff:
    return staff(Role.PREASSESSMENT_NURSE)


def asked(journey: Journey, by: Actor, part: str = "") -> set[str]:
    return set(fields_of(ASK, replace(case_of(locked(journey), by, clock.now()), part=part)))


@pytest.mark.sqlite
def test_only_what_was_answered_is_kept(journey: Journey, nurse: Staff) -> None:
    event = do(journey, Event.QUESTIONS_ANSWERED, nurse, {**SHEET, "blood_thinner": "no", "diabetes": "not_known"})
    assert event.facts == {"told_by": "patient", "blood_thinner": "no", "diabetes": "not_known"}
    found = {row.title: row for row in findings_of(case_of(locked(journey), nurse, clock.now()))}
    assert found["Takes no blood thinner"].given_by == f"{nurse.name} (pre-assessment nurse)"
    assert found["Takes no blood thinner"].until is not None
    assert found["Not known whether diabetes"].why == "It was not known."
    assert found["Not known whether infection"].why == "Not asked yet."


def test_an_empty_sheet_is_refused(journey: Journey, nurse: Staff) -> None:
    with pytest.raises(Refused, match="No question is answered"):
        do(journey, Event.QUESTIONS_ANSWERED, nurse, SHEET)


def test_a_manager_does_not_ask(journey: Journey, staff: MakeStaff) -> None:
    with pytest.raises(NotAllowed, match="This is for"):
        do(journey, Event.QUESTIONS_ANSWERED, staff(Role.MANAGER), {**SHEET, "diabetes": "no"})


@pytest.mark.parametrize(
    ("days", "occasion"),
    [(None, "at_listing"), (20, "at_listing"), (6, "week_before"), (1, "days_before"), (0, "on_the_day")],
)
def test_the_occasion_follows_the_planned_day(journey: Journey, nurse: Staff, days: int | None, occasion: str) -> None:
    if days is not None:
        planned = (clock.now() + timedelta(days=days)).isoformat()
        happened(journey, Event.LISTED, side="left", planned_for=planned)
    assert occasion_now(case_of(locked(journey), nurse, clock.now())) == occasion


def test_on_the_day_and_in_theatre_other_questions_are_asked(arrived: Journey, nurse: Staff) -> None:
    assert {"identity_agrees", "still_agrees", "red_flags"} <= asked(arrived, nurse)
    assert "agents_agree" not in asked(arrived, nurse)
    happened(arrived, Event.SIGNED_IN, side="left")
    assert {"identity_agrees", "still_agrees", "side_agrees", "agents_agree"} <= asked(arrived, nurse)
    assert "pregnancy" not in asked(arrived, nurse, "all"), "she is past the age"


def test_all_questions_can_be_chosen_and_one_alone(journey: Journey, nurse: Staff) -> None:
    assert "glucose_today" not in asked(journey, nurse)
    assert {"glucose_today", "glucose_today__not_known", "radiation_dose"} <= asked(journey, nurse, "all")
    assert asked(journey, nurse, "q2") == {"blood_thinner", "told_by", "helper"}
    assert asked(journey, nurse, "nonsense") == asked(journey, nurse)


def test_nobody_answers_by_hand_what_is_worked_out_from_what_was_measured(journey: Journey, nurse: Staff) -> None:
    pathway = case_of(locked(journey), nurse, clock.now()).pathway
    worked_out = {key for key, one in pathway.questions.items() if set(one.asked_at) <= {"at_time_out", "leg_test"}}
    assert worked_out
    assert not worked_out & asked(journey, nurse, "all")
    for number in range(1, len(pathway.questions) + 1):
        assert not worked_out & asked(journey, nurse, f"q{number}")


def test_a_question_that_hangs_on_another_is_left_out_once_it_is_not_for_them(journey: Journey, nurse: Staff) -> None:
    form = ActForm(ASK, case_of(locked(journey), nurse, clock.now()))
    assert "Only if “Do you take any medicine" in str(form.fields["blood_thinner_kind"].help_text)
    do(journey, Event.QUESTIONS_ANSWERED, nurse, {**SHEET, "blood_thinner": "no"})
    assert not {"blood_thinner_kind", "last_inr"} & asked(journey, nurse)


def test_answers_that_do_not_fit_together_are_refused(journey: Journey, nurse: Staff) -> None:
    with pytest.raises(Refused, match="does not fit the other answers"):
        do(
            journey,
            Event.QUESTIONS_ANSWERED,
            nurse,
            {**SHEET, "blood_thinner": "no", "blood_thinner_kind": "warfarin"},
        )


@pytest.mark.parametrize("answer", ["perhaps", "yes, I think"])
def test_an_answer_of_ones_own_words_is_refused(journey: Journey, nurse: Staff, answer: str) -> None:
    with pytest.raises(Refused, match="Choose one of the answers"):
        do(journey, Event.QUESTIONS_ANSWERED, nurse, {**SHEET, "diabetes": answer})


def test_an_unusual_number_is_questioned_and_taken_once_looked_at_again(journey: Journey, nurse: Staff) -> None:
    sheet = {**SHEET, "weight": "812"}
    with pytest.raises(Refused, match=r"812 is unusual. Most answers lie from 30 to 250 \(kg\)"):
        do(journey, Event.QUESTIONS_ANSWERED, nurse, sheet)
    event = do(journey, Event.QUESTIONS_ANSWERED, nurse, {**sheet, "numbers_checked": "yes"})
    assert event.facts["weight"] == "812"


def filled(journey: Journey, **told: str) -> dict[str, str]:
    local = clock.now()
    parts = (local.day, local.month, local.year, local.hour, local.minute)
    when = {f"happened_at_{index}": str(part) for index, part in enumerate(parts)}
    return when | {"how": "telephone", "key": "2f0c4ab6-7d5f-4d9b-9f0e-000000000007", "told_by": "patient"} | told


def test_a_number_that_nobody_knows_is_said_with_a_box(journey: Journey, nurse: Staff, client_of: MakeClient) -> None:
    client, address = client_of(nurse), f"/journeys/{journey.reference}/do/questions_answered/"
    both = client.post(address, filled(journey, weight="80", weight__not_known="on"))
    assert both.status_code == 409
    assert "has a number and is called not known as well" in both.content.decode()
    assert client.post(address, filled(journey, weight__not_known="on", diabetes="")).status_code == 302
    event = journey.events.get(kind="questions_answered")
    assert (event.facts, event.how) == ({"told_by": "patient", "weight": "not_known"}, "telephone")


def test_patients_answer_on_their_own_what_is_theirs_to_know(journey: Journey) -> None:
    patient = journey.patient
    case = case_of(locked(journey), patient, clock.now())
    form = OwnForm(ASK, case, {"key": "2f0c4ab6-7d5f-4d9b-9f0e-000000000008", "diabetes": "no", "told_by": "helper"})
    assert form.is_valid()
    event = do(journey, Event.QUESTIONS_ANSWERED, patient, form.facts() | {"helper": "Tom, her son"})
    assert (event.by_kind, event.facts["diabetes"]) == ("patient", "no")
    row = next(row for row in findings_of(case_of(locked(journey), patient, clock.now())) if row.title == "No diabetes")
    assert row.given_by == "the patient, helped by Tom, her son"


def test_patients_do_not_answer_for_the_team(arrived: Journey) -> None:
    assert "identity_agrees" not in asked(arrived, arrived.patient, "all")
    with pytest.raises(NotAllowed, match="for the team to answer"):
        do(arrived, Event.QUESTIONS_ANSWERED, arrived.patient, {**SHEET, "identity_agrees": "yes"})


def test_an_answer_that_ran_out_counts_no_more(journey: Journey, nurse: Staff) -> None:
    happened(journey, Event.QUESTIONS_ANSWERED, nurse, at=ago(days=400), infection="no")
    row = next(row for row in findings_of(case_of(locked(journey), nurse, clock.now())) if "infection" in row.title)
    assert (row.why, row.is_open) == ("The answer is too old to count.", True)
