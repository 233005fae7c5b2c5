"""Findings: what an answer means, why, and until when."""

import json

from careleaf.definition.rules import Question
from careleaf.definition.values import TimeUnit
from careleaf.reasoning.assess import Assessed, Why, assess, was_asked
from careleaf.reasoning.gates import Rulebook
from careleaf.reasoning.happened import Happened
from tests.spec.sacroiliac import resolved, sheet
from tests.unit.reasoning.events import at, fact, length, slot

NOW = at("2026-03-02 10:00")
FINDINGS = {
    "yes": {"means": "resolve", "title": "Yes", "resolved_by": ["consultant"]},
    "no": {"means": "clear", "title": "No"},
    "not_known": {"means": "note", "title": "Not known"},
}


def question(**parts: object) -> Question:
    shape = {"ask": "ask.it", "answer": "yes_no", "asked_at": ["day"], "findings": FINDINGS}
    return Question.model_validate_json(json.dumps({**shape, **parts}))


def assessed(questions: dict[str, Question], *events: Happened) -> dict[str, Assessed]:
    facts = {"week": fact(length("7", TimeUnit.DAYS)), "unset": fact(slot())}
    return {one.question: one for one in assess(Rulebook({}, questions, facts), events, NOW)}


def test_a_question_nobody_answered() -> None:
    one = assessed({"cough": question()})["cough"]
    assert (one.answer, one.why, one.until, one.given_at) == ("not_known", Why.NEVER_ANSWERED, None, None)
    assert not one.is_open
    assert not was_asked(one)


def test_an_answer_counts_until_its_life_ends() -> None:
    given = sheet("2026-03-01 10:00", cough="no", cold="no", flu="no", pox="no")
    asked = {
        "cough": question(lives="week"),
        "cold": question(),
        "flu": question(same_day=True),
        "pox": question(lives="unset"),
    }
    found = assessed(asked, given)
    assert found["cough"].until == at("2026-03-08 10:00")
    assert (found["cold"].until, found["cold"].why) == (None, Why.ANSWERED)
    assert (found["flu"].until, found["flu"].why) == (None, Why.RUN_OUT)
    assert found["pox"].why is Why.RUN_OUT
    assert [name for name, one in found.items() if was_asked(one)] == ["cough", "cold"]


def test_why_an_answer_does_not_count() -> None:
    when = "2026-03-02 09:00"
    two_ways = [sheet(when, cough="yes"), sheet(when, cough="no")]
    assert assessed({"cough": question()}, *two_ways)["cough"].why is Why.ANSWERED_TWO_WAYS
    assert assessed({"cough": question()}, sheet(when, cough="not_known"))["cough"].why is Why.SAID_NOT_KNOWN
    assert assessed({"cough": question()}, sheet(when, cough="perhaps"))["cough"].why is Why.UNREADABLE
    assert assessed({"cough": question()}, sheet(when, cough="given"))["cough"].why is Why.UNREADABLE


def test_an_answer_that_changed_since_the_resolution_is_open_again() -> None:
    asked = {"cough": question()}
    yes, signed = sheet("2026-03-01 09:00", cough="yes"), resolved("2026-03-01 10:00", "cough", "consultant")
    assert assessed(asked, yes, signed)["cough"].settled_by == signed
    back_again = (sheet("2026-03-01 11:00", cough="no"), sheet("2026-03-01 12:00", cough="yes"))
    assert assessed(asked, yes, signed, *back_again)["cough"].is_open
    assert assessed(asked, signed, sheet("2026-03-01 12:00", cough="yes"))["cough"].is_open


def test_questions_that_depend_on_each_other_in_a_ring_are_asked() -> None:
    ring = {
        "one": question(asked_of={"answer": "two", "is": "yes"}),
        "two": question(asked_of={"answer": "one", "is": "yes"}),
    }
    assert assessed(ring).keys() == {"one", "two"}
