"""A worked patient that comes out otherwise is told in words; only what is expected and so has been exercised."""

from __future__ import annotations

from typing import Any

import pytest

from careleaf.definition.load import Loaded, load_source
from careleaf.reasoning.assurance import Outcome, exercised, rules_of, run, run_all
from careleaf.reasoning.looking import Shown
from tests.factories.definitions import definition
from tests.unit.definition.test_examples import plain, with_examples

EVENTS = definition().source.documents["examples/plain.yaml"]["events"]
BEFORE = "day 0 09:28"
AFTER = "day 0 11:00"


def outcome(expected: dict[str, Any], at: str = AFTER, events: list[Any] | None = None) -> Outcome:
    patient = plain(expect=[{"at": at, "shows": "Something.", **expected}], **({"events": events} if events else {}))
    loaded = load_source(with_examples(one=patient))
    assert isinstance(loaded, Loaded), "\n".join(map(str, loaded))
    return run("one", loaded.examples, loaded.pathway)


def told(kind: str, at: str, **facts: str) -> dict[str, Any]:
    return {"at": at, "event": kind, "by": "clerk", "facts": facts}


def without(kind: str) -> list[Any]:
    return [event for event in EVENTS if event["event"] != kind]


FLARE = told("problem_reported", "day 1 10:00", effect="flare")
WRONG = told("injected", "day 0 09:37", side="left")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (BEFORE, {"phase": "arrived"}),
        (BEFORE, {"passed": ["ready"]}),
        (BEFORE, {"clear_for": ["procedure_started"]}),
        (BEFORE, {"findings": {"infection": "clear"}}),
        (AFTER, {"done": ["explain_duties"]}),
        (AFTER, {"tasks": {"book_visit": {"owner": "clerk"}}}),
        (AFTER, {"promises": {"home_soon": "kept"}}),
        (AFTER, {"windows": {"no_drive_window": {"closes": "day 0 15:40"}}}),
        (AFTER, {"windows": {"rest_window": {}}}),
        (AFTER, {"incidents": []}),
        (AFTER, {"letters": {"gp_letter_sent": "not_due"}}),
    ],
)
def test_what_is_as_expected_is_told_as_such(at: str, expected: dict[str, Any]) -> None:
    if "tasks" in expected:
        found = outcome(expected, at, [*EVENTS, told("message_received", "day 0 10:30")])
    else:
        found = outcome(expected, at)
    assert found.is_as_expected, found.differs


@pytest.mark.parametrize(
    ("at", "expected", "path", "what"),
    [
        (BEFORE, {"phase": "referred"}, ("phase",), "the phase is arrived, not referred."),
        (BEFORE, {"stops": {"ready": []}}, ("stops", "ready"), "the gate 'ready' stops nothing."),
        (
            "day 0 09:05",
            {"stops": {"ready": ["clerk"]}},
            ("stops", "ready"),
            "who may still sign is nobody, not clerk.",
        ),
        ("day 0 09:05", {"passed": ["ready"]}, ("passed", 0), "the gate 'ready' still stops."),
        (
            "day 0 09:05",
            {"clear_for": ["procedure_started"]},
            ("clear_for", 0),
            "procedure_started is stopped by no_infection, ready.",
        ),
        (BEFORE, {"findings": {"infection": "stop"}}, ("findings", "infection"), "'infection' is clear, not stop."),
        (
            BEFORE,
            {"findings": {"thinner_plan": "note"}},
            ("findings", "thinner_plan"),
            "'thinner_plan' is not asked, not note.",
        ),
        (AFTER, {"tasks": {"save_pictures": {"owner": "clerk"}}}, ("tasks", "save_pictures"), "is not open."),
        ("day -4 10:00", {"done": ["ask_questions"]}, ("done", 0), "the task 'ask_questions' is still open."),
        (
            "day -4 10:00",
            {"tasks": {"ask_questions": {"owner": "consultant", "opens": "day 0 00:00", "due": "day 0 00:00"}}},
            ("tasks", "ask_questions"),
            "the task 'ask_questions' is owed by clerk, not consultant. "
            "the task 'ask_questions' opens day -8 09:00, not day 0 00:00. "
            "the task 'ask_questions' is due day -2 09:00, not day 0 00:00.",
        ),
        (AFTER, {"promises": {"home_soon": "late"}}, ("promises", "home_soon"), "'home_soon' is kept, not late."),
        (
            AFTER,
            {"windows": {"stay": {"opens": "day 0 10:00", "closes": "day 0 11:00"}}},
            ("windows", "stay"),
            "the window 'stay' opens day 0 10:10, not day 0 10:00. "
            "the window 'stay' closes day 0 10:25, not day 0 11:00.",
        ),
        (
            AFTER,
            {"windows": {"rest_window": {"opens": "day 9 10:00", "closes": "day 2 09:40"}}},
            ("windows", "rest_window"),
            "opens day 0 09:40, not day 9 10:00.",
        ),
        (
            AFTER,
            {"windows": {"next_injection": {"closes": "day 9 10:00"}}},
            ("windows", "next_injection"),
            "closes no time, not day 9 10:00.",
        ),
        (BEFORE, {"windows": {"stay": {}}}, ("windows", "stay"), "the window 'stay' waits for procedure_ended."),
        (AFTER, {"effects": {"flare": "green"}}, ("effects", "flare"), "flare is not reported, not green."),
        (AFTER, {"incidents": ["no_consent"]}, ("incidents",), "the incidents are nobody, not no_consent."),
        (AFTER, {"letters": {"gp_letter_sent": "sent"}}, ("letters", "gp_letter_sent"), "is not_due, not sent."),
        (AFTER, {"benefit": "partial"}, ("benefit",), "the benefit is None, not partial."),
    ],
)
def test_what_differs_is_told_in_words(at: str, expected: dict[str, Any], path: Any, what: str) -> None:
    (one,) = outcome(expected, at).differs
    assert one.path == ("expect", 0, *path)
    assert one.what.startswith(f"At {at}: ")
    assert what in one.what


def test_a_report_has_its_colour_with_and_without_a_known_end_of_the_procedure() -> None:
    assert outcome({"effects": {"flare": "green"}}, "day 1 11:00", [*EVENTS, FLARE]).is_as_expected
    unknown = [*without("procedure_ended"), FLARE]
    assert outcome({"effects": {"flare": "amber"}}, "day 1 11:00", unknown).is_as_expected


def test_a_wrong_side_is_an_incident() -> None:
    assert outcome({"incidents": ["differs_from_consent"]}, AFTER, [*EVENTS, WRONG]).is_as_expected


def test_what_happened_through_a_gate_has_to_say_so() -> None:
    (one,) = outcome({}, AFTER, without("site_marked")).differs
    assert one.path == ("events", 7)
    assert one.what == "At day 0 09:30: procedure_started is stopped by ready, not nobody."
    started = {**EVENTS[8], "despite": ["ready"]}
    through = [started if event["event"] == "procedure_started" else event for event in without("site_marked")]
    assert outcome({}, AFTER, through).is_as_expected


def test_what_another_did_through_a_gate_is_told_where_it_is_taken_over() -> None:
    one, two = plain(events=without("site_marked")), plain(events=[], begins_as="one", until="day 1 09:00")
    loaded = load_source(with_examples(one=one, two=two))
    assert isinstance(loaded, Loaded)
    assert ("until",) in [differs.path for differs in run("two", loaded.examples, loaded.pathway).differs]


def test_what_is_only_offered_is_shown_by_being_done() -> None:
    loaded = definition("sacroiliac-joint-injection")
    shown = run("questions-and-complaint", loaded.examples, loaded.pathway).shown
    assert {one.how for one in shown if one.name == "ask_for_feedback"} == {"opened", "closed"}
    died = run("died-before-the-call", loaded.examples, loaded.pathway).shown
    assert not [one for one in died if one.name == "ask_for_feedback"]


def test_a_gate_or_task_is_exercised_by_both_its_sides_only() -> None:
    one = Outcome("one", (), frozenset({Shown("gate", "ready", "stopped"), Shown("check", "infection", "no")}))
    two = Outcome("two", (), frozenset({Shown("gate", "ready", "passed"), Shown("task", "book_visit", "opened")}))
    assert exercised([one]) == {"check:infection"}
    assert exercised([one, two]) == {"check:infection", "gate:ready"}


def test_a_patient_who_comes_out_otherwise_exercises_nothing() -> None:
    found = outcome({"findings": {"infection": "clear"}, "phase": "referred"}, BEFORE)
    assert found.shown
    assert exercised([found]) == frozenset()


def test_what_is_still_pending_says_nothing_about_its_window() -> None:
    found = outcome({"promises": {"seen_again": "pending"}})
    assert found.shown == {Shown("promise", "seen_again", "pending")}


def test_every_patient_is_run_and_every_rule_is_known() -> None:
    loaded = definition()
    outcomes = run_all(loaded.examples, loaded.pathway)
    assert [one.name for one in outcomes] == list(loaded.examples)
    promises = {f"promise:{name}" for name in loaded.pathway.promises}
    assert exercised(outcomes) <= rules_of(loaded.pathway) | promises
