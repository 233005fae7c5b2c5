"""A site may change only what the schema says, and never loosens a safety limit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from careleaf.definition.overlays import magnitude
from careleaf.definition.values import Count, CountUnit, Duration, Name, Quantity, QuantityUnit, TimeUnit
from tests.factories.definitions import pathway_with, problems_with

SIGNED = {"source": "Local rule", "dated": "2026-08-10", "sign_off": "unsigned_default"}


def site_sets(fact: str, **value: Any) -> tuple[str, tuple[str, ...], Any]:
    return ("sites/fernhill.yaml", ("facts", fact), {"is": value, **SIGNED})


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("no_drive", {"type": "duration", "amount": 6, "unit": "hours"}),
        ("no_drive", {"type": "duration", "amount": 1, "unit": "days"}),
        ("no_drive", {"type": "duration", "amount": 400, "unit": "minutes"}),
        ("steroid_dose", {"type": "quantity", "amount": 39.5, "unit": "mg"}),
        ("most_injections", {"type": "count", "amount": 2, "unit": "injections"}),
        ("reply", {"type": "duration", "amount": 0.5, "unit": "working_days"}),
        ("visit_window", {"type": "duration_range", "low": 1, "high": 2, "unit": "weeks"}),
        ("chance_of_benefit", {"type": "frequency", "word": "common"}),
    ],
)
def test_what_a_site_may_set(fact: str, value: dict[str, Any]) -> None:
    laid = pathway_with(site_sets(fact, **value)).at("fernhill")
    assert laid.facts[fact].is_.type == value["type"]
    assert laid.facts[fact].source == "Local rule"


@pytest.mark.parametrize(
    ("fact", "value", "told"),
    [
        ("no_drive", {"type": "duration", "amount": 5.9, "unit": "hours"}, "loosens the safety limit"),
        (
            "no_drive",
            {"type": "duration", "amount": 9, "unit": "working_days"},
            "is given in plain time, not in working",
        ),
        ("steroid_dose", {"type": "quantity", "amount": 41, "unit": "mg"}, "loosens the safety limit"),
        ("steroid_dose", {"type": "quantity", "amount": 1, "unit": "ml"}, "is given in mg, not in ml"),
        ("most_injections", {"type": "count", "amount": 2, "unit": "people"}, "is given in injections, not in people"),
        ("most_injections", {"type": "count", "amount": 4, "unit": "injections"}, "loosens the safety limit"),
        ("numb_knee", {"type": "duration", "amount": 4, "unit": "hours"}, "A site may not change 'numb_knee'"),
        ("clinic_line", {"type": "name", "text": "Ask"}, "has to be a phone, not a name"),
        ("nothing", {"type": "name", "text": "Ask"}, "There is no fact 'nothing'"),
    ],
)
def test_what_a_site_may_not(fact: str, value: dict[str, Any], told: str) -> None:
    problems = problems_with(site_sets(fact, **value))
    assert any(told in problem and problem.startswith("sites/fernhill.yaml:") for problem in problems), problems


def test_unknown_is_looser() -> None:
    ages = ("facts.yaml", ("thinner_ages", "site_may"), "tighten")
    problems = problems_with(ages, site_sets("thinner_ages", type="age_range", low=18, high=99))
    assert any("loosens the safety limit 'thinner_ages'" in problem for problem in problems)
    assert any("nothing says which way is safer" in problem for problem in problems)


@pytest.mark.parametrize(
    ("value", "size"),
    [
        (Duration(type="duration", amount=Decimal(2), unit=TimeUnit.HOURS), ("plain time", Decimal(120))),
        (Duration(type="duration", amount=Decimal(2), unit=TimeUnit.WORKING_DAYS), ("working days", Decimal(2))),
        (Quantity(type="quantity", amount=Decimal("0.5"), unit=QuantityUnit.RATIO), ("ratio", Decimal("0.5"))),
        (Count(type="count", amount=3, unit=CountUnit.PEOPLE), ("people", Decimal(3))),
        (Name(type="name", text="A"), None),
    ],
)
def test_sizes_compare_only_with_their_like(value: Any, size: tuple[str, Decimal] | None) -> None:
    assert magnitude(value) == size
