"""How it is counted: measures by named evaluator, questionnaires with their licence, and code bindings."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from careleaf.definition.model import Frozen, Key, Table, Text, WordsKey, refused
from careleaf.definition.vocabulary import Evaluator, Event, Per, Role

NEEDS: Mapping[Evaluator, tuple[str, ...]] = {
    Evaluator.DAYS_SINCE_CHECKED: ("fact",),
    Evaluator.SHARE_WITH_EVENT: ("event",),
    Evaluator.SHARE_IN_WINDOW: ("event", "window"),
    Evaluator.SHARE_ANSWERED: ("question",),
    Evaluator.SHARE_WITH_FIELD: ("field",),
    Evaluator.SHARE_REPORTING: ("effect",),
    Evaluator.COUNT_OF_EVENT: ("event",),
    Evaluator.TIME_BETWEEN: ("event", "to_event"),
    Evaluator.SCORE_CHANGE: ("instrument",),
}
"""What an evaluator cannot count without; those not named here count the edition itself."""


class Measure(Frozen):
    """A named evaluator and what it counts: ``of`` names the event, window, question, effect, instrument, fact
    or record field it looks at; the target is a share from 0 to 100 unless the evaluator counts otherwise."""

    title: Text
    evaluator: Evaluator
    per: Per
    event: Event | None = None
    to_event: Event | None = None
    window: Key | None = None
    question: Key | None = None
    effect: Key | None = None
    instrument: Key | None = None
    fact: Key | None = None
    field: Key | None = None
    target_percent: Annotated[int, Field(ge=0, le=100)] | None = None

    @model_validator(mode="after")
    def _can_be_counted(self) -> Self:
        lacking = [need for need in NEEDS.get(self.evaluator, ()) if getattr(self, need) is None]
        if lacking:
            what = f"'{self.evaluator.value}' does not say what it counts: {' and '.join(lacking)} missing."
            raise refused(what, f"Add {' and '.join(lacking)}.")
        return self


class Instrument(Frozen):
    """A questionnaire. A licensed one is a slot: the site supplies the items under its own licence.

    ``ask`` are the words in which patients give the score by themselves; without them staff ask for it.

    From ``positive_from`` on a screen has found something; it is asked only where ``positive_seen_by`` names who then
    speaks with the patient.
    """

    title: Text
    ask: WordsKey | None = None
    licence: Text
    items_supplied_by: Literal["careleaf", "site"]
    lowest: int
    highest: int
    better: Literal["lower", "higher"]
    positive_from: int | None = None
    positive_seen_by: Role | None = None
    asked_at: Annotated[tuple[Key, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_a_scale(self) -> Self:
        if self.lowest >= self.highest:
            raise refused(f"lowest ({self.lowest}) is not below highest ({self.highest}).", "Swap or correct the two.")
        return self


class Code(Frozen):
    """A binding to a code system, with the edition it was read in; ``verified`` stays false until checked there."""

    system: Literal["SNOMED CT", "OPCS-4", "LOINC", "dm+d", "ICD-10", "UCUM"]
    code: Text
    display: Text
    edition: Text
    verified: bool
    dated: date


class Measures(Frozen):
    """``measures.yaml``."""

    instruments: Table[Instrument]
    measures: Table[Measure]
