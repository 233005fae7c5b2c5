"""Whether a definition holds together: names that lead nowhere, values of the wrong type, loops, loosened limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from careleaf.definition.answering import Users
from careleaf.definition.overlays import overlay_problems
from careleaf.definition.printable import unprintable_problems
from careleaf.definition.problems import Path, Problem
from careleaf.definition.reachable import unreachable_problems
from careleaf.definition.references import HOMES, Node, Reference, references
from careleaf.definition.values import AgeRange, Count, Duration, DurationRange, Frequency, Link, Name, Quantity, Slot

if TYPE_CHECKING:
    from careleaf.definition.pathway import Pathway


def integrity_problems(pathway: Pathway) -> list[Problem]:
    """Everything that keeps the pathway from being built; lines are filled in by whoever holds the source."""
    arrows = list(references(pathway))
    return [
        *_dangling(pathway, arrows),
        *_misfits(pathway, arrows),
        *_loops(pathway),
        *_endless_fallbacks(arrows),
        *_twice(pathway),
        *_missing_drawings(pathway),
        *unreachable_problems(pathway),
        *unprintable_problems(pathway),
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
            home = HOMES.get(table, f"words/{pathway.head.source_language}.yaml")
            what = f"{_told(arrow.user, arrows)} names the {table} '{name}', which {home} does not hold."
            yield Problem(arrow.file, 0, what, f"Add '{name}' there or correct the name.", arrow.path)


def _told(user: Node, arrows: list[Reference]) -> str:
    table, name = user
    items = Users(arrows).items(user)
    told = name if table == "item" else f"The {table} '{name}'"
    return f"{told} (for {', '.join(items)})" if items and table != "item" else told


_FITS: Mapping[tuple[str, str], tuple[type, ...]] = {
    ("head", "publisher"): (Name,),
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
    ("task", "fact"): (Quantity, Count),
    ("task", "age_within"): (AgeRange,),
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
        wanted = [_type(kind) for kind in allowed]
        given = fact.is_.expects.value if isinstance(fact.is_, Slot) else fact.is_.type
        if given not in wanted:
            what = f"{_told(arrow.user, arrows)} needs a {' or '.join(wanted)}, but the fact '{name}' is a {given}."
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


def _endless_fallbacks(arrows: list[Reference]) -> Iterator[Problem]:
    """A slot prints its fallback, whose words may print another slot; they may not come back to the first."""
    tables = ("fact", "block")
    inside = [arrow for arrow in arrows if arrow.user[0] in tables and arrow.target[0] in tables]
    order: TopologicalSorter[Node] = TopologicalSorter()
    for arrow in inside:
        order.add(arrow.user, arrow.target)
    try:
        order.prepare()
    except CycleError as error:
        ring: list[Node] = error.args[1]
        slot = next(name for table, name in ring if table == "fact")
        what = f"The slot '{slot}' prints itself: {' in '.join(name for _, name in ring)}."
        yield Problem("facts.yaml", 0, what, "Name another fallback, or take the slot out of it.", (slot, "is"))


def _twice(pathway: Pathway) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in ("items", "gaps", "conflicts"):
        for index, entry in enumerate(getattr(pathway.register, name)):
            if entry.id in seen:
                path: Path = (name, index, "id")
                yield Problem("items.yaml", 0, f"{entry.id} stands twice.", "Give each its own id.", path)
            seen.add(entry.id)
    keys = [section.key for section in pathway.leaflet.sections]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            path = ("sections", index, "key")
            yield Problem("leaflet.yaml", 0, f"The section '{key}' stands twice.", "Give each its own key.", path)


def _missing_drawings(pathway: Pathway) -> Iterator[Problem]:
    for key, picture in pathway.pictures.items():
        if picture.file not in pathway.drawings:
            what = f"The picture '{key}' names pictures/{picture.file}, which is not there."
            yield Problem("pictures.yaml", 0, what, "Add the drawing or correct the name.", (key, "file"))
