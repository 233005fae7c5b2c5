"""Whether a definition holds together: names that lead nowhere, values of the wrong type, loops, loosened limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from careleaf.definition.answering import items_behind
from careleaf.definition.overlays import overlay_problems
from careleaf.definition.problems import Path, Problem
from careleaf.definition.references import HOMES, Node, Reference, references
from careleaf.definition.values import AgeRange, Count, Duration, DurationRange, Frequency, Link, Quantity, Slot

if TYPE_CHECKING:
    from careleaf.definition.pathway import Pathway


def integrity_problems(pathway: Pathway) -> list[Problem]:
    """Everything that keeps the pathway from being built; lines are filled in by whoever holds the source."""
    arrows = list(references(pathway))
    return [
        *_dangling(pathway, arrows),
        *_misfits(pathway, arrows),
        *_loops(pathway),
        *_twice(pathway),
        *_answers(pathway),
        *_missing_drawings(pathway),
        *overlay_problems(pathway),
    ]


def held(pathway: Pathway) -> Mapping[str, frozenset[str]]:
    """The names each table holds."""
    register = pathway.register
    return {
        "block": frozenset(pathway.source_words.blocks),
        "fact": frozenset(pathway.facts),
        "link": frozenset(pathway.facts),
        "gate": frozenset(pathway.gates),
        "check": frozenset(pathway.questions),
        "question": frozenset(pathway.questions),
        "occasion": frozenset(pathway.occasions),
        "window": frozenset(pathway.windows),
        "task": frozenset(pathway.tasks),
        "step": frozenset(pathway.steps),
        "effect": frozenset(pathway.effects),
        "item": frozenset(register.ids),
        "measure": frozenset(pathway.measures),
        "instrument": frozenset(pathway.instruments),
        "picture": frozenset(pathway.pictures),
    }


def _dangling(pathway: Pathway, arrows: list[Reference]) -> Iterator[Problem]:
    tables = held(pathway)
    for arrow in arrows:
        table, name = arrow.target
        if name not in tables[table]:
            what = f"{_told(arrow.user, arrows)} names the {table} '{name}', which {HOMES[table]} does not hold."
            yield Problem(arrow.file, 0, what, f"Add '{name}' there or correct the name.", arrow.path)


def _told(user: Node, arrows: list[Reference]) -> str:
    table, name = user
    items = items_behind(user, arrows)
    told = name if table == "item" else f"The {table} '{name}'"
    return f"{told} (for {', '.join(items)})" if items and table != "item" else told


_FITS: Mapping[tuple[str, str], tuple[type, ...]] = {
    ("window", "range"): (DurationRange,),
    ("window", "opens"): (Duration,),
    ("window", "closes"): (Duration,),
    ("occasion", "before"): (Duration,),
    ("question", "lives"): (Duration,),
    ("effect", "after"): (Duration,),
    ("effect", "until"): (Duration,),
    ("effect", "answered_within"): (Duration,),
    ("effect", "frequency"): (Frequency,),
    ("item", "clock"): (Duration,),
    ("item", "lasts"): (Duration,),
    ("item", "link"): (Link,),
    ("gate", "fact"): (Quantity, Count),
    ("gate", "age_within"): (AgeRange,),
    ("question", "fact"): (Quantity, Count),
    ("question", "age_within"): (AgeRange,),
}
"""The types of fact each use can take; uses not named here take any."""


def _misfits(pathway: Pathway, arrows: list[Reference]) -> Iterator[Problem]:
    for arrow in arrows:
        table, name = arrow.target
        allowed = _FITS.get((arrow.user[0], str(arrow.path[-1])))
        fact = pathway.facts.get(name) if table in ("fact", "link") else None
        if allowed is None or fact is None:
            continue
        wanted = " or ".join(_type(kind) for kind in allowed)
        if not isinstance(fact.is_, allowed) and not (isinstance(fact.is_, Slot) and fact.is_.expects in wanted):
            what = f"{_told(arrow.user, arrows)} needs a {wanted}, but the fact '{name}' is a {fact.is_.type}."
            yield Problem(arrow.file, 0, what, "Name a fact of that type or change the fact.", arrow.path)


def _type(kind: type) -> str:
    return str(kind.model_fields["type"].annotation.__args__[0])  # type: ignore[attr-defined]


def _loops(pathway: Pathway) -> Iterator[Problem]:
    order = TopologicalSorter({key: step.after for key, step in pathway.steps.items()})
    try:
        order.prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        what = f"The steps go round in a circle: {' before '.join(ring)}."
        yield Problem("steps.yaml", 0, what, "Take one of these out of 'after'.", ("steps", ring[-1], "after"))


def _twice(pathway: Pathway) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in ("items", "gaps", "conflicts"):
        for index, entry in enumerate(getattr(pathway.register, name)):
            if entry.id in seen:
                path: Path = (name, index, "id")
                yield Problem("items.yaml", 0, f"{entry.id} stands twice.", "Give each its own id.", path)
            seen.add(entry.id)


def _answers(pathway: Pathway) -> Iterator[Problem]:
    for key, question in pathway.questions.items():
        path: Path = ("questions", key, "findings")
        for answer in question.possible_answers:
            if answer not in question.findings:
                what = f"The question '{key}' has no finding for the answer '{answer}'."
                yield Problem("checks.yaml", 0, what, "Say what follows from it; unknown is never clear.", path)
        for answer in question.findings:
            if answer not in question.possible_answers:
                what = f"The question '{key}' has a finding for '{answer}', which nobody can answer."
                yield Problem("checks.yaml", 0, what, "Remove it or correct the answer.", (*path, answer))


def _missing_drawings(pathway: Pathway) -> Iterator[Problem]:
    for key, picture in pathway.pictures.items():
        if picture.file not in pathway.drawings:
            what = f"The picture '{key}' names pictures/{picture.file}, which is not there."
            yield Problem("pictures.yaml", 0, what, "Add the drawing or correct the name.", (key, "file"))
