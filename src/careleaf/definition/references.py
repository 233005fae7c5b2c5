"""Every name one part of a definition uses for another, with its place: the arrows of the definition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careleaf.definition.expressions import AgeWithin, AnswerIs, Comparison, NumberIs, comparisons
from careleaf.definition.items import RuleRef
from careleaf.definition.leaflet import Placed, Stated
from careleaf.definition.problems import Path
from careleaf.definition.values import Slot
from careleaf.definition.words import GENERATED, SAYING, facts_inserted

if TYPE_CHECKING:
    from careleaf.definition.pathway import Pathway

HOMES = {
    "fact": "facts.yaml",
    "gate": "steps.yaml",
    "check": "checks.yaml",
    "question": "checks.yaml",
    "occasion": "checks.yaml",
    "window": "timings.yaml",
    "task": "steps.yaml",
    "step": "steps.yaml",
    "effect": "effects.yaml",
    "link": "facts.yaml",
    "item": "items.yaml",
    "measure": "measures.yaml",
    "instrument": "measures.yaml",
    "picture": "pictures.yaml",
}
"""What can be named, and where it has to stand; a block stands in the source language's words."""

Node = tuple[str, str]
"""A named thing: ``("fact", "no_drive")``."""


@dataclass(frozen=True, slots=True)
class Reference:
    """``user`` at ``file``/``path`` names ``target``."""

    user: Node
    target: Node
    file: str
    path: Path


def references(pathway: Pathway) -> Iterator[Reference]:
    """All references of the definition, file by file."""
    yield from _of_items(pathway)
    yield from _of_words(pathway)
    yield from _of_facts(pathway)
    yield from _of_steps(pathway)
    yield from _of_checks(pathway)
    yield from _of_conditions(pathway)
    yield from _of_timings(pathway)
    yield from _of_effects(pathway)
    yield from _of_measures(pathway)
    yield from _of_leaflet(pathway)


def _names(user: Node, table: str, names: tuple[str, ...], file: str, path: Path) -> Iterator[Reference]:
    for index, name in enumerate(names):
        yield Reference(user, (table, name), file, (*path, index))


def _maybe(user: Node, table: str, name: str | None, file: str, path: Path) -> Iterator[Reference]:
    if name is not None:
        yield Reference(user, (table, name), file, path)


def _rules(user: Node, rules: tuple[RuleRef, ...], path: Path) -> Iterator[Reference]:
    for index, rule in enumerate(rules):
        if rule.review is None:
            yield Reference(user, (rule.kind, rule.name), "items.yaml", (*path, index, rule.kind))


def _of_items(pathway: Pathway) -> Iterator[Reference]:
    file = "items.yaml"
    for index, item in enumerate(pathway.register.items):
        user, path = ("item", item.id), ("items", index)
        yield from _names(user, "block", item.blocks, file, (*path, "blocks"))
        yield from _rules(user, item.rules, (*path, "rules"))
        yield from _names(user, "measure", item.measures, file, (*path, "measures"))
        for position, relation in enumerate(item.relations):
            where = (*path, "relations", position)
            yield from _maybe(user, "fact", relation.clock, file, (*where, "clock"))
            yield from _maybe(user, "fact", relation.lasts, file, (*where, "lasts"))
            yield from _maybe(user, "window", relation.window, file, (*where, "window"))
    for index, gap in enumerate(pathway.register.gaps):
        user, path = ("item", gap.id), ("gaps", index)
        yield from _names(user, "block", gap.blocks, file, (*path, "blocks"))
        yield from _names(user, "fact", gap.facts, file, (*path, "facts"))
        yield from _rules(user, gap.rules, (*path, "rules"))
    for index, conflict in enumerate(pathway.register.conflicts):
        user, path = ("item", conflict.id), ("conflicts", index)
        yield from _names(user, "item", conflict.between, file, (*path, "between"))
        yield from _names(user, "block", conflict.resolved.blocks, file, (*path, "resolved", "blocks"))
        yield from _rules(user, conflict.resolved.rules, (*path, "resolved", "rules"))


def _of_words(pathway: Pathway) -> Iterator[Reference]:
    for language, words in pathway.words.items():
        ending = "yaml" if language == pathway.head.source_language else "po"
        for key, block in words.blocks.items():
            if key.startswith(SAYING):
                continue
            for fact in sorted(facts_inserted(block) - GENERATED):
                yield Reference(("block", key), ("fact", fact), f"words/{language}.{ending}", (key,))


def _of_facts(pathway: Pathway) -> Iterator[Reference]:
    yield Reference(("head", "pathway"), ("fact", pathway.head.publisher), "pathway.yaml", ("publisher",))
    for key, fact in pathway.facts.items():
        if isinstance(fact.is_, Slot):
            yield Reference(("fact", key), ("block", fact.is_.fallback), "facts.yaml", (key, "is", "fallback"))
        yield from _names(("fact", key), "item", fact.items, "facts.yaml", (key, "items"))


def _of_steps(pathway: Pathway) -> Iterator[Reference]:
    file = "steps.yaml"
    for key, step in pathway.steps.items():
        yield from _names(("step", key), "step", step.after, file, ("steps", key, "after"))
    for key, task in pathway.tasks.items():
        yield Reference(("task", key), ("step", task.step), file, ("tasks", key, "step"))
        yield from _maybe(("task", key), "window", task.window, file, ("tasks", key, "window"))


def conditions(pathway: Pathway) -> Iterator[tuple[Node, str, Comparison, Path]]:
    """Every comparison in a gate's, task's or question's condition, with who makes it, its file and its place."""
    for key, gate in pathway.gates.items():
        if gate.stops_when is not None:
            for comparison, path in comparisons(gate.stops_when, ("gates", key, "stops_when")):
                yield ("gate", key), "steps.yaml", comparison, path
    for key, task in pathway.tasks.items():
        if task.needed_when is not None:
            for comparison, path in comparisons(task.needed_when, ("tasks", key, "needed_when")):
                yield ("task", key), "steps.yaml", comparison, path
    for key, question in pathway.questions.items():
        if question.asked_of is not None:
            for comparison, path in comparisons(question.asked_of, ("questions", key, "asked_of")):
                yield ("question", key), "checks.yaml", comparison, path


def _of_conditions(pathway: Pathway) -> Iterator[Reference]:
    for user, file, comparison, path in conditions(pathway):
        match comparison:
            case AnswerIs():
                yield Reference(user, ("question", comparison.answer), file, (*path, "answer"))
            case NumberIs():
                yield Reference(user, ("question", comparison.number), file, (*path, "number"))
                yield Reference(user, ("fact", comparison.fact), file, (*path, "fact"))
            case AgeWithin():
                yield Reference(user, ("fact", comparison.age_within), file, (*path, "age_within"))


def _of_checks(pathway: Pathway) -> Iterator[Reference]:
    file = "checks.yaml"
    for key, occasion in pathway.occasions.items():
        yield from _maybe(("occasion", key), "fact", occasion.before, file, ("occasions", key, "before"))
    for key, question in pathway.questions.items():
        user, path = ("question", key), ("questions", key)
        yield Reference(user, ("block", question.ask), file, (*path, "ask"))
        yield from _maybe(user, "block", question.why, file, (*path, "why"))
        yield from _maybe(user, "fact", question.lives, file, (*path, "lives"))
        yield from _names(user, "item", question.items, file, (*path, "items"))
        yield from _names(user, "occasion", question.asked_at, file, (*path, "asked_at"))
        for answer, finding in question.findings.items():
            yield from _maybe(user, "block", finding.weigh, file, (*path, "findings", answer, "weigh"))
    for key, point in pathway.discussed.items():
        yield Reference(("discussed", key), ("block", point.block), file, ("discussed", key, "block"))


def _of_timings(pathway: Pathway) -> Iterator[Reference]:
    for key, window in pathway.windows.items():
        for name in ("range", "opens", "closes"):
            yield from _maybe(("window", key), "fact", getattr(window, name), "timings.yaml", (key, name))
    for key, promise in pathway.promises.items():
        yield Reference(("promise", key), ("item", promise.item), "promises.yaml", (key, "item"))
        yield Reference(("promise", key), ("window", promise.window), "promises.yaml", (key, "window"))


def _of_effects(pathway: Pathway) -> Iterator[Reference]:
    file = "effects.yaml"
    for key, effect in pathway.effects.items():
        user = ("effect", key)
        yield from _names(user, "item", effect.items, file, (key, "items"))
        yield Reference(user, ("block", effect.block), file, (key, "block"))
        yield Reference(user, ("fact", effect.answered_within), file, (key, "answered_within"))
        yield from _maybe(user, "fact", effect.frequency, file, (key, "frequency"))
        for index, band in enumerate(effect.bands):
            for name, table in (("after", "fact"), ("until", "fact"), ("when", "block"), ("advice", "block")):
                yield from _maybe(user, table, getattr(band, name), file, (key, "bands", index, name))


def _of_measures(pathway: Pathway) -> Iterator[Reference]:
    for key, measure in pathway.measures.items():
        for name in ("window", "question", "effect", "instrument", "fact"):
            path = ("measures", key, name)
            yield from _maybe(("measure", key), name, getattr(measure, name), "measures.yaml", path)
    for key, instrument in pathway.instruments.items():
        yield from _maybe(("instrument", key), "block", instrument.ask, "measures.yaml", ("instruments", key, "ask"))
        path = ("instruments", key, "asked_at")
        yield from _names(("instrument", key), "occasion", instrument.asked_at, "measures.yaml", path)


def _of_leaflet(pathway: Pathway) -> Iterator[Reference]:
    file, user, leaflet = "leaflet.yaml", ("leaflet", "leaflet"), pathway.leaflet
    yield Reference(user, ("block", leaflet.title), file, ("title",))
    yield Reference(user, ("block", leaflet.summary), file, ("summary",))
    letterhead = leaflet.letterhead
    for name in ("sender", "email_subject", "email"):
        yield Reference(user, ("block", getattr(letterhead, name)), file, ("letterhead", name))
    places: list[tuple[tuple[Placed, ...], Path]] = [
        (leaflet.notice, ("notice",)),
        (leaflet.foot, ("foot",)),
        (letterhead.notice, ("letterhead", "notice")),
        (letterhead.foot, ("letterhead", "foot")),
    ]
    for index, section in enumerate(leaflet.sections):
        yield Reference(user, ("block", section.title), file, ("sections", index, "title"))
        places.append((section.blocks, ("sections", index, "blocks")))
    for placed, path in places:
        for index, place in enumerate(placed):
            yield Reference(user, ("block", place.block), file, (*path, index, "block"))
            yield from _maybe(user, "picture", place.picture, file, (*path, index, "picture"))
    for key, picture in pathway.pictures.items():
        yield Reference(("picture", key), ("block", picture.alt), "pictures.yaml", (key, "alt"))
    for key, letter in pathway.letters.items():
        yield Reference(("letter", key), ("block", letter.title), "letters.yaml", (key, "title"))
        yield from _names(("letter", key), "block", letter.blocks, "letters.yaml", (key, "blocks"))
        yield from _of_stated(key, letter.states)


def _of_stated(key: str, rows: tuple[Stated, ...]) -> Iterator[Reference]:
    for index, row in enumerate(rows):
        path, label = (key, "states", index), f"say.particular.{row.label}"
        yield Reference(("letter", key), ("block", label), "letters.yaml", (*path, "label"))
        yield from _maybe(("letter", key), "window", row.window, "letters.yaml", (*path, "window"))
        yield from _maybe(("letter", key), "question", row.finding, "letters.yaml", (*path, "finding"))
