"""Gates: what stops an event that has not happened yet."""

import json

import pytest

from careleaf.definition.rules import Gate, Question
from careleaf.definition.values import AgeRange, Count, CountUnit, FactValue, TimeUnit
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.gates import Counted, Rulebook, Stop, questions_read, stops
from careleaf.reasoning.happened import Happened
from tests.unit.reasoning.events import at, fact, happened, length, slot

DAY = "2026-03-02"
NOW = at(f"{DAY} 10:00")
PREGNANCY = {"all": [{"age_within": "ages"}, {"answer": "pregnancy", "is": "yes"}]}
FACTS: dict[str, FactValue] = {
    "ages": AgeRange(type="age_range", low=12, high=55),
    "most": Count(type="count", amount=3, unit=CountUnit.INJECTIONS),
    "month": length("1", TimeUnit.MONTHS),
    "unset": slot(),
}


def gate(**parts: object) -> Gate:
    way_on = {"how": "Put it right."}
    return Gate.model_validate_json(
        json.dumps({"title": "a gate", "before": Event.PROCEDURE_STARTED, "way_on": way_on, **parts})
    )


def question(**parts: object) -> Question:
    shape = {"ask": "ask.it", "answer": "yes_no", "asked_at": ["day"], "findings": {}}
    return Question.model_validate_json(json.dumps({**shape, **parts}))


def held(shape: Gate, *events: Happened, age: int | None = None, **asked: Question) -> tuple[Stop, ...]:
    questions = {name: question() for name in questions_read(shape.stops_when)} | asked
    rulebook = Rulebook({"gate": shape}, questions, {name: fact(value) for name, value in FACTS.items()})
    return stops(rulebook, Event.PROCEDURE_STARTED, events, NOW, age)


def answered(when: str = f"{DAY} 09:00", **answers: str) -> Happened:
    return happened(Event.QUESTIONS_ANSWERED, when, **answers)


@pytest.mark.parametrize("answer", ["yes", "not_known"])
def test_a_doubt_about_pregnancy_stops(answer: str) -> None:
    shape = gate(stops_when=PREGNANCY, same_day=True)
    (stop,) = held(shape, answered(pregnancy=answer))
    assert stop.because == (Counted("pregnancy", answer, at(f"{DAY} 09:00")),)
    assert stop.gate.way_on.how == "Put it right."


def test_no_on_the_day_lets_through() -> None:
    assert held(gate(stops_when=PREGNANCY, same_day=True), answered(pregnancy="no")) == ()


def test_no_answer_at_all_stops() -> None:
    (stop,) = held(gate(stops_when=PREGNANCY, same_day=True))
    assert stop.because == (Counted("pregnancy", "not_known", None),)


def test_an_answer_of_another_day_does_not_count() -> None:
    yesterday = "2026-03-01 23:59"
    (stop,) = held(gate(stops_when=PREGNANCY, same_day=True), answered(yesterday, pregnancy="no"))
    assert stop.because == (Counted("pregnancy", "not_known", at(yesterday)),)


def test_a_question_of_the_day_is_asked_again_even_where_the_gate_does_not_say_so() -> None:
    shape = gate(stops_when=PREGNANCY)
    asked = question(same_day=True)
    assert held(shape, answered("2026-03-01 10:00", pregnancy="no"), pregnancy=asked)
    assert held(shape, answered("2026-03-01 10:00", pregnancy="no")) == ()


def test_an_answer_lives_as_long_as_the_question_allows() -> None:
    shape, lives = gate(stops_when={"answer": "thinner", "is": "yes"}), question(lives="month")
    assert held(shape, answered("2026-02-02 10:00", thinner="no"), thinner=lives) == ()
    assert held(shape, answered("2026-02-02 09:59", thinner="no"), thinner=lives)


def test_a_life_nobody_has_set_is_no_life() -> None:
    shape = gate(stops_when={"answer": "thinner", "is": "yes"})
    assert held(shape, answered(thinner="no"), thinner=question(lives="unset"))


def test_the_last_answer_counts() -> None:
    shape = gate(stops_when=PREGNANCY, same_day=True)
    assert held(shape, answered(pregnancy="yes"), answered(f"{DAY} 09:30", pregnancy="no")) == ()
    assert held(shape, answered(pregnancy="no"), answered(f"{DAY} 09:30", pregnancy="yes"))


def test_any_event_can_carry_an_answer() -> None:
    """Whoever runs the sign-in says there that the identity agrees."""
    shape = gate(stops_when={"not": {"answer": "identity", "is": "yes"}}, same_day=True)
    agreed = happened(Event.SIGNED_IN, f"{DAY} 09:10", identity="yes")
    assert held(shape, agreed) == ()
    assert held(shape, agreed, answered(f"{DAY} 09:20", identity="no"))
    assert held(shape, answered(f"{DAY} 09:20", identity="yes"), happened(Event.TIMED_OUT, f"{DAY} 09:30", identity=""))


def test_two_answers_at_once_are_no_answer() -> None:
    shape = gate(stops_when=PREGNANCY, same_day=True)
    assert held(shape, answered(pregnancy="no"), answered(pregnancy="yes"))


def test_a_known_age_outside_the_range_needs_no_answer() -> None:
    shape = gate(stops_when=PREGNANCY, same_day=True)
    assert held(shape, age=70) == ()
    assert held(shape, age=30)


def test_what_a_gate_needs_has_to_happen_first() -> None:
    shape = gate(needs=[Event.SIGNED_IN], same_day=True)
    (stop,) = held(shape, happened(Event.SIGNED_IN, "2026-03-01 10:00"))
    assert (stop.missing, stop.because) == ((Event.SIGNED_IN,), ())
    assert held(shape, happened(Event.SIGNED_IN, f"{DAY} 09:00")) == ()
    assert held(gate(needs=[Event.SIGNED_IN]), happened(Event.SIGNED_IN, "2026-03-01 10:00")) == ()


@pytest.mark.parametrize(("given", "stopped"), [("2", False), ("3", True), ("many", True), ("NaN", True)])
def test_a_number_against_its_limit(given: str, stopped: bool) -> None:
    shape = gate(stops_when={"number": "injections", "compares": "at_least", "fact": "most"})
    assert bool(held(shape, answered(injections=given), injections=question(answer="number"))) is stopped


def test_a_gate_before_another_event_says_nothing() -> None:
    assert held(gate(before=Event.DISCHARGED, needs=[Event.SIGNED_IN])) == ()


def test_the_questions_a_condition_reads() -> None:
    shape = gate(
        stops_when={
            "any": [
                {"all": [{"answer": "one", "is": "yes"}, {"age_within": "ages"}]},
                {"not": {"number": "two", "compares": "below", "fact": "most"}},
                {"always": True},
            ]
        }
    )
    assert questions_read(shape.stops_when) == {"one", "two"}
    assert questions_read(None) == frozenset()
