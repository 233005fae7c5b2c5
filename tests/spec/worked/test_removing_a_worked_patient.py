"""With every room built each rule has been seen to work, and taking a worked patient away is missed."""

import pytest

from careleaf.definition.load import Loaded, load_source
from careleaf.definition.prove import House, Kept, prove
from careleaf.definition.source import Source
from careleaf.definition.vocabulary import Evaluator, Event
from careleaf.reasoning.assurance import exercised, rules_of, run_all
from tests.factories.definitions import FOLDERS, definition


def everything(loaded: Loaded) -> House:
    seen = exercised(run_all(loaded.examples, loaded.pathway))
    return House(frozenset(Event), frozenset(Evaluator), seen)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_rule_is_exercised(name: str) -> None:
    loaded = definition(name)
    proof = prove(loaded, everything(loaded))
    assert proof.holds, "\n".join(map(str, proof.problems))
    assert Kept.DECLARED not in proof.rules.values()
    assert Kept.DECLARED not in proof.measures.values()
    assert rules_of(loaded.pathway) <= (everything(loaded).exercised or frozenset())


@pytest.mark.parametrize(
    ("name", "patient", "rule"),
    [
        ("sacroiliac-joint-injection", "steroid-too-soon", "the gate 'steroid_interval'"),
        ("sacroiliac-joint-injection", "flare", "the effect 'pain_worse'"),
        ("knee-ultrasound-injection", "thinner-and-fever", "the gate 'thinner_settled'"),
    ],
)
def test_without_a_worked_patient_the_proof_names_the_rule_and_its_items(name: str, patient: str, rule: str) -> None:
    source = definition(name).source
    kept = {file: value for file, value in source.documents.items() if file != f"examples/{patient}.yaml"}
    loaded = load_source(Source(kept, source.texts, source.lines))
    assert isinstance(loaded, Loaded)
    problems = [str(problem) for problem in prove(loaded, everything(loaded)).problems]
    assert any(f": no worked patient exercises {rule}." in problem for problem in problems), problems
    assert all(problem.startswith("items.yaml:") for problem in problems)
