"""What is to be done, by whom and by when, as the journey turns."""

from dataclasses import replace
from datetime import datetime

import pytest

from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Gate, WayOn
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.tasks import OpenTask, Timing, open_tasks
from careleaf.reasoning.walk import standing
from tests.factories.definitions import pathway_with
from tests.spec.sacroiliac import pathway
from tests.unit.reasoning.events import at, happened

BOOKED = "2026-03-20T09:00:00+00:00"
WAITING = (happened(Event.ACCEPTED, "2026-02-01 09:00"), happened(Event.LEAFLET_GIVEN, "2026-02-01 09:10"))
LISTED = happened(Event.LISTED, "2026-02-02 09:00", planned_for=BOOKED)
DAY = (
    *WAITING,
    happened(Event.CONSENT_GIVEN, "2026-02-01 10:00", side="left"),
    LISTED,
    happened(Event.ARRIVED, "2026-03-20 08:00"),
)
DONE = (
    *DAY,
    happened(Event.PROCEDURE_STARTED, "2026-03-20 09:00"),
    happened(Event.PROCEDURE_ENDED, "2026-03-20 09:20"),
)
HOME = (*DONE, happened(Event.DISCHARGED, "2026-03-20 11:00"))
BOOKS = happened(Event.FOLLOW_UP_BOOKED, "2026-03-21 09:00", planned_for="2026-05-05T10:00:00+01:00")


def to_do(
    *events: Happened, unresolved: frozenset[str] = frozenset(), of: Pathway | None = None
) -> dict[str, OpenTask]:
    past = in_order(events)
    now = past[-1].happened_at if past else at("2026-02-01 08:00")
    return {task.key: task for task in open_tasks(of or pathway(), standing(past), past, now, 47, unresolved)}


def due(task: OpenTask) -> tuple[datetime | None, datetime | None]:
    return task.opens, task.due


def test_before_the_day_is_known_nothing_has_a_time_but_everything_has_an_owner() -> None:
    tasks = to_do(*WAITING)
    assert tasks["put_on_list"] == OpenTask("put_on_list", Role.CLERK, Timing.NO_TIME_SET)
    assert tasks["confirm_escort"] == OpenTask("confirm_escort", Role.CLERK, Timing.NOT_PLANNED_YET)
    assert "give_leaflet" not in tasks
    assert "ask_for_feedback" not in tasks


def test_a_planned_day_gives_times() -> None:
    tasks = to_do(*WAITING, LISTED)
    assert "put_on_list" not in tasks
    assert tasks["confirm_escort"].timing is Timing.FROM_PLAN
    assert due(tasks["confirm_escort"]) == (None, at("2026-03-18 09:00"))
    assert due(tasks["ask_a_week_before"]) == (at("2026-03-13 09:00"), at("2026-03-18 09:00"))


@pytest.mark.parametrize("unreadable", ["", "soon", "2026-03-20T09:00:00"])
def test_a_time_that_cannot_be_read_is_no_time(unreadable: str) -> None:
    tasks = to_do(*WAITING, happened(Event.LISTED, "2026-02-02 09:00", planned_for=unreadable))
    assert tasks["confirm_escort"].timing is Timing.NOT_PLANNED_YET


def test_questions_answered_too_early_are_asked_again_and_answered_late_are_done() -> None:
    early = happened(Event.QUESTIONS_ANSWERED, "2026-02-03 09:00", infection="no")
    assert "ask_a_week_before" in to_do(*WAITING, LISTED, early)
    assert "ask_a_week_before" in to_do(*WAITING, early), "nobody knows yet whether it was too early"
    assert "ask_safety_questions" not in to_do(*WAITING, early)
    assert "ask_a_week_before" not in to_do(
        *WAITING, LISTED, happened(Event.QUESTIONS_ANSWERED, "2026-03-19 09:00", infection="no")
    )


def test_a_day_moved_is_still_a_place_on_the_list_and_needs_a_new_letter() -> None:
    letter = happened(Event.ADMISSION_LETTER_SENT, "2026-02-03 09:00")
    moved = happened(Event.RESCHEDULED, "2026-02-10 09:00", planned_for="2026-03-27T09:00:00+00:00")
    assert "send_admission_letter" not in to_do(*WAITING, LISTED, letter)
    tasks = to_do(*WAITING, LISTED, letter, moved)
    assert "put_on_list" not in tasks
    assert due(tasks["send_admission_letter"]) == (None, at("2026-03-20 09:00"))
    without_time = to_do(*WAITING, LISTED, happened(Event.RESCHEDULED, "2026-02-10 09:00"))
    assert "put_on_list" in without_time


def test_a_letter_about_an_earlier_time_tells_nothing_about_this_one() -> None:
    letter = happened(Event.ADMISSION_LETTER_SENT, "2026-02-03 09:00")
    again = happened(Event.LISTED, "2026-02-04 09:00", planned_for="2026-03-27T09:00:00+00:00")
    assert "send_admission_letter" in to_do(*WAITING, LISTED, letter, again)


def test_a_day_called_off_leaves_the_place_to_be_found_again() -> None:
    tasks = to_do(*WAITING, LISTED, happened(Event.CANCELLED_BY_HOSPITAL, "2026-03-01 09:00"))
    assert tasks["put_on_list"].owner is Role.CLERK
    assert tasks["ask_a_week_before"].timing is Timing.NOT_PLANNED_YET


def test_what_was_asked_for_a_day_called_off_is_asked_for_the_next() -> None:
    asked = happened(Event.QUESTIONS_ANSWERED, "2026-03-14 09:00", infection="no")
    moved = happened(Event.RESCHEDULED, "2026-03-20 08:30", planned_for="2026-04-24T09:00:00+01:00")
    tasks = to_do(*DAY, asked, moved)
    assert due(tasks["ask_a_week_before"]) == (at("2026-04-17 09:00"), at("2026-04-22 09:00"))


def test_consent_stays_and_is_confirmed_on_the_new_day() -> None:
    moved = happened(Event.RESCHEDULED, "2026-03-20 08:30", planned_for="2026-04-24T09:00:00+01:00")
    tasks = to_do(*DAY, moved, happened(Event.ARRIVED, "2026-04-24 08:00"))
    assert "take_consent" not in tasks
    assert tasks["confirm_consent"].due == at("2026-08-01 10:00")


@pytest.mark.parametrize(
    ("kind", "facts", "again"),
    [
        (Event.CONSENT_WITHDRAWN, {}, True),
        (Event.SAFETY_CHANGED, {"consent_again": "yes"}, True),
        (Event.SAFETY_CHANGED, {}, True),
        (Event.SAFETY_CHANGED, {"consent_again": "no"}, False),
    ],
)
def test_consent_is_taken_again_where_it_no_longer_counts(kind: Event, facts: dict[str, str], again: bool) -> None:
    tasks = to_do(*DAY, happened(kind, "2026-03-20 08:10", **facts))
    assert ("take_consent" in tasks, "confirm_consent" in tasks) == (again, not again)


def test_past_the_needle_nothing_is_left_of_what_should_have_come_before_it() -> None:
    assert {"confirm_escort", "ask_days_before"} <= to_do(*DAY).keys()
    assert not {"confirm_escort", "ask_days_before", "put_on_list"} & to_do(*DONE).keys()


def test_what_a_gate_ahead_asks_for_stays_to_be_done() -> None:
    way_on = WayOn(how="Find somebody.")
    gate = Gate(title="A lift home", before=Event.DISCHARGED, needs=(Event.ESCORT_CONFIRMED,), way_on=way_on)
    asking = replace(pathway(), gates={**pathway().gates, "lift": gate})
    assert to_do(*DONE, of=asking)["confirm_escort"].timing is Timing.FROM_ANCHOR
    assert "confirm_escort" not in to_do(*HOME, of=asking)


def test_a_gown_given_is_given_though_nobody_plans_the_first_minute() -> None:
    assert to_do(*DAY)["give_gown"].timing is Timing.NOT_PLANNED_YET
    assert "give_gown" not in to_do(*DAY, happened(Event.GOWN_GIVEN, "2026-03-20 08:20"))


def test_a_finding_is_settled_while_it_is_open() -> None:
    assert "settle_findings" not in to_do(*DAY)
    tasks = to_do(*DAY, unresolved=frozenset({"infection"}))
    assert tasks["settle_findings"].timing is Timing.FROM_ANCHOR
    assert "settle_blood_thinner" not in tasks
    assert "settle_blood_thinner" in to_do(*DAY, unresolved=frozenset({"blood_thinner"}))


def test_who_does_not_need_it_is_left_out_only_when_that_is_known() -> None:
    assert "ask_about_sugars" in to_do(*HOME)
    answered = happened(Event.QUESTIONS_ANSWERED, "2026-03-20 08:30", diabetes="no")
    assert "ask_about_sugars" not in to_do(*HOME, answered)


def test_whoever_comes_back_in_has_to_go_home_again() -> None:
    assert "discharge" not in to_do(*HOME)
    assert "discharge" in to_do(*HOME, happened(Event.ADMITTED, "2026-03-20 18:00"))
    gone = happened(Event.DISCHARGED, "2026-03-21 09:00")
    assert "discharge" not in to_do(*HOME, happened(Event.ADMITTED, "2026-03-20 18:00"), gone)


def test_another_side_is_no_task_until_somebody_lists_it() -> None:
    assert "put_on_list" not in to_do(*HOME)


def test_the_appointment_called_off_is_booked_again() -> None:
    assert to_do(*HOME)["book_follow_up"].owner is Role.CLERK
    assert "book_follow_up" not in to_do(*HOME, BOOKS)
    letter = happened(Event.FOLLOW_UP_LETTER_SENT, "2026-03-22 09:00")
    called_off = happened(Event.CANCELLED_BY_PATIENT, "2026-03-25 09:00")
    assert "send_follow_up_letter" not in to_do(*HOME, BOOKS, letter)
    assert to_do(*HOME, BOOKS, letter, called_off)["book_follow_up"].timing is Timing.FROM_ANCHOR
    moved = happened(Event.RESCHEDULED, "2026-03-26 09:00", planned_for="2026-05-12T10:00:00+01:00")
    tasks = to_do(*HOME, BOOKS, letter, called_off, moved)
    assert "book_follow_up" not in tasks
    assert tasks["send_follow_up_letter"].due is not None
    assert tasks["send_follow_up_letter"].due < at("2026-05-12 10:00")


def test_a_day_moved_is_not_the_appointment_after_it() -> None:
    moved = happened(Event.RESCHEDULED, "2026-02-10 09:00", planned_for=BOOKED)
    tasks = to_do(*WAITING, LISTED, moved, *HOME[4:])
    assert tasks["send_follow_up_letter"].timing is Timing.NOT_PLANNED_YET
    assert "book_follow_up" in tasks


def test_after_the_call_nothing_is_left_of_the_way_to_it() -> None:
    before = {"book_follow_up", "send_follow_up_letter", "chase_follow_up_letter", "review_record", "try_call"}
    assert before | {"make_call"} <= to_do(*HOME).keys()
    called = happened(Event.FOLLOW_UP_CALLED, "2026-05-05 10:00")
    assert not (before | {"make_call"}) & to_do(*HOME, called).keys()
    decided = happened(Event.OUTCOME_DECIDED, "2026-05-05 10:00")
    assert not (before | {"make_call"}) & to_do(*HOME, decided).keys()


def test_each_question_waits_for_its_own_answer() -> None:
    first = happened(Event.MESSAGE_RECEIVED, "2026-02-02 09:00")
    second = happened(Event.MESSAGE_RECEIVED, "2026-02-04 09:00")
    assert to_do(*WAITING, first, second)["answer_message"].due == at("2026-02-04 09:00")
    answered = happened(Event.MESSAGE_ANSWERED, "2026-02-04 10:00")
    assert to_do(*WAITING, first, second, answered)["answer_message"].due == at("2026-02-06 09:00")
    both = happened(Event.MESSAGE_ANSWERED, "2026-02-04 11:00")
    assert "answer_message" not in to_do(*WAITING, first, second, answered, both)
    named = happened(Event.MESSAGE_ANSWERED, "2026-02-04 10:00", answers=second.id)
    assert to_do(*WAITING, first, second, named)["answer_message"].due == at("2026-02-04 09:00")
    named = happened(Event.MESSAGE_ANSWERED, "2026-02-04 10:00", answers=first.id)
    assert to_do(*WAITING, first, second, named)["answer_message"].due == at("2026-02-06 09:00")


def test_a_problem_at_home_is_answered_even_when_the_next_day_is_planned() -> None:
    problem = happened(Event.PROBLEM_REPORTED, "2026-03-23 09:00")
    again = happened(Event.LISTED, "2026-03-23 10:00", planned_for="2026-06-20T09:00:00+01:00")
    assert to_do(*HOME, problem, again)["answer_problem"].due == at("2026-03-24 09:00")


def test_an_end_leaves_what_is_owed_and_stops_what_would_go_to_the_patient() -> None:
    complaint = happened(Event.COMPLAINT_RECEIVED, "2026-03-23 09:00")
    closed = to_do(*HOME, complaint, happened(Event.CLOSED, "2026-03-24 09:00"))
    assert {"complete_record", "acknowledge_complaint", "check_in_day_seven"} <= closed.keys()
    died = to_do(*HOME, complaint, happened(Event.DIED, "2026-03-24 09:00"))
    assert {"complete_record", "acknowledge_complaint"} <= died.keys()
    assert not {"check_in_day_seven", "send_day_one_message", "give_leaflet"} & died.keys()


def test_who_declines_is_owed_nothing_of_the_day() -> None:
    declined = happened(Event.DECLINED, "2026-03-01 09:00")
    assert to_do(WAITING[0], LISTED, declined) == {}
    assert to_do(happened(Event.DECLINED, "2026-02-01 09:00"), of=pathway_with()) == {}
