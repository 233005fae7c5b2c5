"""An act: one thing a person does on a journey, declared by the room where it is done (ADR 0030).

It names the event it records, who may do it, what its form asks and what else it writes. ``perform`` does the rest,
the same for all: permission, order, gates, sides, the event with its audit line, the standing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone

from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import Actor
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.gates import Rulebook
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.sides import STATED_AFTER, STATED_BEFORE
from careleaf.reasoning.walk import Standing, standing

Facts = Mapping[str, str]
Fields = Mapping[str, forms.Field]

WHOLE = "all"
"""The part of an act that is all of it: what puts an entry right has to hold everything the entry held."""
EITHER_SIDE = frozenset({Event.STOPPED_BEFORE_BLOCK, Event.INJECTED})
"""Done on one side at a time, so never stated of both."""
STATES_SIDE = frozenset({*STATED_BEFORE, *STATED_AFTER, Event.CONSENT_GIVEN, Event.CONSENT_CONFIRMED, *EITHER_SIDE})
"""Events that state the side afresh, in words."""


@dataclass(frozen=True)
class Case:
    """A journey as an act finds it. ``events`` are all there are; reasoning knows which are in force.

    ``part`` is what of an act was asked for, where it can be done in parts (``Act.parts``).
    """

    journey: Journey
    pathway: Pathway
    events: tuple[Happened, ...]
    at: datetime
    by: Actor
    part: str = ""

    @cached_property
    def place(self) -> Standing:
        return standing(self.events)

    @cached_property
    def rulebook(self) -> Rulebook:
        return Rulebook.of(self.pathway)

    @property
    def age(self) -> int | None:
        """In years today; None where the date of birth is not known."""
        return self.journey.patient.age_at(timezone.localdate(self.at))

    def last(self, *kinds: Event) -> Happened | None:
        """The latest event in force of these kinds."""
        return next((event for event in reversed(in_order(self.events)) if event.kind in kinds), None)


def _asks_nothing(case: Case) -> Fields:
    return {}


def _demands_nothing(case: Case, facts: Facts) -> None: ...


def _works_out_nothing(case: Case, facts: Facts) -> Facts:
    return {}


def _tells_nothing(case: Case) -> Sequence[str]:
    return ()


def _brings_nothing(case: Case, event: EventRow) -> None: ...


def _has_no_parts(case: Case) -> Sequence[tuple[str, str]]:
    return ()


def as_facts(given: Mapping[str, Any]) -> dict[str, str]:
    """What a form was told, as the text an event keeps; what was left empty is left out."""
    said = {name: _as_text(value) for name, value in given.items()}
    return {name: text for name, text in said.items() if text}


def _as_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case list() | tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Its words stand in ``wording.py`` under its event.

    ``asks`` gives the fields of its form for a case; ``says`` turns what they were told into facts; ``works_out`` adds
    the facts that follow from them and from what happened before. ``demands`` raises ``Refused`` for what cannot be
    (never for what has truly happened: see ``perform``); ``brings`` writes the rows that come with the event, in its
    transaction. ``parts`` are the ways to ask for less or more of it, each a key and its words; ``asks`` reads the one
    chosen in ``case.part``. ``hint`` is a sentence over the form; ``tells`` what is still
    open for this patient, in words, and stops nothing.
    """

    kind: Event
    roles: Sequence[Role]
    asks: Callable[[Case], Fields] = _asks_nothing
    says: Callable[[Mapping[str, Any]], dict[str, str]] = as_facts
    works_out: Callable[[Case, Facts], Facts] = _works_out_nothing
    demands: Callable[[Case, Facts], None] = _demands_nothing
    brings: Callable[[Case, EventRow], None] = _brings_nothing
    parts: Callable[[Case], Sequence[tuple[str, str]]] = _has_no_parts
    tells: Callable[[Case], Sequence[str]] = _tells_nothing
    hint: str = ""

    @property
    def brings_something(self) -> bool:
        return self.brings is not _brings_nothing

    @property
    def states_side(self) -> bool:
        return self.kind in STATES_SIDE
