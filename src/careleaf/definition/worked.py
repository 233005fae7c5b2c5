"""Worked patients: one fictional patient each, with what happened and what has to follow from it.

They are part of a definition's folder but not of its content: they say nothing to patients and change no rule.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from careleaf.definition.model import Frozen, Key, Table, Text, freeze, refused, shaped
from careleaf.definition.vocabulary import Colour, Event, Role

FOLDER = "examples/"

MOMENT = r"day -?[0-9]{1,4} ([01][0-9]|2[0-3]):[0-5][0-9]"
Moment = Annotated[str, shaped(MOMENT, "day 0 09:10 or day -14 10:00")]
"""Clinic time, counted in days from the day of the procedure."""

Name = Annotated[str, shaped(r"[a-z0-9]+(-[a-z0-9]+)*", "no-escort")]
"""A worked patient by the name of their file, without its ending."""


def _said(value: Any) -> Any:
    """A number may be written without quotes; it is kept as it is said."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


Said = Annotated[Text, BeforeValidator(_said)]
FactName = Annotated[str, shaped(r"[a-z][a-z0-9_.]{0,120}", "pregnancy or effect.mood.severe")]
Facts = Annotated[dict[FactName, Said], AfterValidator(freeze)]


class Told(Frozen):
    """Something that happened. ``despite`` names gates that stopped it, where a true record was made all the same."""

    at: Moment
    event: Event
    by: Role
    how: Literal["screen", "telephone", "paper", "import"] = "screen"
    recorded_at: Moment | None = None
    despite: tuple[Key, ...] = ()
    facts: Facts = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_planned_for_a_time(self) -> Self:
        planned = self.facts.get("planned_for")
        if planned is not None and not re.fullmatch(MOMENT, planned):
            raise refused(f"planned_for is no time: {planned!r}.", "Write it like day 0 08:00.")
        return self


class Owed(Frozen):
    """A task that is open: who owes it, and by when where that is known."""

    owner: Role
    opens: Moment | None = None
    due: Moment | None = None


class Edges(Frozen):
    """From when until when a window is open."""

    opens: Moment | None = None
    closes: Moment | None = None


class Expected(Frozen):
    """What follows at one instant. What is not named is not looked at; ``incidents`` is the whole list where given.

    ``stops`` names gates that stop what may come next, with the roles that may sign (none: only putting it right);
    ``passed`` gates that do not; ``clear_for`` events that no gate stops. ``done`` names tasks that are not open.
    """

    at: Moment
    shows: Text
    phase: Key | None = None
    stops: Table[tuple[Role, ...]] = Field(default_factory=dict)
    passed: tuple[Key, ...] = ()
    clear_for: tuple[Event, ...] = ()
    findings: Table[Literal["clear", "note", "resolve", "stop", "settled"]] = Field(default_factory=dict)
    tasks: Table[Owed] = Field(default_factory=dict)
    done: tuple[Key, ...] = ()
    promises: Table[Literal["pending", "kept", "late", "broken", "excused"]] = Field(default_factory=dict)
    windows: Table[Edges] = Field(default_factory=dict)
    effects: Table[Colour] = Field(default_factory=dict)
    incidents: tuple[Key, ...] | None = None
    letters: Mapping[Event, Literal["not_due", "due", "held", "sent"]] = Field(default_factory=dict)
    benefit: Literal["good_so_far", "partial", "little", "worse", "cannot_say"] | None = None


class WorkedPatient(Frozen):
    """``examples/NAME.yaml``. One who begins as another shares that one's events before ``until``; ``as_if`` are facts
    that are otherwise in them, wherever they were said.
    """

    title: Text
    story: Text
    age: Annotated[int, Field(ge=0, le=120)] | None = None
    day_0: date
    begins_as: Name | None = None
    until: Moment | None = None
    as_if: Facts = Field(default_factory=dict)
    events: tuple[Told, ...] = ()
    expect: Annotated[tuple[Expected, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _begins_somewhere(self) -> Self:
        if (self.begins_as is None) != (self.until is None):
            raise refused("begins_as and until belong together.", "Give both, or neither.")
        if self.begins_as is None and not self.events:
            raise refused("Nothing happens to this patient.", "Add events, or begins_as and until.")
        return self
