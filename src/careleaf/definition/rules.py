"""The running half as data: steps, tasks, gates, windows, promises, safety questions, effects."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from careleaf.definition.expressions import Expression
from careleaf.definition.model import Frozen, ItemId, Key, Table, Text, WordsKey, refused
from careleaf.definition.values import Amount
from careleaf.definition.vocabulary import Answer, Colour, Event, Role


class Step(Frozen):
    """A part of the pathway. ``after`` names the steps that come first; loops are refused.

    ``sides_stated`` is true where the side is stated afresh and compared with the consent.
    """

    title: Text
    room: Literal[
        "referral", "screening", "consent", "lists", "procedure", "recovery", "aftercare", "followup", "feedback"
    ]
    after: tuple[Key, ...] = ()
    events: Annotated[tuple[Event, ...], Field(min_length=1)]
    sides_stated: bool = False


class Task(Frozen):
    """Something a role does, the event that shows it done, and the window it is due in (if any).

    ``needed_when`` leaves it out for a patient of whom the condition is known not to be true.
    """

    title: Text
    step: Key
    owner: Role
    kept_by: Event
    window: Key | None = None
    needed_when: Expression | None = None


class WayOn(Frozen):
    """The one way past a gate: who signs, with a reason. No ``passed_by`` means only putting it right."""

    passed_by: tuple[Role, ...] = ()
    how: Text


class Gate(Frozen):
    """Stops an event that has not happened yet while ``stops_when`` is true or not known."""

    title: Text
    before: Event
    stops_when: Expression | None = None
    needs: tuple[Event, ...] = ()
    same_day: bool = False
    way_on: WayOn

    @model_validator(mode="after")
    def _can_stop(self) -> Self:
        if self.stops_when is None and not self.needs:
            raise refused("This gate can never stop anything.", "Add stops_when (a condition) or needs (events).")
        return self


class Window(Frozen):
    """When something is due, counted from an anchor event. ``opens`` and ``closes`` name duration facts;
    ``range`` names one duration-range fact instead. ``before`` counts backwards from the anchor."""

    title: Text
    anchor: Event
    direction: Literal["after", "before"] = "after"
    opens: Key | None = None
    closes: Key | None = None
    range: Key | None = None
    same_calendar_day: bool = False

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.range is not None and (self.opens or self.closes):
            raise refused("This window has both a range and opens or closes.", "Keep either range or opens and closes.")
        if not (self.range or self.opens or self.closes or self.same_calendar_day):
            raise refused("This window has no end.", "Add range, opens, closes or same_calendar_day.")
        return self

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(fact for fact in (self.range, self.opens, self.closes) if fact)


class Promise(Frozen):
    """A promise of the leaflet: the event that keeps it, in its window, and the ends that excuse it."""

    item: ItemId
    title: Text
    owner: Role
    window: Key
    kept_by: Event
    excused_by: tuple[Event, ...] = ()


class Finding(Frozen):
    """What follows from one answer: nothing to do, something to resolve, or a stop; and who may resolve it.

    Whoever resolves it chooses one of the ``decisions`` (going ahead, or with a change, where none are named), writes
    down the ``times`` that belong to it, and has the risks of each way in view (``weigh``).
    """

    means: Literal["clear", "note", "resolve", "stop"]
    title: Text
    resolved_by: tuple[Role, ...] = ()
    settle: Text | None = None
    decisions: tuple[Key, ...] = ()
    times: tuple[Key, ...] = ()
    weigh: WordsKey | None = None

    @model_validator(mode="after")
    def _has_a_resolver(self) -> Self:
        if self.means in ("resolve", "stop") and not self.resolved_by:
            raise refused("Nobody may resolve this finding.", "Add resolved_by with at least one role.")
        return self


class Usual(Frozen):
    """Between what a number usually lies, and its unit: beyond that a slip of the hand is likelier than the number.

    No clinical limit: such a number is questioned, and taken once somebody has looked again.
    """

    low: Amount
    high: Amount
    unit: Text

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.low >= self.high:
            raise refused("These usual numbers hold nothing.", "Make low less than high.")
        return self


class Question(Frozen):
    """A safety question: words, who is asked, how long the answer lives, and a finding for every answer.

    What the ``team`` finds out by looking or measuring is not put to patients who answer on their own.

    ``findings`` is keyed by answer (``yes``, ``no``, the choice keys) and always has ``not_known``.
    A ``number`` question has its findings under ``given`` and ``not_known``.
    """

    ask: WordsKey
    why: WordsKey | None = None
    items: tuple[ItemId, ...] = ()
    answer: Literal["yes_no", "choice", "number"]
    choices: tuple[Key, ...] = ()
    usual: Usual | None = None
    put_to: Literal["patient", "team"] = "patient"
    asked_of: Expression | None = None
    asked_at: Annotated[tuple[Key, ...], Field(min_length=1)]
    lives: Key | None = None
    same_day: bool = False
    findings: Table[Finding]

    @model_validator(mode="after")
    def _has_choices(self) -> Self:
        if (self.answer == "choice") != bool(self.choices):
            raise refused("Choices belong to a question answered by choice.", "Add choices, or correct 'answer'.")
        if self.usual is not None and self.answer != "number":
            raise refused("Only a number has usual values.", "Remove usual, or correct 'answer'.")
        return self

    @property
    def possible_answers(self) -> tuple[str, ...]:
        own = {"yes_no": ("yes", "no"), "choice": self.choices, "number": ("given",)}[self.answer]
        return (*own, Answer.NOT_KNOWN.value)


class Band(Frozen):
    """One colour of an effect: after or until a duration fact, or when something is reported (a words key)."""

    colour: Colour
    after: Key | None = None
    until: Key | None = None
    when: WordsKey | None = None
    advice: WordsKey


class Effect(Frozen):
    """A side effect with its clock: what is expected until when, who answers, and how fast."""

    title: Text
    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    block: WordsKey
    frequency: Key | None = None
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    answered_by: Role
    answered_within: Key


class Occasion(Frozen):
    """When the safety questions are asked: at an event, or a duration fact before it."""

    title: Text
    anchor: Event
    before: Key | None = None


class Point(Frozen):
    """Something the talk before a consent goes through, besides every effect: a benefit, a risk, another choice, or
    doing nothing. It is recorded under its own key."""

    about: Literal["benefit", "risk", "alternative", "doing_nothing"]
    title: Text
    block: WordsKey


class Rules(Frozen):
    """``steps.yaml``, ``checks.yaml``, ``timings.yaml``, ``promises.yaml`` and ``effects.yaml`` together."""

    steps: Table[Step]
    tasks: Table[Task]
    gates: Table[Gate]
    occasions: Table[Occasion]
    questions: Table[Question]
    discussed: Table[Point]
    windows: Table[Window]
    promises: Table[Promise]
    effects: Table[Effect]
