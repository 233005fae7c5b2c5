"""What became of a promise, and on what evidence."""

import pytest

from careleaf.definition.rules import Promise, Window
from careleaf.definition.values import FactValue, TimeUnit
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.kept import Reason, State, Verdict, verdict
from tests.unit.reasoning.events import at, fact, happened, length, lengths, slot

PROMISE = Promise(
    item="L39",
    title="Home soon",
    owner=Role.RECOVERY_NURSE,
    window="stay",
    kept_by=Event.DISCHARGED,
    excused_by=(Event.DIED,),
)
STAY = Window(title="Home soon", anchor=Event.PROCEDURE_ENDED, range="stay")
ONE_TO_TWO_HOURS = lengths("1", "2", TimeUnit.HOURS)
ENDED = happened(Event.PROCEDURE_ENDED, "2026-03-02 10:00")


def judged(now: str, *events: Happened, window: Window = STAY, stay: FactValue = ONE_TO_TWO_HOURS) -> Verdict:
    return verdict(PROMISE, window, {"stay": fact(stay)}, events, at(now))


def home(when: str) -> Happened:
    return happened(Event.DISCHARGED, when)


def test_pending_until_its_anchor_happens() -> None:
    found = judged("2026-03-02 10:00")
    assert (found.state, found.reasons, found.changes_at) == (State.PENDING, (Reason.NO_ANCHOR,), None)


def test_pending_before_the_window_opens_and_while_it_is_open() -> None:
    early, open_now = judged("2026-03-02 10:30", ENDED), judged("2026-03-02 11:30", ENDED)
    assert (early.state, early.reasons) == (State.PENDING, (Reason.NOT_YET_DUE,))
    assert (open_now.state, open_now.reasons) == (State.PENDING, (Reason.DUE_NOW,))
    assert early.anchor == ENDED


@pytest.mark.parametrize("edge", ["2026-03-02 11:00", "2026-03-02 12:00"])
def test_kept_on_either_edge(edge: str) -> None:
    found = judged("2026-03-02 18:00", ENDED, home(edge))
    assert (found.state, found.evidence, found.reasons) == (State.KEPT, home(edge), (Reason.IN_WINDOW,))


def test_late_after_the_window() -> None:
    found = judged("2026-03-02 18:00", ENDED, home("2026-03-02 12:01"))
    assert (found.state, found.evidence, found.reasons) == (
        State.LATE,
        home("2026-03-02 12:01"),
        (Reason.AFTER_WINDOW,),
    )


def test_broken_when_the_window_passed_without_it() -> None:
    assert judged("2026-03-02 12:00", ENDED).state is State.PENDING
    found = judged("2026-03-02 12:01", ENDED)
    assert (found.state, found.reasons, found.evidence) == (State.BROKEN, (Reason.WINDOW_PASSED,), None)


def test_too_early_keeps_nothing_and_is_the_evidence() -> None:
    hasty = home("2026-03-02 10:20")
    waiting, passed = judged("2026-03-02 11:30", ENDED, hasty), judged("2026-03-02 13:00", ENDED, hasty)
    assert (waiting.state, waiting.reasons) == (State.PENDING, (Reason.TOO_EARLY, Reason.DUE_NOW))
    assert (passed.state, passed.reasons, passed.evidence) == (
        State.BROKEN,
        (Reason.TOO_EARLY, Reason.WINDOW_PASSED),
        hasty,
    )


def test_excused_by_an_end_that_came_first() -> None:
    died = happened(Event.DIED, "2026-03-02 11:10")
    assert judged("2026-03-02 18:00", ENDED, died).state is State.EXCUSED
    assert judged("2026-03-02 18:00", died).evidence == died
    assert judged("2026-03-02 18:00", ENDED, died, home("2026-03-02 11:05")).state is State.KEPT


@pytest.mark.parametrize("when", ["2026-03-02 09:00", "2026-03-02 12:01"])
def test_an_end_of_an_earlier_attempt_or_after_the_window_excuses_nothing(when: str) -> None:
    assert judged("2026-03-02 18:00", ENDED, happened(Event.DIED, when)).state is State.BROKEN


def test_the_last_anchor_counts() -> None:
    again = happened(Event.PROCEDURE_ENDED, "2026-03-02 15:00")
    assert judged("2026-03-02 18:00", ENDED, again, home("2026-03-02 16:30")).state is State.KEPT


def test_a_window_without_a_value_stays_pending_for_ever() -> None:
    found = judged("2030-01-01 00:00", ENDED, home("2026-03-02 11:30"), stay=slot())
    assert (found.state, found.reasons, found.changes_at) == (State.PENDING, (Reason.NO_VALUE,), None)


def test_a_window_that_never_closes_is_never_late() -> None:
    opens = Window(title="Any time after", anchor=Event.PROCEDURE_ENDED, opens="stay")
    hour = length("1", TimeUnit.HOURS)
    waiting = judged("2027-01-01 00:00", ENDED, window=opens, stay=hour)
    assert (waiting.state, waiting.changes_at) == (State.PENDING, None)
    assert judged("2027-01-01 00:00", ENDED, home("2026-12-31 10:00"), window=opens, stay=hour).state is State.KEPT


def test_a_window_that_never_opens_takes_anything_before_its_close() -> None:
    before = Window(title="Well before", anchor=Event.PROCEDURE_ENDED, direction="before", closes="stay")
    hour = length("1", TimeUnit.HOURS)
    assert judged("2026-03-02 10:00", home("2026-03-01 10:00"), ENDED, window=before, stay=hour).state is State.KEPT
    excused = judged("2026-03-02 10:00", happened(Event.DIED, "2026-03-01 10:00"), ENDED, window=before, stay=hour)
    assert excused.state is State.BROKEN


def test_what_has_not_happened_yet_plays_no_part() -> None:
    assert judged("2026-03-02 10:30", ENDED, home("2026-03-02 11:30")).state is State.PENDING


def test_it_says_when_time_alone_will_change_it() -> None:
    found = judged("2026-03-02 10:30", ENDED)
    assert found.changes_at is not None
    assert found.changes_at > at("2026-03-02 12:00")
    assert found.span is not None
    assert found.span.closes == at("2026-03-02 12:00")


REPLY = Promise(item="L8", title="An answer", owner=Role.PAIN_NURSE, window="reply", kept_by=Event.MESSAGE_ANSWERED)
IN_A_DAY = Window(title="An answer", anchor=Event.MESSAGE_RECEIVED, closes="reply")
FIRST, SECOND = (happened(Event.MESSAGE_RECEIVED, f"2026-03-0{day} 10:00") for day in (2, 4))


def replied(now: str, *events: Happened) -> Verdict:
    return verdict(REPLY, IN_A_DAY, {"reply": fact(length("24", TimeUnit.HOURS))}, events, at(now))


def answer(when: str, to: Happened) -> Happened:
    return happened(Event.MESSAGE_ANSWERED, when, answers=to.id)


def test_an_older_message_without_an_answer_does_not_hide_behind_an_answered_one() -> None:
    found = replied("2026-03-09 10:00", FIRST, SECOND, answer("2026-03-04 11:00", SECOND))
    assert (found.state, found.anchor) == (State.BROKEN, FIRST)


def test_of_several_messages_the_worst_is_told() -> None:
    late, kept = answer("2026-03-04 09:00", FIRST), answer("2026-03-04 11:00", SECOND)
    waiting = replied("2026-03-04 10:30", FIRST, SECOND, late)
    assert (waiting.state, waiting.anchor) == (State.PENDING, SECOND)
    decided = replied("2026-03-04 12:00", FIRST, SECOND, late, kept)
    assert (decided.state, decided.anchor, decided.evidence) == (State.LATE, FIRST, late)


def test_an_answer_that_names_no_message_answers_what_has_waited_longest() -> None:
    once = happened(Event.MESSAGE_ANSWERED, "2026-03-02 15:00")
    assert replied("2026-03-03 10:00", FIRST, once).state is State.KEPT
    assert replied("2026-03-09 10:00", FIRST, once, SECOND).anchor == SECOND
