"""What each type of fact takes and what it refuses."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from careleaf.definition.values import FactValue

VALUE: TypeAdapter[Any] = TypeAdapter(FactValue)


def read(**value: Any) -> Any:
    return VALUE.validate_json(json.dumps(value))


def test_numbers_are_exact() -> None:
    assert read(type="quantity", amount=37.8, unit="degC").amount == Decimal("37.8")


def test_a_day_is_a_date() -> None:
    assert read(type="day", date="2026-02-28").date == date(2026, 2, 28)


@pytest.mark.parametrize(
    "number", ["01632 960 123", "01632960123", "0161 496 0000", "999", "111", "18001 01632 960 123"]
)
def test_telephone_numbers_as_people_write_them(number: str) -> None:
    assert read(type="phone", number=number).number == number


@pytest.mark.parametrize(
    "number", ["", "0", "0          ", "01632 96", "99", "9999", "+44 1632 960123", "01632-960123"]
)
def test_what_is_no_telephone_number(number: str) -> None:
    with pytest.raises(ValidationError, match="not written as it has to be"):
        read(type="phone", number=number)


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org", "https://", "https://a b.org", "javascript:alert(1)"]
)
def test_what_is_no_link(url: str) -> None:
    with pytest.raises(ValidationError):
        read(type="link", url=url)


@pytest.mark.parametrize("address", ["joints", "joints@", "@example.org", "a b@example.org", "a@b@example.org"])
def test_what_is_no_address_for_mail(address: str) -> None:
    with pytest.raises(ValidationError):
        read(type="email", address=address)


@pytest.mark.parametrize(
    "value",
    [
        {"type": "duration", "amount": -1, "unit": "days"},
        {"type": "duration", "amount": "one", "unit": "days"},
        {"type": "duration", "amount": 1, "unit": "fortnights"},
        {"type": "duration", "amount": 1, "unit": "mg"},
        {"type": "duration_range", "low": 3, "high": 2, "unit": "days"},
        {"type": "duration_range", "low": 3, "high": 3, "unit": "days"},
        {"type": "age_range", "low": 55, "high": 12},
        {"type": "age_range", "low": 12, "high": 131},
        {"type": "quantity", "amount": 1, "unit": "hours"},
        {"type": "count", "amount": 1.5, "unit": "injections"},
        {"type": "opening_hours", "hours": []},
        {"type": "opening_hours", "hours": [{"days": [], "opens": "09:00", "closes": "17:00"}]},
        {"type": "opening_hours", "hours": [{"days": ["mon"], "opens": "17:00", "closes": "09:00"}]},
        {"type": "opening_hours", "hours": [{"days": ["mon"], "opens": "9:00", "closes": "24:00"}]},
        {"type": "frequency", "word": "sometimes"},
        {"type": "frequency", "word": "rare", "one_in": 0},
        {"type": "slot", "expects": "number", "fallback": "slots.a"},
        {"type": "slot", "expects": "phone", "fallback": "nowhere"},
        {"type": "name", "text": ""},
        {"type": "day", "date": "2026-02-30"},
    ],
)
def test_values_that_do_not_fit_their_type(value: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read(**value)
