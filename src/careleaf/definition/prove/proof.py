"""One proof of one definition: the counts, the problems, and what is proved or only declared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from careleaf.definition.items import RuleRef
from careleaf.definition.load import Loaded
from careleaf.definition.measures import Measure
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem, Problems
from careleaf.definition.prove.conflicts import conflict_problems
from careleaf.definition.prove.exercises import exercise_problems, is_kept
from careleaf.definition.prove.forces import force_problems
from careleaf.definition.prove.grades import grade_problems
from careleaf.definition.prove.languages import language_problems
from careleaf.definition.prove.numbers import number_problems
from careleaf.definition.prove.register import register_problems
from careleaf.definition.prove.risks import risk_problems
from careleaf.definition.prove.uses import use_problems
from careleaf.definition.vocabulary import Evaluator, Event


@dataclass(frozen=True, slots=True)
class House:
    """What the house can do today: the events it records, the evaluators it counts with, what was seen to work.

    ``exercised`` are the rules, as "kind:name", that worked patients exercise; None where nobody ran them, and then
    nothing they could have shown counts as proved.
    """

    events: frozenset[Event] = field(default_factory=frozenset)
    evaluators: frozenset[Evaluator] = field(default_factory=frozenset)
    exercised: frozenset[str] | None = None

    def exercises(self, rule: str) -> bool:
        return self.exercised is not None and rule in self.exercised


class Kept(StrEnum):
    """Who keeps a rule, or counts a measure, today."""

    PROVED = "proved"
    BY_PEOPLE = "by people"
    DECLARED = "declared"


KEPT_BY_PEOPLE = frozenset({"review", "link"})
"""Rules that somebody looks after: what is written, and that an address still leads where it should."""
COUNTED_BY_PEOPLE = frozenset({Evaluator.READER_UNDERSTANDING})
"""Measures that take somebody who sits down with readers."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a kind are resolved, of how many."""

    resolved: int
    all: int

    def __str__(self) -> str:
        return f"{self.resolved} of {self.all}"


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome. It holds when there are no problems.

    *Proved* is what the house keeps or counts and was seen to; *by people* what no house can, such as a review;
    *declared* waits for the room that will.
    """

    problems: Problems
    items: Tally
    gaps: Tally
    conflicts: Tally
    rules: Mapping[str, Kept]
    measures: Mapping[str, Kept]
    unsigned: tuple[str, ...]
    slots: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.problems

    @property
    def rules_told(self) -> str:
        return _told(self.rules)

    @property
    def measures_told(self) -> str:
        return _told(self.measures)


def prove(loaded: Loaded, house: House) -> Proof:
    """Every check of the prover over a definition that already holds together."""
    pathway, source = loaded.pathway, loaded.source
    found = chain(
        register_problems(pathway),
        number_problems(pathway),
        force_problems(pathway),
        use_problems(pathway),
        conflict_problems(pathway),
        risk_problems(pathway),
        language_problems(pathway),
        grade_problems(pathway),
        _site_problems(pathway),
        exercise_problems(pathway, house.events, house.exercised),
    )
    problems = tuple(source.problem(p.file, p.path, p.what, p.mend) for p in found)
    return Proof(
        problems=problems,
        items=_tally("items", len(pathway.register.items), problems),
        gaps=_tally("gaps", len(pathway.register.gaps), problems),
        conflicts=_tally("conflicts", len(pathway.register.conflicts), problems),
        rules={rule.key: _kept(rule, pathway, house) for rule in _rules(pathway)},
        measures={key: _counted(measure, pathway, house) for key, measure in pathway.measures.items()},
        unsigned=tuple(key for key, fact in pathway.facts.items() if fact.is_unsigned),
        slots=tuple(key for key, fact in pathway.facts.items() if fact.is_.type == "slot"),
    )


def _site_problems(pathway: Pathway) -> Iterable[Problem]:
    """Contradictions and risks that only a site's own facts bring about."""
    own = {(p.file, p.what) for check in (conflict_problems, risk_problems) for p in check(pathway)}
    for site in pathway.sites:
        laid = pathway.at(site)
        for problem in chain(conflict_problems(laid), risk_problems(laid)):
            if (problem.file, problem.what) not in own:
                what = f"With this site's facts: {problem.what}"
                yield Problem(f"sites/{site}.yaml", 0, what, problem.mend, ("facts",))


def _tally(table: str, all_: int, problems: Iterable[Problem]) -> Tally:
    """An entry is resolved when no problem stands at it; contradictions nobody listed count as unresolved."""
    open_ = {p.path[1] for p in problems if p.file == "items.yaml" and p.path[:1] == (table,) and len(p.path) > 1}
    return Tally(all_ - len(open_), all_)


def _rules(pathway: Pathway) -> Iterable[RuleRef]:
    register = pathway.register
    return chain(
        (rule for item in register.items for rule in item.rules),
        (rule for gap in register.gaps for rule in gap.rules),
        (rule for conflict in register.conflicts for rule in conflict.resolved.rules),
    )


def _kept(rule: RuleRef, pathway: Pathway, house: House) -> Kept:
    if rule.kind in KEPT_BY_PEOPLE:
        return Kept.BY_PEOPLE
    return Kept.PROVED if is_kept(rule, pathway, house.events) and house.exercises(rule.key) else Kept.DECLARED


def _counted(measure: Measure, pathway: Pathway, house: House) -> Kept:
    if measure.evaluator in COUNTED_BY_PEOPLE:
        return Kept.BY_PEOPLE
    return Kept.PROVED if _counts(measure, pathway, house) else Kept.DECLARED


def _counts(measure: Measure, pathway: Pathway, house: House) -> bool:
    """Whether the house counts this measure today."""
    seen = {measure.event, measure.to_event, pathway.windows[measure.window].anchor if measure.window else None}
    seen |= {Event.QUESTIONS_ANSWERED} if measure.question else set()
    seen |= {Event.PROBLEM_REPORTED} if measure.effect else set()
    # What became of an injection is counted from its end, the side from the needle.
    seen |= {Event.PROCEDURE_ENDED} if measure.effect or measure.instrument else set()
    seen |= {Event.INJECTED} if measure.evaluator is Evaluator.SIDES_AGREE else set()
    return measure.evaluator in house.evaluators and seen - {None} <= house.events


def _told(table: Mapping[str, Kept]) -> str:
    """ "154 proved, 4 kept by people, 0 declared"."""
    counts = Counter(table.values())
    return ", ".join(f"{counts[kept]} {kept}" for kept in Kept)
