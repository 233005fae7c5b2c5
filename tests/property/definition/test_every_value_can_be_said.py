"""Every value of every type can be said in each language that claims to be complete, and no number is rounded."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from careleaf.definition.saying import say
from careleaf.definition.values import CountUnit, FactValue, FrequencyWord, QuantityUnit, TimeUnit, ValueType
from careleaf.definition.words import Words
from tests.factories.definitions import FOLDERS, definition

VALUE: TypeAdapter[Any] = TypeAdapter(FactValue)
AMOUNTS = st.decimals(0, 9999, places=4).map(lambda amount: float(amount.normalize()))
WHOLE = st.integers(0, 99_999)
HOUR = st.builds("{:02}:{:02}".format, st.integers(0, 11), st.integers(0, 59))
LATER = st.builds("{:02}:{:02}".format, st.integers(12, 23), st.integers(0, 59))
DAYS = st.lists(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1, unique=True)
PERIODS = st.lists(st.fixed_dictionaries({"days": DAYS, "opens": HOUR, "closes": LATER}), min_size=1, max_size=3)
WORDS_OF_FREQUENCY = st.sampled_from(FrequencyWord.__args__)  # type: ignore[attr-defined]


def units(kind: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([unit.value for unit in kind])


VALUES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "duration": st.fixed_dictionaries({"amount": AMOUNTS, "unit": units(TimeUnit)}),
    "duration_range": st.fixed_dictionaries(
        {"low": WHOLE, "high": st.integers(100_000, 999_999), "unit": units(TimeUnit)}
    ),
    "age_range": st.fixed_dictionaries({"low": st.integers(0, 60), "high": st.integers(61, 130)}),
    "quantity": st.fixed_dictionaries({"amount": AMOUNTS, "unit": units(QuantityUnit)}),
    "count": st.fixed_dictionaries({"amount": WHOLE, "unit": units(CountUnit)}),
    "phone": st.just({"number": "01632 960 123"}),
    "link": st.just({"url": "https://example.org/a"}),
    "email": st.just({"address": "a@example.org"}),
    "name": st.just({"text": "Fernhill"}),
    "text": st.just({"text": "Ask us."}),
    "day": st.fixed_dictionaries({"date": st.dates(date(1000, 1, 1)).map(str)}),
    "opening_hours": st.fixed_dictionaries({"hours": PERIODS}),
    "frequency": st.fixed_dictionaries({"word": WORDS_OF_FREQUENCY, "one_in": st.none() | st.integers(1, 10**8)}),
}
LANGUAGES = [
    definition(name).pathway.words[language.tag]
    for name in FOLDERS
    for language in definition(name).pathway.head.languages
    if language.claims == "complete"
]


def read(kind: str, data: dict[str, Any]) -> Any:
    return VALUE.validate_json(json.dumps({"type": kind, **data}))


def test_every_type_is_here() -> None:
    assert {*VALUES} == {kind.value for kind in ValueType}


@pytest.mark.parametrize("kind", VALUES)
@given(data=st.data())
def test_every_value_can_be_said(kind: str, data: st.DataObject) -> None:
    value = read(kind, data.draw(VALUES[kind]))
    for words in LANGUAGES:
        said = say(value, words)
        assert said.strip()
        assert "{" not in said


@pytest.mark.parametrize("kind", ["duration", "quantity", "count"])
@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.language)
@given(data=st.data())
def test_no_number_is_rounded(kind: str, words: Words, data: st.DataObject) -> None:
    value = read(kind, data.draw(VALUES[kind]))
    decimal = "," if words.language == "fr" else "."
    number = re.match(rf"[\d{decimal}\s,\u202f\xa0]+", say(value, words))
    assert number is not None
    plain = re.sub(rf"[^\d{decimal}]", "", number[0]).replace(decimal, ".")
    assert Decimal(plain) == Decimal(str(value.amount))
