"""Contradictions, found from the relations the items declare; each has to be settled in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from careleaf.definition.items import Conflict
from careleaf.definition.overlays import magnitude
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem
from careleaf.definition.rules import Window
from careleaf.definition.values import Duration, DurationRange


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Items that pull in different directions, and about what."""

    kind: str
    about: str
    items: frozenset[str]


def contradictions(pathway: Pathway) -> list[Contradiction]:
    """Every contradiction the declared relations show, in any definition."""
    sides: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    outlasting: list[Contradiction] = []
    for item in pathway.register.items:
        for relation in item.relations:
            if relation.topic is not None:
                sides["topic", relation.topic].add((item.id, str(relation.route)))
            elif relation.duty is not None:
                sides["duty", relation.duty].add((item.id, str(relation.strength)))
            elif relation.meaning is not None:
                sides["meaning", relation.meaning].add((item.id, item.id))
            elif relation.channel is not None:
                sides["channel", relation.channel].add((item.id, "recorded needs"))
            elif outlasts(pathway, str(relation.lasts), str(relation.window)):
                about = f"{relation.lasts} and {relation.window}"
                outlasting.append(Contradiction("lasts", about, frozenset({item.id})))
    return [*_pulling_apart(sides), *outlasting]


def _pulling_apart(sides: dict[tuple[str, str], set[tuple[str, str]]]) -> Iterator[Contradiction]:
    for (kind, about), ends in sides.items():
        if kind == "channel" or len({end for _, end in ends}) > 1:
            yield Contradiction(kind, about, frozenset(item for item, _ in ends))


def outlasts(pathway: Pathway, fact: str, window: str) -> bool:
    """Whether the duration is longer than the window's opening; true also where that cannot be told."""
    lasting, opening = magnitude(pathway.facts[fact].is_), _opening(pathway, pathway.windows[window])
    if lasting is None or opening is None or lasting[0] != opening[0]:
        return True
    return lasting[1] > opening[1]


def _opening(pathway: Pathway, window: Window) -> tuple[str, Decimal] | None:
    name = window.range or window.opens or window.closes
    value = pathway.facts[name].is_ if name else None
    if isinstance(value, DurationRange):
        return magnitude(Duration(type="duration", amount=value.low, unit=value.unit))
    return magnitude(value) if value else None


def conflict_problems(pathway: Pathway) -> Iterator[Problem]:
    """Contradictions nobody settled, and settled ones that no relation shows."""
    listed, found = pathway.register.conflicts, contradictions(pathway)
    ids = [item.id for item in pathway.register.items]
    for contradiction in found:
        if not any(_settles(conflict, contradiction) for conflict in listed):
            names = ", ".join(sorted(contradiction.items, key=ids.index))
            what = f"{names} contradict each other ({contradiction.kind}: {contradiction.about}) unsettled."
            mend = f"Add a conflict of kind '{contradiction.kind}' between {names} and say how it is resolved."
            first = min(ids.index(item) for item in contradiction.items)
            yield Problem("items.yaml", 0, what, mend, ("items", first, "relations"))
    for index, conflict in enumerate(listed):
        if not any(_settles(conflict, contradiction) for contradiction in found):
            what = f"{conflict.id} settles a contradiction that the items' relations do not show."
            yield Problem("items.yaml", 0, what, "Declare the relations, or remove the conflict.", ("conflicts", index))
        if not (conflict.resolved.blocks or conflict.resolved.rules):
            what = f"{conflict.id} is resolved by words alone: no block and no rule carries it."
            yield Problem("items.yaml", 0, what, "Name the one that does.", ("conflicts", index, "resolved"))


def _settles(conflict: Conflict, contradiction: Contradiction) -> bool:
    between = set(conflict.between)
    if conflict.kind != contradiction.kind:
        return False
    return contradiction.items <= between if conflict.kind == "lasts" else contradiction.items == between
