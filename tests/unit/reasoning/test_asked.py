"""What waits for an answer: each its own, by name or the oldest first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.asked import ANSWERS, unanswered, with_answers
from careleaf.reasoning.happened import Happened, How, in_order

ASKED, ANSWERED = Event.MESSAGE_RECEIVED, Event.MESSAGE_ANSWERED


def event(number: int, kind: Event, answers: str = "") -> Happened:
    at = datetime(2027, 1, 4, 9, tzinfo=UTC) + timedelta(hours=number)
    facts = {ANSWERS: answers} if answers else {}
    return Happened(
        id=str(number), kind=kind, happened_at=at, recorded_at=at, by="", how=How.SCREEN, edition="1", facts=facts
    )


def waiting(*events: Happened) -> list[str]:
    return [one.id for one in unanswered(ASKED, ANSWERED, in_order(events))]


def test_what_nobody_answered_waits_the_longest_first() -> None:
    assert waiting(event(2, ASKED), event(1, ASKED)) == ["1", "2"]


def test_an_answer_by_name_leaves_the_older_question_waiting() -> None:
    assert waiting(event(1, ASKED), event(2, ASKED), event(3, ANSWERED, answers="2")) == ["1"]


def test_an_answer_without_a_name_answers_the_oldest_and_nothing_asked_later() -> None:
    assert waiting(event(1, ASKED), event(2, ANSWERED), event(3, ASKED)) == ["3"]


def test_of_several_answers_by_name_the_first_counts() -> None:
    asked, first, again = event(1, ASKED), event(2, ANSWERED, answers="1"), event(3, ANSWERED, answers="1")
    assert with_answers(ASKED, ANSWERED, in_order([asked, first, again])) == ((asked, first),)
