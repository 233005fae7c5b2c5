"""Unknown is not safe: taking an answer away never lets anybody through a gate."""

import json
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from careleaf.definition.rules import Gate, Question
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.gates import Rulebook, stops
from careleaf.reasoning.happened import Happened
from tests.unit.reasoning.events import at, happened

Sheet = tuple[int, dict[str, str], Event]
NAMES = ("pregnancy", "infection", "thinner")
NOW = at("2026-03-02 12:00")
LEAVES = st.builds(
    lambda name, answer: {"answer": name, "is": answer}, st.sampled_from(NAMES), st.sampled_from(("yes", "no"))
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
)
CARRIERS = (Event.QUESTIONS_ANSWERED, Event.SIGNED_IN, Event.TIMED_OUT)
SHEETS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.dictionaries(st.sampled_from(NAMES), st.sampled_from(("yes", "no", "not_known"))),
        st.sampled_from(CARRIERS),
    ),
    max_size=5,
)


def is_stopped(condition: dict[str, object], same_day: bool, events: list[Happened]) -> bool:
    way_on = {"how": "Put it right."}
    shape = {"title": "a gate", "before": "procedure_started", "stops_when": condition, "same_day": same_day}
    gate = Gate.model_validate_json(json.dumps({**shape, "way_on": way_on}))
    asked = Question.model_validate_json(
        json.dumps({"ask": "ask.it", "answer": "yes_no", "asked_at": ["day"], "findings": {}})
    )
    rulebook = Rulebook({"gate": gate}, dict.fromkeys(NAMES, asked), {})
    return bool(stops(rulebook, Event.PROCEDURE_STARTED, events, NOW))


def sheet(hours_ago: int, answers: dict[str, str], kind: Event = Event.QUESTIONS_ANSWERED) -> Happened:
    when = (NOW - timedelta(hours=hours_ago)).strftime("%Y-%m-%d %H:%M")
    return happened(kind, when, **answers)


@given(CONDITIONS, SHEETS, st.booleans(), st.sampled_from(NAMES))
def test_an_answer_taken_back_never_clears_a_stop(
    condition: dict[str, object], sheets: list[Sheet], same_day: bool, name: str
) -> None:
    events = [sheet(*row) for row in sheets]
    taken_back = [sheet(hours, {**answers, name: "not_known"}, kind) for hours, answers, kind in sheets]
    assert is_stopped(condition, same_day, taken_back) or not is_stopped(condition, same_day, events)


@given(CONDITIONS, st.dictionaries(st.sampled_from(NAMES), st.sampled_from(("yes", "no"))), st.sampled_from(NAMES))
def test_an_answer_never_given_never_clears_a_stop(
    condition: dict[str, object], answers: dict[str, str], name: str
) -> None:
    without = {question: answer for question, answer in answers.items() if question != name}
    stopped = is_stopped(condition, True, [sheet(0, answers)])
    assert is_stopped(condition, True, [sheet(0, without)]) or not stopped


@given(CONDITIONS, SHEETS)
def test_an_answer_of_the_day_is_never_looser_than_one_that_lives_on(
    condition: dict[str, object], sheets: list[Sheet]
) -> None:
    events = [sheet(*row) for row in sheets]
    assert is_stopped(condition, True, events) or not is_stopped(condition, False, events)
