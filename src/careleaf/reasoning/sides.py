"""Whether the side stated at each stage is the one consented to.

The side is stated afresh and in words at each stage (NatSSIPs; HSIB on wrong-side blocks). Before the needle a
difference, or a side nobody has stated, is a hard stop. After it the record takes what truly happened: a side injected
without consent, or one that a later record tells otherwise, is an incident.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.consent import CONSENTS, ends_consent
from careleaf.reasoning.happened import Happened, in_order


class Side(StrEnum):
    """In words, never letters."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Matter(StrEnum):
    """What is wrong with a side."""

    NOT_STATED = "not_stated"
    DIFFERS_FROM_CONSENT = "differs_from_consent"
    NO_CONSENT = "no_consent"
    NO_STOP_ON_THIS_SIDE = "no_stop_on_this_side"
    DIFFERS_FROM_WHAT_WAS_DONE = "differs_from_what_was_done"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stage at which the side is in doubt: what was said there, and what it should have been."""

    matter: Matter
    stage: Event
    said: frozenset[Side]
    expected: frozenset[Side]
    evidence: Happened | None = None


STATED_BEFORE = (Event.REFERRED, Event.LISTED, Event.SITE_MARKED, Event.SIGNED_IN, Event.TIMED_OUT)
"""Stages before the needle that state the whole of what is planned."""
STATED_AFTER = (Event.RECORD_COMPLETED, Event.DISCHARGE_LETTER_SENT, Event.GP_LETTER_SENT)
"""Records and letters after the needle, which state what was done."""
LETTERS = frozenset({Event.DISCHARGE_LETTER_SENT, Event.GP_LETTER_SENT})
"""Those of them that go out to the patient and the GP."""


def sides_in(event: Happened) -> frozenset[Side]:
    """The sides an event states; none where it states none, or writes them otherwise than in words."""
    said = event.facts.get("side")
    if said == Side.BOTH:
        return frozenset({Side.LEFT, Side.RIGHT})
    return frozenset({Side(said)}) if said in (Side.LEFT, Side.RIGHT) else frozenset()


def consented(past: Iterable[Happened]) -> frozenset[Side]:
    """The sides of the consent in force: the latest one given or confirmed with a side, unless it has ended since."""
    found: frozenset[Side] = frozenset()
    for event in in_order(past):
        if ends_consent(event):
            found = frozenset()
        elif event.kind in CONSENTS and sides_in(event):
            found = sides_in(event)
    return found


def side_stops(events: Iterable[Happened], side: Side | None = None) -> tuple[Difference, ...]:
    """What about the side stops a needle that is not in yet; ``side`` is the one about to be injected, if known.

    The latest statement of each stage counts. A stage that has not happened is for its own gate to ask for.
    """
    past = in_order(events)
    wanted = consented(past)
    latest = {event.kind: event for event in past if event.kind in (*STATED_BEFORE, Event.STOPPED_BEFORE_BLOCK)}
    found = [] if wanted else [Difference(Matter.NO_CONSENT, Event.CONSENT_GIVEN, frozenset(), frozenset())]
    for stage, event in latest.items():
        said = sides_in(event)
        if not said:
            found.append(Difference(Matter.NOT_STATED, stage, said, wanted, event))
        elif said != wanted if stage in STATED_BEFORE else not said <= wanted:
            found.append(Difference(Matter.DIFFERS_FROM_CONSENT, stage, said, wanted, event))
    return (*found, *_about_to_inject(side, wanted, past))


def _about_to_inject(side: Side | None, wanted: frozenset[Side], past: tuple[Happened, ...]) -> Iterable[Difference]:
    """One stop moment for each side, since the last needle."""
    if side is None:
        return
    needles = [index for index, event in enumerate(past) if event.kind is Event.INJECTED]
    since = past[needles[-1] + 1 :] if needles else past
    stopped = [event for event in since if event.kind is Event.STOPPED_BEFORE_BLOCK]
    said = sides_in(stopped[-1]) if stopped else frozenset[Side]()
    if side not in wanted:
        yield Difference(Matter.DIFFERS_FROM_CONSENT, Event.INJECTED, frozenset({side}), wanted)
    if said != {side}:
        yield Difference(Matter.NO_STOP_ON_THIS_SIDE, Event.STOPPED_BEFORE_BLOCK, said, frozenset({side}))


def side_incidents(events: Iterable[Happened]) -> tuple[Difference, ...]:
    """What has happened to a side that should not have. Each needs an incident with an owner."""
    past = in_order(events)
    found: list[Difference] = []
    done: frozenset[Side] = frozenset()
    for event in past.among((Event.INJECTED, *STATED_AFTER)):
        said = sides_in(event)
        if event.kind is Event.INJECTED:
            wanted, done = consented(past[: past.index(event)]), done | said
            found.extend(_injected(event, said, wanted))
        elif done and said != done:
            matter = Matter.DIFFERS_FROM_WHAT_WAS_DONE if said else Matter.NOT_STATED
            found.append(Difference(matter, event.kind, said, done, event))
    return tuple(found)


def unread_incidents(events: Iterable[Happened]) -> tuple[Difference, ...]:
    """The incidents no consultant has read yet: none has signed for the very record they rest on, with a reason."""
    past = in_order(events)
    read = {
        event.facts.get("incident")
        for event in past.of(Event.FINDING_RESOLVED)
        if event.facts.get("role") == Role.CONSULTANT and event.facts.get("reason", "").strip()
    }
    return tuple(one for one in side_incidents(past) if one.evidence is None or one.evidence.id not in read)


def is_held(letter: Event, unread: Collection[Difference]) -> bool:
    """Whether a letter that states the side done waits for a consultant to read what went wrong with it."""
    return bool(unread) and letter in LETTERS


def _injected(event: Happened, said: frozenset[Side], wanted: frozenset[Side]) -> Iterable[Difference]:
    if not said:
        yield Difference(Matter.NOT_STATED, event.kind, said, wanted, event)
    elif not wanted:
        yield Difference(Matter.NO_CONSENT, event.kind, said, wanted, event)
    elif not said <= wanted:
        yield Difference(Matter.DIFFERS_FROM_CONSENT, event.kind, said, wanted, event)


def less_done(events: Iterable[Happened]) -> frozenset[Side]:
    """The sides consented to and not injected: doing less needs a reason, never a permission."""
    past = in_order(events)
    injected = [event for event in past if event.kind is Event.INJECTED]
    return consented(past).difference(*map(sides_in, injected)) if injected else frozenset()
