"""A measure names an evaluator and what it counts."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from careleaf.definition.measures import NEEDS, Instrument, Measure
from careleaf.definition.vocabulary import Evaluator

VALUES = {"event": "injected", "to_event": "discharged"}


def measure(**data: Any) -> Measure:
    return TypeAdapter(Measure).validate_python({"title": "A", "per": "site", **data}, strict=False)


@pytest.mark.parametrize("evaluator", Evaluator)
def test_each_evaluator_asks_for_what_it_counts(evaluator: Evaluator) -> None:
    needs = NEEDS.get(evaluator, ())
    whole = {need: VALUES.get(need, "a_name") for need in needs}
    assert measure(evaluator=evaluator, **whole).evaluator is evaluator
    for need in needs:
        with pytest.raises(ValidationError, match=f"{need} missing"):
            measure(evaluator=evaluator, **{key: value for key, value in whole.items() if key != need})


def test_a_scale_has_two_ends() -> None:
    plain = {"title": "A", "licence": "Ours.", "items_supplied_by": "careleaf", "better": "lower", "asked_at": ["once"]}
    instrument = TypeAdapter(Instrument)
    assert instrument.validate_python({**plain, "lowest": 0, "highest": 10}, strict=False).highest == 10
    with pytest.raises(ValidationError, match="not below highest"):
        instrument.validate_python({**plain, "lowest": 10, "highest": 10}, strict=False)
