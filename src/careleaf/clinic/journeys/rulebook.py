"""What of a definition this house can ask and hold today; the rest is named, so that nobody takes it for done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from careleaf.definition.items import Item
from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Gate
from careleaf.definition.vocabulary import Event, Kind
from careleaf.house import HOUSE
from careleaf.publishing.compose.inline import Inliner
from careleaf.publishing.document import plain
from careleaf.reasoning.gates import Rulebook, questions_read
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.windows import span


def rulebook(pathway: Pathway) -> Rulebook:
    """The gates whose questions are asked and whose events are recorded here."""
    held = {key: gate for key, gate in pathway.gates.items() if _is_held(gate)}
    return Rulebook(held, pathway.questions, pathway.facts)


def not_held(pathway: Pathway) -> tuple[str, ...]:
    """Titles of the gates a person still has to keep without this house."""
    return tuple(gate.title for gate in pathway.gates.values() if not _is_held(gate))


def _is_held(gate: Gate) -> bool:
    return {gate.before, *gate.needs} <= HOUSE.events and questions_read(gate.stops_when) <= HOUSE.questions


@dataclass(frozen=True, slots=True)
class Asked:
    """A safety question as it is put to a person."""

    key: str
    words: str
    why: str
    choices: tuple[tuple[str, str], ...]


_ANSWERS = {"yes": "Yes", "no": "No", "not_known": "Not known"}


def questions_asked(pathway: Pathway) -> tuple[Asked, ...]:
    """Those that a gate held here reads, in the order of the definition."""
    read = frozenset[str]().union(*(questions_read(gate.stops_when) for gate in rulebook(pathway).gates.values()))
    return tuple(
        Asked(
            key=key,
            words=told(pathway, question.ask),
            why=told(pathway, question.why) if question.why else "",
            choices=tuple((answer, _ANSWERS.get(answer, in_words(answer))) for answer in question.possible_answers),
        )
        for key, question in pathway.questions.items()
        if key in read
    )


@dataclass(frozen=True, slots=True)
class Duty:
    """Something the patient takes on when going home, and the windows that say until when."""

    item: Item
    windows: tuple[str, ...]


def duties(pathway: Pathway) -> tuple[Duty, ...]:
    """The duties kept by a gate that waits for their acknowledgement."""
    return tuple(
        Duty(item, tuple(rule.name for rule in item.rules if rule.kind == "window"))
        for item in pathway.register.items
        if item.kind in (Kind.DUTY, Kind.DUTY_AND_WARNING) and any(_acknowledged(pathway, rule) for rule in item.rules)
    )


def duties_with_ends(events: Sequence[Happened], pathway: Pathway) -> tuple[tuple[Duty, tuple[datetime, ...]], ...]:
    """Each duty with the earliest instants it ends at; none before the event that starts its clock."""
    past = in_order(events)
    return tuple(
        (duty, tuple(end for name in duty.windows if (end := _end(name, past, pathway)) is not None))
        for duty in duties(pathway)
    )


def _end(name: str, past: Sequence[Happened], pathway: Pathway) -> datetime | None:
    window = pathway.windows[name]
    anchors = [event for event in past if event.kind is window.anchor]
    return span(window, anchors[-1].happened_at, pathway.facts).closes if anchors else None


def _acknowledged(pathway: Pathway, rule: object) -> bool:
    gate = pathway.gates.get(getattr(rule, "gate", None) or "")
    return gate is not None and Event.DUTIES_ACKNOWLEDGED in gate.needs


def told(pathway: Pathway, block: str) -> str:
    """A block of the definition's own words with its facts said, in one line."""
    inliner = Inliner(pathway.source_words, pathway.facts, {})
    return " ".join(plain(line) for line in inliner.lines(inliner.block(block)))


def in_words(key: str) -> str:
    return key.replace("_", " ").capitalize()
