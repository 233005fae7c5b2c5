"""Signatures that pass a gate."""

import json

from careleaf.definition.rules import Gate, Question
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.gates import Rulebook
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.signing import still_to_sign
from tests.spec.sacroiliac import sheet
from tests.unit.reasoning.events import at, happened

NOW = at("2026-03-02 12:00")
BOTH = (Role.CONSULTANT, Role.SECOND_CLINICIAN)
HIGH = sheet("2026-03-02 10:00", dose="yes")


def signed(role: str, by: str, when: str = "2026-03-02 11:00", reason: str = "Agreed.") -> Happened:
    event = happened(Event.FINDING_RESOLVED, when, gate="dose", role=role, reason=reason)
    return Happened(
        id=f"{when} {by} {role}",
        kind=event.kind,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        by=by,
        how=event.how,
        edition=event.edition,
        facts=event.facts,
    )


def left(*events: Happened, roles: tuple[Role, ...] = BOTH, same_day: bool = True) -> tuple[Role, ...] | None:
    shape = {
        "title": "A gate",
        "before": "injected",
        "same_day": same_day,
        "stops_when": {"answer": "dose", "is": "yes"},
    }
    gate = Gate.model_validate_json(json.dumps({**shape, "way_on": {"how": "Agree it.", "passed_by": roles}}))
    asked = {"ask": "ask.it", "answer": "yes_no", "asked_at": ["day"], "findings": {}}
    book = Rulebook({"dose": gate}, {"dose": Question.model_validate_json(json.dumps(asked))}, {})
    return still_to_sign("dose", book, in_order(events), NOW)


def test_where_no_signature_helps() -> None:
    assert left(HIGH, signed("consultant", "ann"), roles=()) is None


def test_everybody_named_has_to_sign() -> None:
    assert left(HIGH) == BOTH
    assert left(HIGH, signed("consultant", "ann")) == (Role.SECOND_CLINICIAN,)
    assert left(HIGH, signed("consultant", "ann"), signed("second_clinician", "bob")) == ()


def test_nobody_signs_for_two() -> None:
    assert left(HIGH, signed("consultant", "ann"), signed("second_clinician", "ann")) == (Role.SECOND_CLINICIAN,)


def test_a_signature_needs_a_reason() -> None:
    assert left(HIGH, signed("consultant", "ann", reason=" "), roles=BOTH[:1]) == BOTH[:1]


def test_a_signature_is_for_the_answers_it_was_given_on() -> None:
    ann = signed("consultant", "ann")
    assert left(ann, sheet("2026-03-02 11:30", dose="yes"), roles=BOTH[:1]) == BOTH[:1]
    assert left(HIGH, ann, sheet("2026-03-02 11:30", dose="yes"), roles=BOTH[:1]) == ()
    again = (sheet("2026-03-02 11:20", dose="no"), sheet("2026-03-02 11:30", dose="yes"))
    assert left(HIGH, ann, *again, roles=BOTH[:1]) == BOTH[:1]
    aloud = (happened(Event.TIMED_OUT, "2026-03-02 11:20", dose="no"), again[1])
    assert left(HIGH, ann, *aloud, roles=BOTH[:1]) == BOTH[:1]


def test_a_gate_of_the_day_is_signed_on_the_day() -> None:
    before = (sheet("2026-03-01 10:00", dose="yes"), signed("consultant", "ann", "2026-03-01 11:00"))
    assert left(*before, HIGH, roles=BOTH[:1]) == BOTH[:1]
    assert left(*before, HIGH, roles=BOTH[:1], same_day=False) == ()
