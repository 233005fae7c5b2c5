"""How a fact's value is said in plain words in one language.

Babel gives numbers, units, plurals, dates and weekdays; the phrases around them ("6 to 8 weeks") are the
language's own words, in the blocks whose key begins with ``say.``.
"""

from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import get_args

from babel import Locale
from babel.dates import format_date, format_time, get_day_names
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from careleaf.definition.values import (
    AgeRange,
    Count,
    Day,
    Duration,
    DurationRange,
    Email,
    FactValue,
    Frequency,
    FrequencyWord,
    Link,
    LocalText,
    Name,
    OpeningHours,
    OpenPeriod,
    Phone,
    Quantity,
    QuantityUnit,
    TimeUnit,
)
from careleaf.definition.words import PLACEHOLDER, Words

_COUNTED = ("working_days", "attempts", "injections", "people", "points")
PHRASES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "say.range": frozenset({"low", "high"}),
        "say.day_range": frozenset({"first", "last"}),
        "say.open_period": frozenset({"days", "opens", "closes"}),
        "say.one_in": frozenset({"one", "one_in"}),
        "say.moment": frozenset({"day", "clock"}),
    }
    | {f"say.{unit}.other": frozenset({"amount"}) for unit in _COUNTED}
    | {f"say.frequency.{word}": frozenset() for word in get_args(FrequencyWord)}
)
"""The phrases every language needs, each with the parts it puts in."""

_EXACT = "#,##0.#########"  # Babel rounds to three decimals unless told; a dose is never rounded
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BABEL_UNITS: Mapping[str, str] = MappingProxyType(
    {
        TimeUnit.MINUTES: "duration-minute",
        TimeUnit.HOURS: "duration-hour",
        TimeUnit.DAYS: "duration-day",
        TimeUnit.WEEKS: "duration-week",
        TimeUnit.MONTHS: "duration-month",
        TimeUnit.YEARS: "duration-year",
        QuantityUnit.CELSIUS: "temperature-celsius",
        QuantityUnit.MILLIGRAM: "mass-milligram",
        QuantityUnit.MILLILITRE: "volume-milliliter",
        QuantityUnit.MILLIMOLE_PER_LITRE: "concentr-millimole-per-liter",
    }
)
_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        QuantityUnit.MILLIGRAM_PER_KILOGRAM: "mg/kg",
        QuantityUnit.MILLIGRAM_PER_MILLILITRE: "mg/ml",
        QuantityUnit.GRAY_SQUARE_CENTIMETRE: "Gy·cm²",
    }
)


class UnsayableValue(ValueError):
    """A value with no words of its own, such as an unfilled slot."""


def say(value: FactValue, words: Words) -> str:
    """The value in the language of ``words``; UnsayableValue for a slot, or when the language lacks a phrase."""
    match value:
        case Phone(number=text) | Link(url=text) | Email(address=text) | Name(text=text) | LocalText(text=text):
            return text
        case Duration():
            return _time(value.amount, value.unit, words)
        case DurationRange():
            return _phrase(words, "range", low=_number(value.low, words), high=_time(value.high, value.unit, words))
        case AgeRange():
            return _phrase(words, "range", low=str(value.low), high=str(value.high))
        case Quantity():
            return _quantity(value, words)
        case Count():
            return _plural(Decimal(value.amount), value.unit.value, words)
        case Day():
            return format_date(value.date, format="long", locale=_locale(words))
        case OpeningHours():
            return "; ".join(_period(period, words) for period in value.hours)
        case Frequency():
            return _frequency(value, words)
        case _:
            raise UnsayableValue(f"a {value.type} has no words of its own")


@lru_cache(maxsize=64)
def _parsed(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def _locale(words: Words) -> Locale:
    return _parsed(words.language)


def _phrase(words: Words, key: str, **parts: str) -> str:
    phrase = words.blocks.get(f"say.{key}")
    if not isinstance(phrase, str):
        raise UnsayableValue(f"the words in {words.language} lack the phrase say.{key}")
    return PLACEHOLDER.sub(lambda match: parts.get(match[1], match[0]), phrase)


def _number(amount: Decimal, words: Words) -> str:
    return str(format_decimal(amount, format=_EXACT, locale=_locale(words)))


def _plural(amount: Decimal, unit: str, words: Words) -> str:
    form = f"{unit}.{_locale(words).plural_form(amount)}"
    known = form if f"say.{form}" in words.blocks else f"{unit}.other"
    return _phrase(words, known, amount=_number(amount, words))


def _time(amount: Decimal, unit: TimeUnit, words: Words) -> str:
    if unit is TimeUnit.WORKING_DAYS:
        return _plural(amount, unit.value, words)
    return str(format_unit(amount, _BABEL_UNITS[unit], length="long", format=_EXACT, locale=_locale(words)))


def _quantity(value: Quantity, words: Words) -> str:
    if value.unit is QuantityUnit.PERCENT:
        return str(format_percent(value.amount / 100, locale=_locale(words), decimal_quantization=False))
    if value.unit in _BABEL_UNITS:
        unit = _BABEL_UNITS[value.unit]
        return str(format_unit(value.amount, unit, length="short", format=_EXACT, locale=_locale(words)))
    return f"{_number(value.amount, words)} {_SYMBOLS.get(value.unit, '')}".strip()


def _period(period: OpenPeriod, words: Words) -> str:
    opens, closes = (_clock(text, words) for text in (period.opens, period.closes))
    return _phrase(words, "open_period", days=_days(period.days, words), opens=opens, closes=closes)


def _clock(text: str, words: Words) -> str:
    at = time.fromisoformat(text)
    style = "short"
    if _locale(words).language == "en":  # as the NHS content guide writes times: 9am, 5:30pm, midday
        style = "h:mma" if at.minute else "ha"
    return "midday" if (style, at.hour) == ("ha", 12) else str(format_time(at, format=style, locale=_locale(words)))


def say_day_and_clock(at: datetime, words: Words) -> tuple[str, str]:
    """ "Tuesday 24 November 2026" and "2:10pm": in the moment's own zone, so give it in clinic time."""
    locale = _locale(words)
    pattern = "EEEE d MMMM y" if locale.language == "en" else "full"
    return format_date(at.date(), format=pattern, locale=locale), _clock(f"{at:%H:%M}", words)


def _days(days: tuple[str, ...], words: Words) -> str:
    numbers = sorted(_WEEK.index(day) for day in days)
    names = get_day_names("wide", locale=_locale(words))
    unbroken = numbers == list(range(numbers[0], numbers[-1] + 1))
    if len(numbers) > 2 and unbroken:
        return _phrase(words, "day_range", first=names[numbers[0]], last=names[numbers[-1]])
    return ", ".join(names[number] for number in numbers)


def _frequency(value: Frequency, words: Words) -> str:
    word = _phrase(words, f"frequency.{value.word}")
    if value.one_in is None:
        return word
    return f"{word} ({_phrase(words, 'one_in', one='1', one_in=_number(Decimal(value.one_in), words))})"
