"""How it is counted: measures by named evaluator, questionnaires with their licence, and code bindings."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from careleaf.definition.model import Frozen, Key, Table, Text
from careleaf.definition.vocabulary import Evaluator, Event, Per


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


class Instrument(Frozen):
    """A questionnaire. A licensed one is a slot: the site supplies the items under its own licence."""

    title: Text
    licence: Text
    items_supplied_by: Literal["careleaf", "site"]
    lowest: int
    highest: int
    better: Literal["lower", "higher"]
    asked_at: Annotated[tuple[Key, ...], Field(min_length=1)]


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
