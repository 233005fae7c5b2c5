"""Verdicts in words: what became of a promise, which event shows it, which edge of the window it was held to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from careleaf.clinic.journeys.models import PromiseState
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.journeys.wording import happened
from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.queries import definition_of
from careleaf.clinic.people.models import in_words
from careleaf.clinic.promises.queries import Held
from careleaf.clinic.web.saying import when
from careleaf.definition.rules import Promise
from careleaf.reasoning.kept import Reason, State, Verdict
from careleaf.reasoning.windows import Span

COLOURS: Mapping[State, str] = MappingProxyType(
    {
        State.PENDING: "grey",
        State.KEPT: "green",
        State.LATE: "orange",
        State.BROKEN: "red",
        State.EXCUSED: "white",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One promise of one journey."""

    item: str
    title: str
    owner: str
    state: str
    colour: str
    evidence: tuple[str, ...]


def line(held: Held) -> Line:
    return Line(
        item=held.promise.item,
        title=held.promise.title,
        owner=in_words(held.promise.owner),
        state=held.verdict.state.value,
        colour=COLOURS[held.verdict.state],
        evidence=tuple(_reason(reason, held.promise, held.verdict) for reason in held.verdict.reasons),
    )


def _reason(reason: Reason, promise: Promise, verdict: Verdict) -> str:
    what = happened(promise.kept_by)
    seen = f"{happened(verdict.evidence.kind)} on {when(verdict.evidence.happened_at)}" if verdict.evidence else ""
    due = _due(verdict.span)
    words = {
        Reason.NO_ANCHOR: "The clock has not started yet.",
        Reason.NOT_YET_DUE: f"Not due yet. {due}",
        Reason.DUE_NOW: f"Due now. {due}",
        Reason.NO_VALUE: "The edition gives no value for this window yet, so it cannot be judged.",
        Reason.TOO_EARLY: f"{seen}, before the window opened. {due}",
        Reason.IN_WINDOW: f"{seen}. {due}",
        Reason.AFTER_WINDOW: f"{seen}, after the window had closed. {due}",
        Reason.WINDOW_PASSED: f"Nothing recorded in time: {what.lower()}. {due}",
        Reason.ENDED_FIRST: f"{seen}, which excuses it.",
    }
    return words[reason].strip()


def _due(due: Span | None) -> str:
    if due is None or (due.opens is None and due.closes is None):
        return ""
    opens = f"from {when(due.opens)} " if due.opens else ""
    closes = f"until {when(due.closes)}" if due.closes else "with no end"
    return f"Window: {opens}{closes}."


@dataclass(frozen=True, slots=True)
class Cell:
    """How many journeys are in a state."""

    state: str
    colour: str
    count: int


@dataclass(frozen=True, slots=True)
class Total:
    """One promise over the whole service."""

    pathway: str
    procedure: str
    key: str
    item: str
    title: str
    owner: str
    cells: tuple[Cell, ...]


def totals(editions: Iterable[Edition], counts: Mapping[tuple[str, str, State], int]) -> tuple[Total, ...]:
    """Each promise of what is published once, with the number of journeys in each state."""
    return tuple(
        _total(edition, key, promise, counts)
        for edition in editions
        for key, promise in definition_of(edition).pathway.promises.items()
    )


def _total(edition: Edition, key: str, promise: Promise, counts: Mapping[tuple[str, str, State], int]) -> Total:
    pathway = edition.pathway_id
    return Total(
        pathway=pathway,
        procedure=edition.pathway.title,
        key=key,
        item=promise.item,
        title=promise.title,
        owner=in_words(promise.owner),
        cells=tuple(Cell(state.value, COLOURS[state], counts.get((pathway, key, state), 0)) for state in State),
    )


@dataclass(frozen=True, slots=True)
class Behind:
    """A journey behind a number."""

    reference: str
    spoken: str
    name: str
    site: str
    closes: datetime | None


def behind(row: PromiseState) -> Behind:
    journey = row.journey
    return Behind(journey.reference, journey.spoken_reference, journey.patient.name, journey.site.name, row.closes)


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A promise that somebody may still keep: how many journeys, at each hospital."""

    promise: str
    title: str
    procedure: str
    item: str
    owner: str
    sites: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        return sum(number for _, number in self.sites)


def at_risk(editions: Iterable[Edition], counts: Mapping[tuple[str, str, str], int]) -> tuple[AtRisk, ...]:
    """Those with somebody behind them, the most first."""
    found = [
        _at_risk(edition, key, promise, counts)
        for edition in editions
        for key, promise in definition_of(edition).pathway.promises.items()
    ]
    return tuple(sorted((one for one in found if one.sites), key=lambda one: -one.count))


def _at_risk(edition: Edition, key: str, promise: Promise, counts: Mapping[tuple[str, str, str], int]) -> AtRisk:
    mine = (
        (site, number) for (pathway, of, site), number in counts.items() if (pathway, of) == (edition.pathway_id, key)
    )
    return AtRisk(
        promise=f"{edition.pathway_id}:{key}",
        title=promise.title,
        procedure=edition.pathway.title,
        item=promise.item,
        owner=in_words(promise.owner),
        sites=tuple(sorted(mine)),
    )


@dataclass(frozen=True, slots=True)
class Endangered:
    """A person behind a promise at risk: who has to do what, by when."""

    behind: Behind
    promise: str
    owner: str


def endangered(row: PromiseState) -> Endangered:
    promise = pathway_of(row.journey).promises[row.key]
    return Endangered(behind(row), promise.title, in_words(promise.owner))
