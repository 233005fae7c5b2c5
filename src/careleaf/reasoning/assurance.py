"""Runs a worked patient: what came out otherwise than expected, in words, and what was exercised.

Only what an expectation names and finds so counts as exercised: a rule that merely ran has shown nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from careleaf.definition.examples import Examples
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Path
from careleaf.reasoning.looking import Look, Shown, held_back_by, looked, named
from careleaf.reasoning.replay import Replayed, replay, told


@dataclass(frozen=True, slots=True)
class Differs:
    """What came out otherwise, and where in the worked patient's file it was expected."""

    path: Path
    what: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What running one worked patient brought."""

    name: str
    differs: tuple[Differs, ...]
    shown: frozenset[Shown]

    @property
    def is_as_expected(self) -> bool:
        return not self.differs


def run(name: str, examples: Examples, pathway: Pathway) -> Outcome:
    """Looks at one worked patient at every instant at which something is expected."""
    patient, history = examples[name], replay(name, examples)
    differs = list(_through_gates(history, pathway, patient.age, patient.day_0))
    shown: set[Shown] = set()
    for index, expected in enumerate(patient.expect):
        look = Look(pathway, tuple(one.event for one in history), expected.at, patient.day_0, patient.age)
        for path, seen, what in looked(look, expected):
            if what:
                differs.append(Differs(("expect", index, *path), f"At {expected.at}: {what}"))
            else:
                shown.update(seen)
    return Outcome(name, tuple(differs), frozenset(shown))


def run_all(examples: Examples, pathway: Pathway) -> tuple[Outcome, ...]:
    return tuple(run(name, examples, pathway) for name in examples)


_BOTH = {"gate": {"stopped", "passed"}, "task": {"opened", "closed"}}
"""A gate has to stop somebody and let somebody through, a task to be owed and to be done."""


def exercised(outcomes: Iterable[Outcome]) -> frozenset[str]:
    """The rules, as "kind:name", that worked patients exercise, of those whose outcome is as expected."""
    seen: dict[tuple[str, str], set[str]] = {}
    for outcome in outcomes:
        for one in outcome.shown if outcome.is_as_expected else ():
            seen.setdefault((one.kind, one.rule), set()).add(one.how)
    return frozenset(rule for (kind, rule), how in seen.items() if _BOTH.get(kind, set()) <= how)


def rules_of(pathway: Pathway) -> frozenset[str]:
    """Every rule a worked patient can exercise, as "kind:name"."""
    tables = {
        "gate": pathway.gates,
        "check": pathway.questions,
        "task": pathway.tasks,
        "window": pathway.windows,
        "effect": pathway.effects,
    }
    return frozenset(f"{kind}:{name}" for kind, table in tables.items() for name in table)


def _through_gates(history: tuple[Replayed, ...], pathway: Pathway, age: int | None, day_0: date) -> Iterator[Differs]:
    """What happened although a gate stopped it, and was not said to."""
    gated = {gate.before for gate in pathway.gates.values()}
    for place, one in enumerate(history):
        if one.event.kind not in gated and not one.despite:
            continue
        past = tuple(earlier.event for earlier in history[:place])
        held = held_back_by(one.event.kind, past, one.event.happened_at, pathway, age)
        if set(held) != set(one.despite):
            when = told(one.event.happened_at, day_0)
            what = f"At {when}: {one.event.kind} is stopped by {named(held)}, not {named(one.despite)}."
            yield Differs(("until",) if one.index is None else ("events", one.index), what)
