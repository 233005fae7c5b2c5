"""Events and facts as the tests of reasoning write them."""

from datetime import date, datetime
from decimal import Decimal

from careleaf.definition.facts import Fact
from careleaf.definition.values import Duration, DurationRange, FactValue, Slot, TimeUnit, ValueType
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.calendar import CLINIC_TIME
from careleaf.reasoning.happened import Happened, How


def at(text: str, fold: int = 0) -> datetime:
    """A clinic time such as "2026-03-02 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=CLINIC_TIME, fold=fold)


def happened(kind: Event, when: str, recorded: str | None = None, **facts: str) -> Happened:
    return Happened(
        id=f"{kind} {when}",
        kind=kind,
        happened_at=at(when),
        recorded_at=at(recorded or when),
        by="staff:1",
        how=How.SCREEN,
        edition="1.0",
        facts=facts,
    )


def length(amount: str, unit: TimeUnit) -> Duration:
    return Duration(type="duration", amount=Decimal(amount), unit=unit)


def lengths(low: str, high: str, unit: TimeUnit) -> DurationRange:
    return DurationRange(type="duration_range", low=Decimal(low), high=Decimal(high), unit=unit)


def slot(expects: ValueType = ValueType.DURATION) -> Slot:
    return Slot(type="slot", expects=expects, fallback="say.nothing")


def fact(value: FactValue) -> Fact:
    return Fact.model_validate(
        {
            "is": value,
            "meaning": "a value",
            "says": "it is {value}",
            "source": "the tests",
            "dated": date(2026, 1, 1),
            "sign_off": "unsigned_default",
        }
    )
