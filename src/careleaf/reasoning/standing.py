"""Where a patient stands at an instant: phase, what is to be done, what stops, what is open, what became of promises.

Derived from the events alone and never stored but as a cache. ``changes_at`` is the first instant at which it would
differ with no new event: before it a cached standing may be trusted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from careleaf.definition.expressions import questions_of
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.assess import Assessed, assess
from careleaf.reasoning.calendar import end_of_day
from careleaf.reasoning.gates import Rulebook, Stop, counts_until, last_said, stops
from careleaf.reasoning.happened import Happened, Past, until
from careleaf.reasoning.kept import State, Verdict, verdict
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.sides import Difference, is_held, side_incidents, side_stops, unread_incidents
from careleaf.reasoning.signing import still_to_sign
from careleaf.reasoning.tasks import OpenTask, open_tasks
from careleaf.reasoning.walk import Standing, standing

JUST_AFTER = datetime.resolution


@dataclass(frozen=True, slots=True)
class Block:
    """A gate that holds what may come next. ``to_sign`` are the roles whose signatures would pass it; empty where only
    putting it right does."""

    stop: Stop
    to_sign: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyStanding:
    """Everything that follows from a journey's events at one instant, each part with its reasons.

    ``incidents`` are all there are about the side, ``unread`` those no consultant has read yet.
    """

    place: Standing
    tasks: tuple[OpenTask, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Assessed, ...]
    promises: Mapping[str, Verdict]
    side_stops: tuple[Difference, ...]
    incidents: tuple[Difference, ...]
    unread: tuple[Difference, ...]
    changes_at: datetime | None = None

    def holds(self, letter: Event) -> bool:
        """Whether a letter waits until a consultant has read what went wrong with the side it states."""
        return is_held(letter, self.unread)


def journey_standing(
    pathway: Pathway, events: Iterable[Happened], now: datetime, age: int | None = None
) -> JourneyStanding:
    """The standing at ``now``. Age is in years; an age that is not known is unknown, not absent."""
    case = _Case(pathway, until(events, now), age)
    found = _at(case, now)
    return replace(found, changes_at=_changes_at(case, found, now))


def standing_now(
    pathway: Pathway, events: Iterable[Happened], now: datetime, age: int | None = None
) -> JourneyStanding:
    """The same without ``changes_at``, for whoever looks only once."""
    return _at(_Case(pathway, until(events, now), age), now)


def _at(case: "_Case", now: datetime) -> JourneyStanding:
    place = standing(case.past)
    findings, blocks, tasks = case.answered(place, now)
    return JourneyStanding(
        place=place,
        tasks=tasks,
        blocks=blocks,
        findings=findings,
        promises=_verdicts(case, place, now),
        side_stops=side_stops(case.past) if place.allows(Event.PROCEDURE_STARTED) else (),
        incidents=side_incidents(case.past),
        unread=unread_incidents(case.past),
    )


_BEFORE_THE_NEEDLE = (Phase.REFERRED, Phase.ACCEPTED, Phase.ARRIVED, Phase.IN_PROCEDURE)
_Answered = tuple[tuple[Assessed, ...], tuple[Block, ...], tuple[OpenTask, ...]]


@dataclass(frozen=True, slots=True)
class _Case:
    """One patient's definition and past."""

    pathway: Pathway
    past: Past
    age: int | None

    @property
    def book(self) -> Rulebook:
        return Rulebook.of(self.pathway)

    def answered(self, place: Standing, at: datetime) -> _Answered:
        """What hangs on answers, which run out: open findings, blocks, tasks."""
        is_before = place.phase in _BEFORE_THE_NEEDLE
        asked = assess(self.book, self.past, at, self.age) if is_before else ()
        findings = tuple(one for one in asked if one.is_open)
        unresolved = {one.question for one in findings}
        tasks = open_tasks(self.pathway, place, self.past, at, self.age, unresolved)
        return findings, tuple(self._blocks(place, at)), tasks

    def _blocks(self, place: Standing, at: datetime) -> Iterator[Block]:
        """The gates before whatever may come next, but those that everybody named has signed for."""
        for before in dict.fromkeys(gate.before for gate in self.pathway.gates.values()):
            if not place.allows(before):
                continue
            for stop in stops(self.book, before, self.past, at, self.age):
                to_sign = still_to_sign(stop.key, self.book, self.past, at)
                if to_sign != ():
                    yield Block(stop, to_sign or ())


def _verdicts(case: _Case, place: Standing, now: datetime) -> Mapping[str, Verdict]:
    """A day called off excuses nothing once there is another: what was promised for the day is promised again."""
    gone = {event.id for event in place.called_off}
    past = Past(event for event in case.past if event.id not in gone) if gone else case.past
    windows, facts = case.pathway.windows, case.pathway.facts
    return {key: verdict(one, windows[one.window], facts, past, now) for key, one in case.pathway.promises.items()}


def _changes_at(case: _Case, found: JourneyStanding, now: datetime) -> datetime | None:
    """Promises change exactly at the edges of their windows; answers may matter when they run out, or may not."""
    promised = min(_edges(found.promises.values(), now), default=None)
    before = found.findings, found.blocks, found.tasks
    for instant in sorted(_run_out(case, found.place, now)):
        if promised is not None and instant >= promised:
            break
        if case.answered(found.place, instant) != before:
            return instant
    return promised


def _edges(verdicts: Iterable[Verdict], now: datetime) -> Iterator[datetime]:
    for one in verdicts:
        if one.state is State.PENDING and one.span is not None and not one.span.unset:
            if one.span.opens is not None and now < one.span.opens:
                yield one.span.opens
            elif one.span.closes is not None:
                yield one.span.closes + JUST_AFTER


def _run_out(case: _Case, place: Standing, now: datetime) -> set[datetime]:
    """When answers that still matter run out: the end of today for those of the day, each life for the others."""
    instants = {end_of_day(now) + JUST_AFTER} if _has_matters_of_the_day(case, place) else set()
    for name in _that_matter(case, place):
        _, given_at = last_said(name, case.book, case.past)
        ends = counts_until(case.book.questions[name], case.book.facts, given_at) if given_at else None
        if ends is not None and ends >= now:
            instants.add(ends + JUST_AFTER)
    return instants


def _has_matters_of_the_day(case: _Case, place: Standing) -> bool:
    """Whether something that counts for today alone, an answer, a signature or an event, may still stop or matter."""
    gates = case.pathway.gates.values()
    if place.phase in _BEFORE_THE_NEEDLE or any(gate.same_day and place.allows(gate.before) for gate in gates):
        return True
    return any(case.book.questions[name].same_day for name in _that_matter(case, place))


def _that_matter(case: _Case, place: Standing) -> Iterable[str]:
    """The questions on which something still hangs: all before the needle, then those of tasks and gates ahead."""
    if place.phase in _BEFORE_THE_NEEDLE:
        return case.book.questions
    gates = (gate.stops_when for gate in case.pathway.gates.values() if place.allows(gate.before))
    tasks = (task.needed_when for task in case.pathway.tasks.values() if place.allows(task.kept_by))
    return frozenset[str]().union(*(questions_of(read) for read in (*gates, *tasks) if read is not None))
