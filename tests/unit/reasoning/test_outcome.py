"""Scores are read from the events at which they were given, and held to the limits the definition names."""

import pytest

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.outcome import benefit_of, score_change
from careleaf.reasoning.scores import Benefit, CannotSay
from tests.factories.definitions import definition
from tests.unit.reasoning.events import happened

PATHWAY = definition("sacroiliac-joint-injection").pathway
ASKED = happened(Event.QUESTIONS_ANSWERED, "2026-03-01 09:00", nrs="8")
STARTED = happened(Event.PROCEDURE_STARTED, "2026-03-02 09:00")
CALLED = happened(Event.FOLLOW_UP_CALLED, "2026-04-20 09:00", nrs="3")


def decided(view: str) -> Happened:
    return happened(Event.OUTCOME_DECIDED, "2026-04-20 09:10", patient_view=view)


def test_the_change_is_from_before_the_procedure_to_the_last_score_since() -> None:
    assert score_change(PATHWAY, "nrs", [CALLED, STARTED, ASKED]).better_by == 5
    assert score_change(PATHWAY, "nrs", [ASKED, STARTED]).because is CannotSay.NO_SCORE_NOW
    assert score_change(PATHWAY, "nrs", [ASKED, CALLED]).because is CannotSay.NO_SCORE_NOW
    assert score_change(PATHWAY, "nrs", []).because is CannotSay.NO_BASELINE


@pytest.mark.parametrize(
    ("view", "found"),
    [("2", Benefit.GOOD_SO_FAR), ("3", Benefit.PARTIAL), ("much", Benefit.CANNOT_SAY), ("1.5", Benefit.CANNOT_SAY)],
)
def test_the_patient_s_own_view_is_read_with_it(view: str, found: Benefit) -> None:
    assert benefit_of(PATHWAY, [ASKED, STARTED, CALLED, decided(view)]) is found


def test_without_their_view_nobody_can_say() -> None:
    assert benefit_of(PATHWAY, [ASKED, STARTED, CALLED]) is Benefit.CANNOT_SAY


def test_a_definition_without_limits_says_nothing() -> None:
    assert benefit_of(definition().pathway, [ASKED, STARTED, CALLED]) is None
