"""Whether the house keeps a rule today, and each rule it keeps that no worked patient has shown to work."""

from collections.abc import Iterator, Set

from careleaf.definition.expressions import questions_of
from careleaf.definition.items import RuleRef
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Path, Problem
from careleaf.definition.vocabulary import Event

FILE = "items.yaml"


def exercise_problems(pathway: Pathway, events: Set[Event], exercised: Set[str] | None) -> Iterator[Problem]:
    """A rule that runs and that nobody has seen work, told at every entry that rests on it."""
    if exercised is None:
        return
    for id, rule, path in _named(pathway):
        if is_kept(rule, pathway, events) and rule.key not in exercised:
            what = f"{id}: no worked patient exercises the {rule.kind} '{rule.name}'."
            yield Problem(
                FILE, 0, what, "Expect it in one under examples/; `careleaf assure` says what is lacking.", path
            )


def is_kept(rule: RuleRef, pathway: Pathway, events: Set[Event]) -> bool:
    """Whether everything the rule rests on is recorded today. People keep a review or a link, not the house."""
    needed = _rests_on(rule, pathway)
    return bool(needed) and needed <= events


def _rests_on(rule: RuleRef, pathway: Pathway) -> set[Event]:
    name = rule.name
    match rule.kind:
        case "gate":
            gate = pathway.gates[name]
            asks = gate.stops_when is not None and questions_of(gate.stops_when)
            return {gate.before, *gate.needs} | ({Event.QUESTIONS_ANSWERED} if asks else set())
        case "check":
            return {Event.QUESTIONS_ANSWERED}
        case "task":
            task = pathway.tasks[name]
            return {task.kept_by} | ({pathway.windows[task.window].anchor} if task.window else set())
        case "window":
            return {pathway.windows[name].anchor}
        case "effect":
            return {Event.PROBLEM_REPORTED}
        case _:
            return set()


def _named(pathway: Pathway) -> Iterator[tuple[str, RuleRef, Path]]:
    """Every rule of the register with the entry that names it and its place."""
    register = pathway.register
    for index, item in enumerate(register.items):
        yield from ((item.id, rule, ("items", index, "rules", place)) for place, rule in enumerate(item.rules))
    for index, gap in enumerate(register.gaps):
        yield from ((gap.id, rule, ("gaps", index, "rules", place)) for place, rule in enumerate(gap.rules))
    for index, conflict in enumerate(register.conflicts):
        rules = enumerate(conflict.resolved.rules)
        yield from ((conflict.id, rule, ("conflicts", index, "resolved", "rules", place)) for place, rule in rules)
