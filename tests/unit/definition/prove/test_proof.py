"""One proof of one definition: counts, problems, and what is proved or only declared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careleaf.definition.load import Loaded, load_source
from careleaf.definition.prove import House, Kept, Proof, prove
from careleaf.definition.vocabulary import Evaluator, Event
from careleaf.reasoning.assurance import rules_of
from tests.factories.definitions import FOLDERS, definition, edited

EMPTY = House()
FULL = House(frozenset(Event), frozenset(Evaluator), rules_of(definition().pathway))


def proof(*edits: Any, house: House = EMPTY) -> Proof:
    result = load_source(edited(*edits))
    assert isinstance(result, Loaded), result
    return prove(result, house)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_definition_is_proved(name: str) -> None:
    found = prove(definition(name), EMPTY)
    register = definition(name).pathway.register
    assert found.holds, "\n".join(map(str, found.problems))
    assert [(tally.resolved, tally.all) for tally in (found.items, found.gaps, found.conflicts)] == [
        (len(entries), len(entries)) for entries in (register.items, register.gaps, register.conflicts)
    ]


def test_each_definition_has_its_own_counts() -> None:
    found = proof()
    assert (str(found.items), str(found.gaps), str(found.conflicts)) == ("14 of 14", "4 of 4", "3 of 3")


def test_an_entry_with_a_problem_is_not_resolved() -> None:
    found = proof(
        ("items.yaml", ("items", 9, "blocks"), ["advice.rest"]),
        ("items.yaml", ("items", 10, "blocks"), ["advice.rest", "home.driving"]),
        ("items.yaml", ("gaps", 0, "filled"), "slotted"),
        ("items.yaml", ("conflicts", 1, "resolved"), {"how": "Somehow."}),
    )
    assert not found.holds
    assert (str(found.items), str(found.gaps), str(found.conflicts)) == ("13 of 14", "3 of 4", "2 of 3")


def test_an_empty_house_only_declares() -> None:
    found = proof()
    assert "proved" not in found.rules.values()
    assert "proved" not in found.measures.values()
    assert {found.rules[name] for name in ("gate:thinner_settled", "check:infection")} == {Kept.DECLARED}
    assert set(found.measures.values()) == {Kept.DECLARED}
    assert found.measures.keys() == definition().pathway.measures.keys()


def test_what_no_house_can_keep_or_count_is_told_as_kept_by_people() -> None:
    asked: Any = ("measures.yaml", ("measures", "flares", "evaluator"), "reader_understanding")
    found = proof(asked, house=FULL)
    assert {found.rules["review:content"], found.rules["link:clinic_page"], found.measures["flares"]} == {
        Kept.BY_PEOPLE
    }
    assert found.measures_told == "13 proved, 1 by people, 0 declared"
    assert found.rules_told.endswith(" by people, 0 declared")


def test_a_rule_is_proved_when_the_house_has_all_it_needs() -> None:
    found = proof(house=FULL)
    kept = {name for name, kept in found.rules.items() if kept is Kept.PROVED}
    assert {"gate:thinner_settled", "gate:no_infection", "window:stay", "window:clinic_visit"} <= kept
    assert Kept.DECLARED not in found.rules.values()
    assert set(found.measures.values()) == {Kept.PROVED}


@pytest.mark.parametrize(
    ("event", "rule"),
    [
        (Event.PROCEDURE_STARTED, "gate:no_infection"),
        (Event.QUESTIONS_ANSWERED, "gate:no_infection"),
        (Event.QUESTIONS_ANSWERED, "check:infection"),
        (Event.PROCEDURE_ENDED, "window:stay"),
        (Event.IMAGES_SAVED, "task:save_pictures"),
        (Event.PROCEDURE_STARTED, "task:save_pictures"),
        (Event.DUTIES_ACKNOWLEDGED, "task:explain_duties"),
        (Event.PROBLEM_REPORTED, "effect:flare"),
    ],
)
def test_a_rule_is_declared_while_anything_is_missing(event: Event, rule: str) -> None:
    assert proof(house=FULL).rules[rule] is Kept.PROVED
    assert proof(house=replace(FULL, events=FULL.events - {event})).rules[rule] is Kept.DECLARED


def test_a_gate_that_waits_for_events_needs_them_recorded() -> None:
    ready: Any = ("items.yaml", ("items", 3, "rules"), [{"gate": "ready"}, {"window": "questions_asked"}])
    assert proof(ready, house=FULL).rules["gate:ready"] is Kept.PROVED
    assert (
        proof(ready, house=replace(FULL, events=FULL.events - {Event.SITE_MARKED})).rules["gate:ready"] is Kept.DECLARED
    )


def test_where_nobody_ran_the_worked_patients_nothing_is_proved_and_nothing_missed() -> None:
    found = proof(house=replace(FULL, exercised=None))
    assert found.holds
    assert "proved" not in found.rules.values()


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("gate:thinner_settled", ["A4: no worked patient exercises the gate 'thinner_settled'."]),
        (
            "effect:joint_infection",
            [f"{id}: no worked patient exercises the effect 'joint_infection'." for id in ("A9", "M1")],
        ),
    ],
)
def test_a_rule_nobody_has_seen_work_is_told_at_each_entry_that_rests_on_it(rule: str, told: list[str]) -> None:
    rules = FULL.exercised or frozenset()
    found = proof(house=replace(FULL, exercised=rules - {rule}))
    assert [problem.what for problem in found.problems] == told
    assert found.rules[rule] is Kept.DECLARED
    assert found.items.resolved == found.items.all - 1


def test_a_conflict_s_rule_has_to_be_seen_too() -> None:
    found = proof(house=replace(FULL, exercised=(FULL.exercised or frozenset()) - {"task:explain_duties"}))
    assert [problem.what[:3] for problem in found.problems] == ["A11", "X1:"]


def test_a_measure_is_declared_until_what_it_counts_is_recorded() -> None:
    unsent = replace(FULL, events=FULL.events - {Event.DISCHARGED})
    assert proof(house=unsent).measures["home_in_time"] is Kept.DECLARED
    assert proof(house=unsent).measures["coverage"] is Kept.PROVED
    assert proof(house=replace(FULL, evaluators=frozenset())).measures["home_in_time"] is Kept.DECLARED
    unasked = replace(FULL, events=FULL.events - {Event.QUESTIONS_ANSWERED, Event.PROBLEM_REPORTED})
    found = proof(house=unasked).measures
    assert {found[name] for name in ("asked_infection", "asked_thinner", "flares", "infections")} == {Kept.DECLARED}


def test_what_waits_for_a_hospital_is_listed() -> None:
    found = proof()
    assert found.slots == ("hospital_name", "clinic_line", "chance_of_benefit", "travel")
    assert set(definition().pathway.facts) - set(found.unsigned) == {"publisher_name", "risk_infection"}


SIGNED = {"source": "Local rule", "dated": "2026-08-10", "sign_off": "unsigned_default"}


def test_a_contradiction_only_one_site_has_is_told_with_its_site() -> None:
    longer: Any = {"is": {"type": "duration", "amount": 40, "unit": "minutes"}, **SIGNED}
    shorter: Any = ("facts.yaml", ("numb_knee", "is"), {"type": "duration", "amount": 10, "unit": "minutes"})
    may: Any = ("facts.yaml", ("numb_knee", "site_may"), "set")
    unlisted: Any = ("items.yaml", ("conflicts",), definition().source.documents["items.yaml"]["conflicts"][1:])
    assert proof(shorter, may, unlisted).holds
    found = proof(shorter, may, unlisted, ("sites/fernhill.yaml", ("facts", "numb_knee"), longer))
    (problem,) = found.problems
    assert str(problem).startswith("sites/fernhill.yaml:2: With this site's facts: A11 contradict each other (lasts: ")
