"""The standing of a journey as a whole, and the first instant at which time alone changes it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from careleaf.definition.rules import Window
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.kept import State
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.standing import JourneyStanding, journey_standing, standing_now
from tests.spec.sacroiliac import pathway, resolved, sheet
from tests.unit.reasoning.events import at, happened
from tests.unit.reasoning.test_tasks import BOOKED, DAY, DONE, HOME, LISTED, WAITING


def stands(now: str, *events: Happened) -> JourneyStanding:
    return journey_standing(pathway(), events, at(now), 47)


def state(found: JourneyStanding, key: str) -> State:
    return found.promises[key].state


def test_a_finding_is_open_until_somebody_entitled_has_signed() -> None:
    said = sheet("2026-03-20 08:10", infection="yes")
    found = stands("2026-03-20 08:30", *DAY, said)
    assert "infection" in {one.question for one in found.findings}
    (block,) = (one for one in found.blocks if one.stop.key == "infection")
    assert block.to_sign == (Role.CONSULTANT,)
    gate = happened(
        Event.FINDING_RESOLVED, "2026-03-20 08:20", gate="infection", role="consultant", reason="Seen; a cold sore."
    )
    signed = stands("2026-03-20 08:30", *DAY, said, resolved("2026-03-20 08:15", "infection", "consultant"), gate)
    assert "infection" not in {one.question for one in signed.findings}
    assert "infection" not in {one.stop.key for one in signed.blocks}


def test_past_the_needle_no_finding_is_open() -> None:
    assert stands("2026-03-20 09:30", *DONE).findings == ()


def test_where_only_putting_it_right_helps_nobody_is_named_to_sign() -> None:
    found = stands("2026-03-20 08:30", *DAY)
    assert {one.to_sign for one in found.blocks if one.stop.key == "team_ready"} == {()}


def test_a_pending_promise_changes_at_the_edges_of_its_window() -> None:
    answered = sheet("2026-03-20 08:10", diabetes="no")
    found = stands("2026-03-20 09:30", *DONE, answered)
    assert found.changes_at == at("2026-03-20 10:20"), "the stay may end from now on"


def test_an_answer_that_runs_out_changes_what_is_to_be_done() -> None:
    found = stands("2026-02-01 12:00", *WAITING, sheet("2026-02-01 11:00", infection="no"))
    assert found.changes_at is not None
    later = journey_standing(pathway(), [*WAITING, sheet("2026-02-01 11:00", infection="no")], found.changes_at, 47)
    assert later.findings != found.findings
    assert found.changes_at <= at("2026-02-08 11:00") + timedelta(microseconds=1)


def test_whoever_looks_only_once_sees_the_same() -> None:
    once = standing_now(pathway(), HOME, at("2026-03-20 12:00"), 47)
    assert replace(stands("2026-03-20 12:00", *HOME), changes_at=None) == once


def test_a_window_that_stays_open_changes_nothing_any_more() -> None:
    window = Window(title="Later", anchor=Event.DISCHARGED, opens="day_one")
    later = pathway().promises["day_case"].model_copy(update={"window": "later", "kept_by": Event.CHECK_IN_ANSWERED})
    shape = replace(pathway(), windows={**pathway().windows, "later": window}, promises={"later": later})
    assert journey_standing(shape, HOME, at("2026-03-20 12:00")).changes_at == at("2026-03-21 11:00")
    assert journey_standing(shape, HOME, at("2026-03-21 12:00")).changes_at is None


def test_after_the_end_of_a_journey_nothing_changes_with_time() -> None:
    assert stands("2026-02-01 09:30", *WAITING, happened(Event.DECLINED, "2026-02-01 09:20")).changes_at is None


def test_a_day_called_off_excuses_until_there_is_another() -> None:
    off = happened(Event.CANCELLED_BY_HOSPITAL, "2026-03-01 09:00")
    anew = happened(Event.RESCHEDULED, "2026-03-02 09:00", planned_for=BOOKED)
    assert state(stands("2026-03-01 10:00", *WAITING, LISTED, off), "day_case") is State.EXCUSED
    assert state(stands("2026-03-02 10:00", *WAITING, LISTED, off, anew), "day_case") is State.PENDING
    assert state(stands("2026-03-02 10:00", *WAITING, LISTED, off, anew), "in_theatre") is State.PENDING


def test_what_was_done_for_a_day_called_off_keeps_nothing_of_the_next() -> None:
    moved = happened(Event.RESCHEDULED, "2026-03-20 08:30", planned_for="2026-04-24T09:00:00+01:00")
    new_day = (*DAY, happened(Event.GOWN_GIVEN, "2026-03-20 08:20"), moved)
    assert state(stands("2026-03-21 09:00", *new_day), "day_case") is State.PENDING, (
        "not broken by the day that was not"
    )
    started = (
        happened(Event.ARRIVED, "2026-04-24 08:00"),
        happened(Event.PROCEDURE_STARTED, "2026-04-24 09:00"),
    )
    assert state(stands("2026-04-24 09:10", *new_day, *started), "gown") is not State.KEPT


def test_whoever_comes_after_all_is_owed_what_was_promised() -> None:
    missed = happened(Event.DID_NOT_ATTEND, "2026-03-20 07:50")
    found = stands("2026-03-20 08:10", *WAITING, LISTED, missed, DAY[-1])
    assert found.place.phase is Phase.ARRIVED
    assert state(found, "in_theatre") is State.PENDING


def test_another_round_leaves_what_became_of_the_first() -> None:
    again = happened(Event.LISTED, "2026-06-01 10:00", planned_for="2026-07-20T09:00:00+01:00")
    first, second = stands("2026-06-01 09:00", *HOME), stands("2026-06-01 11:00", *HOME, again)
    assert state(first, "day_case") is State.KEPT
    assert state(second, "day_case") is State.KEPT


WRONG = (
    *DAY,
    happened(Event.PROCEDURE_STARTED, "2026-03-20 09:00"),
    happened(Event.INJECTED, "2026-03-20 09:10", side="right"),
)


def test_letters_wait_until_a_consultant_has_read_the_incident() -> None:
    found = stands("2026-03-20 09:15", *WRONG)
    assert found.unread == found.incidents != ()
    assert found.holds(Event.DISCHARGE_LETTER_SENT)
    assert found.holds(Event.GP_LETTER_SENT)
    assert not found.holds(Event.ADMISSION_LETTER_SENT)
    assert not stands("2026-03-20 08:30", *DAY).holds(Event.GP_LETTER_SENT)


@pytest.mark.parametrize(
    ("role", "reason", "incident", "is_read"),
    [
        ("consultant", "Read; the patient was told.", WRONG[-1].id, True),
        ("consultant", " ", WRONG[-1].id, False),
        ("theatre_nurse", "Read.", WRONG[-1].id, False),
        ("consultant", "Read.", "another", False),
    ],
)
def test_only_a_consultant_with_a_reason_has_read_it(role: str, reason: str, incident: str, is_read: bool) -> None:
    signed = happened(Event.FINDING_RESOLVED, "2026-03-20 09:30", incident=incident, role=role, reason=reason)
    found = stands("2026-03-20 09:40", *WRONG, signed)
    assert found.incidents != ()
    assert (found.unread == ()) is is_read


def test_a_safety_change_stops_until_consent_is_taken_again() -> None:
    confirmed = (
        *DAY,
        happened(Event.CONSENT_CONFIRMED, "2026-03-20 08:05", side="left"),
        sheet("2026-03-20 08:06", still_agrees="yes"),
    )
    changed = happened(Event.SAFETY_CHANGED, "2026-03-20 08:10", consent_again="yes")
    consents = {"consent_given", "consent_in_force"}
    assert not consents & {one.stop.key for one in stands("2026-03-20 08:30", *confirmed).blocks}
    found = stands("2026-03-20 08:30", *confirmed, changed)
    assert consents <= {one.stop.key for one in found.blocks}
    assert found.side_stops != ()
    again = (
        happened(Event.CONSENT_GIVEN, "2026-03-20 08:15", side="left"),
        happened(Event.CONSENT_CONFIRMED, "2026-03-20 08:16", side="left"),
    )
    still_asked = stands("2026-03-20 08:30", *confirmed, changed, *again)
    assert consents & {one.stop.key for one in still_asked.blocks} == {"consent_in_force"}
    agreed = stands("2026-03-20 08:30", *confirmed, changed, *again, sheet("2026-03-20 08:17", still_agrees="yes"))
    assert not consents & {one.stop.key for one in agreed.blocks}
