"""What a hospital site may change: only what the schema says, in the fact's own type and unit, never a looser limit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from careleaf.definition.problems import Path, Problem
from careleaf.definition.values import Count, Duration, FactValue, Quantity, Slot, TimeUnit

if TYPE_CHECKING:
    from careleaf.definition.facts import Fact
    from careleaf.definition.pathway import Pathway

_MINUTES = {
    TimeUnit.MINUTES: 1,
    TimeUnit.HOURS: 60,
    TimeUnit.DAYS: 1_440,
    TimeUnit.WEEKS: 10_080,
    TimeUnit.MONTHS: 43_830,
    TimeUnit.YEARS: 525_960,
}
"""For comparing two durations; a month is a twelfth of 365.25 days. Working days compare only with each other."""


Size = tuple[str, Decimal]
"""What is measured, or in which unit, and how much of it."""


def magnitude(value: FactValue) -> Size | None:
    """A size that can be compared with others of the same kind, or None where there is none."""
    match value:
        case Duration(unit=TimeUnit.WORKING_DAYS):
            return "working days", value.amount
        case Duration():
            return "plain time", value.amount * _MINUTES[value.unit]
        case Quantity():
            return value.unit.value, value.amount
        case Count():
            return value.unit.value, Decimal(value.amount)
        case _:
            return None


def overlay_problems(pathway: Pathway) -> Iterator[Problem]:
    """Everything a site's overlay may not do."""
    for site in pathway.sites.values():
        file = f"sites/{site.id}.yaml"
        for key, own in site.facts.items():
            refusal = _refusal(key, pathway.facts.get(key), own.is_)
            if refusal:
                path: Path = ("facts", key, "is") if key in pathway.facts else ("facts", key)
                yield Problem(file, 0, *refusal, path)
    for key, fact in pathway.facts.items():
        if fact.site_may == "tighten" and (fact.safer is None or magnitude(fact.is_) is None):
            what = f"The fact '{key}' may be tightened, but nothing says which way is safer."
            yield Problem("facts.yaml", 0, what, "Add 'safer' (higher or lower) to a value with a size.", (key,))


def _refusal(key: str, fact: Fact | None, own: FactValue) -> tuple[str, str] | None:
    if fact is None:
        return f"There is no fact '{key}' to overlay.", "Correct the name or add the fact to facts.yaml."
    if fact.site_may == "nothing":
        return f"A site may not change '{key}'.", "Remove it here, or change it for every site in facts.yaml."
    wanted = fact.is_.expects.value if isinstance(fact.is_, Slot) else fact.is_.type
    if own.type != wanted:
        return f"'{key}' has to be a {wanted}, not a {own.type}.", f"Write it as a {wanted}."
    edition, site = magnitude(fact.is_), magnitude(own)
    if edition and site and edition[0] != site[0]:
        return f"'{key}' is given in {edition[0]}, not in {site[0]}.", f"Write it in {edition[0]}."
    if fact.site_may == "tighten" and _is_looser(fact, edition, site):
        mend = f"Choose a value that is not {'below' if fact.safer == 'higher' else 'above'} the edition's."
        return f"This loosens the safety limit '{key}' ({fact.safer} is safer).", mend
    return None


def _is_looser(fact: Fact, edition: Size | None, site: Size | None) -> bool:
    """Unknown is looser: a size that cannot be compared is refused."""
    if edition is None or site is None:
        return True
    return site[1] < edition[1] if fact.safer == "higher" else site[1] > edition[1]
