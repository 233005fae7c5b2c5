"""Where a patient stands at an instant: phase, what is to be done, what stops, what is open, what became of promises.

Derived from the events alone and never stored but as a cache. ``changes_at`` is the first instant at which it would
differ with no new event: before it a cached standing may be trusted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.assess import Assessed, assess
from careleaf.reasoning.gates import Rulebook, Stop, counts_until, last_said, stops
from careleaf.reasoning.happened import Happened, until
from careleaf.reasoning.kept import Verdict, verdict
from careleaf.reasoning.moves import Phase, Standing, standing
from careleaf.reasoning.sides import Difference, side_incidents, side_stops
from careleaf.reasoning.signing import still_to_sign
from careleaf.reasoning.tasks import OpenTask, open_tasks
from careleaf.reasoning.turns import TURNS
from careleaf.reasoning.windows import end_of_day


@dataclass(frozen=True, slots=True)
class Block:
    """A gate that holds what may come next. ``to_sign`` are the roles whose signatures would pass it; empty where only
    putting it right does."""

    stop: Stop
    to_sign: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyStanding:
    """Everything that follows from a journey's events at one instant, each part with its reasons."""

    place: Standing
    tasks: tuple[OpenTask, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Assessed, ...]
    promises: Mapping[str, Verdict]
    side_stops: tuple[Difference, ...]
    incidents: tuple[Difference, ...]
    changes_at: datetime | None = None


def journey_standing(
    pathway: Pathway, events: Iterable[Happened], now: datetime, age: int | None = None
) -> JourneyStanding:
    """The standing at ``now``. Age is in years; an age that is not known is unknown, not absent."""
    past = until(events, now)
    found = _at(pathway, past, now, age)
    later = (instant for instant in sorted(_instants(pathway, found, past, now)) if instant > now)
    changes_at = next((instant for instant in later if _at(pathway, past, instant, age) != found), None)
    return replace(found, changes_at=changes_at)


def _at(pathway: Pathway, past: tuple[Happened, ...], now: datetime, age: int | None) -> JourneyStanding:
    place = standing(past)
    is_before = place.phase in (Phase.REFERRED, Phase.ACCEPTED, Phase.ARRIVED, Phase.IN_PROCEDURE)
    findings = tuple(one for one in assess(Rulebook.of(pathway), past, now, age) if one.is_open) if is_before else ()
    return JourneyStanding(
        place=place,
        tasks=open_tasks(pathway, place, past, now, age, {one.question for one in findings}),
        blocks=_blocks(pathway, place, past, now, age),
        findings=findings,
        promises={key: _verdict(pathway, key, place, past, now) for key in pathway.promises},
        side_stops=side_stops(past) if place.allows(Event.PROCEDURE_STARTED) else (),
        incidents=side_incidents(past),
    )


def _blocks(
    pathway: Pathway, place: Standing, past: tuple[Happened, ...], now: datetime, age: int | None
) -> tuple[Block, ...]:
    """The gates before whatever may come next, but those that everybody named has signed for."""
    book = Rulebook.of(pathway)
    next_ones = dict.fromkeys(gate.before for gate in pathway.gates.values() if place.allows(gate.before))
    found = [stop for before in next_ones for stop in stops(book, before, past, now, age)]
    signing = [(stop, still_to_sign(stop.key, book, past, now)) for stop in found]
    return tuple(Block(stop, to_sign or ()) for stop, to_sign in signing if to_sign != ())


def _verdict(pathway: Pathway, key: str, place: Standing, past: tuple[Happened, ...], now: datetime) -> Verdict:
    promise = pathway.promises[key]
    window = pathway.windows[promise.window]
    begun = any(event.kind is window.anchor for event in past)
    anew = place.anew_since
    if anew is not None and not begun and place.phase not in (Phase.TO_DECIDE, Phase.ENDED):
        # A day called off excuses nothing once there is another: the promise is made again.
        past = tuple(e for e in past if e.kind not in TURNS or e.happened_at > anew.happened_at)
    return verdict(promise, window, pathway.facts, past, now)


def _instants(pathway: Pathway, found: JourneyStanding, past: tuple[Happened, ...], now: datetime) -> set[datetime]:
    """Every instant at which time alone may change something."""
    just_after = datetime.resolution
    instants = {end_of_day(now) + just_after}
    for one in found.promises.values():
        edges = (one.span.opens, one.span.closes) if one.span else ()
        instants.update(edge + after for edge in edges if edge for after in (just_after * 0, just_after))
    for name, question in pathway.questions.items():
        _, given_at = last_said(name, past)
        ends = counts_until(question, pathway.facts, given_at) if given_at else None
        if ends is not None:
            instants.add(ends + just_after)
    return instants
