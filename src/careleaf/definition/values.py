"""The types a fact can have. A value knows its unit; text never carries a number of its own."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from careleaf.definition.model import Frozen, Text, WordsKey, refused, shaped

Clock = Annotated[str, shaped(r"([01][0-9]|2[0-3]):[0-5][0-9]", "'09:00', in quotes")]
Amount = Annotated[Decimal, Field(ge=0, le=1_000_000, max_digits=9)]


class TimeUnit(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class QuantityUnit(StrEnum):
    """UCUM meaning in brackets where the name differs."""

    MILLIGRAM = "mg"
    MILLILITRE = "ml"
    MILLIGRAM_PER_KILOGRAM = "mg/kg"
    MILLIGRAM_PER_MILLILITRE = "mg/ml"
    CELSIUS = "degC"
    MILLIMOLE_PER_LITRE = "mmol/l"
    GRAY_SQUARE_CENTIMETRE = "Gy.cm2"
    PERCENT = "percent"
    RATIO = "ratio"


class CountUnit(StrEnum):
    ATTEMPTS = "attempts"
    INJECTIONS = "injections"
    PEOPLE = "people"
    POINTS = "points"


class Duration(Frozen):
    """One stretch of time: 24 hours."""

    type: Literal["duration"]
    amount: Amount
    unit: TimeUnit


class DurationRange(Frozen):
    """From one stretch of time to a longer one: 6 to 8 weeks."""

    type: Literal["duration_range"]
    low: Amount
    high: Amount
    unit: TimeUnit

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low >= self.high:
            raise refused(f"low ({self.low}) is not below high ({self.high}).", "Swap or correct the two.")
        return self


class AgeRange(Frozen):
    """Ages in whole years, both ends included."""

    type: Literal["age_range"]
    low: Annotated[int, Field(ge=0, le=130)]
    high: Annotated[int, Field(ge=0, le=130)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low >= self.high:
            raise refused(f"low ({self.low}) is not below high ({self.high}).", "Swap or correct the two.")
        return self


class Quantity(Frozen):
    """A measured amount: 40 mg, 38 degC."""

    type: Literal["quantity"]
    amount: Amount
    unit: QuantityUnit


class Count(Frozen):
    """A number of things: 2 attempts."""

    type: Literal["count"]
    amount: Annotated[int, Field(ge=0, le=100_000)]
    unit: CountUnit


class Phone(Frozen):
    """A UK telephone number as people write it, or a three-digit service such as 999."""

    type: Literal["phone"]
    number: Annotated[str, shaped(r"(18001 )?0( ?[0-9]){9,10}|[0-9]{3}", "'01632 960001' or '111', in quotes")]


class Link(Frozen):
    type: Literal["link"]
    url: Annotated[str, shaped(r"https?://[^\s/]+\.[^\s]{2,280}", "https://www.example.org/page")]


class Email(Frozen):
    type: Literal["email"]
    address: Annotated[str, shaped(r"[^@\s]{1,64}@[^@\s]{1,180}\.[a-z]{2,10}", "name@example.org")]


class Name(Frozen):
    """A proper name: a hospital, a department, a drug."""

    type: Literal["name"]
    text: Annotated[str, StringConstraints(min_length=1, max_length=120)]


class Day(Frozen):
    type: Literal["day"]
    date: date


class OpeningHours(Frozen):
    """When a line is answered, in words a person can read aloud; one entry per group of days."""

    type: Literal["opening_hours"]
    hours: Annotated[tuple["OpenPeriod", ...], Field(min_length=1)]


class OpenPeriod(Frozen):
    days: Annotated[tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...], Field(min_length=1)]
    opens: Clock
    closes: Clock

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.opens >= self.closes:
            raise refused(f"opens ({self.opens}) is not before closes ({self.closes}).", "Swap or correct the two.")
        return self


FrequencyWord = Literal["very_common", "common", "uncommon", "rare", "very_rare", "small_risk", "can_happen"]


class Frequency(Frozen):
    """How often something happens: a word, and a figure only where a signed source gives one.

    Per cent, one-in-N and the band are all rendered from ``one_in``, so one risk has one number.
    """

    type: Literal["frequency"]
    word: FrequencyWord
    one_in: Annotated[int, Field(ge=1, le=100_000_000)] | None = None


class ValueType(StrEnum):
    DURATION = "duration"
    DURATION_RANGE = "duration_range"
    AGE_RANGE = "age_range"
    QUANTITY = "quantity"
    COUNT = "count"
    PHONE = "phone"
    LINK = "link"
    EMAIL = "email"
    NAME = "name"
    DAY = "day"
    OPENING_HOURS = "opening_hours"
    FREQUENCY = "frequency"
    TEXT = "text"


class LocalText(Frozen):
    """A sentence only a hospital can write, such as its advice on eating before the day."""

    type: Literal["text"]
    text: Text


class Slot(Frozen):
    """A value nobody has given yet. The leaflet prints the fallback; production refuses."""

    type: Literal["slot"]
    expects: ValueType
    fallback: WordsKey


FactValue = Annotated[
    Duration
    | DurationRange
    | AgeRange
    | Quantity
    | Count
    | Phone
    | Link
    | Email
    | Name
    | Day
    | OpeningHours
    | Frequency
    | LocalText
    | Slot,
    Field(discriminator="type"),
]
