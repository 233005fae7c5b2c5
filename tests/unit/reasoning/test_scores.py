"""Scores: changes raw and in per cent, means of items."""

from decimal import Decimal
from fractions import Fraction

from careleaf.definition.measures import Instrument
from careleaf.reasoning.scores import CannotSay, Change, change, mean_of


def scale(better: str, highest: int = 10) -> Instrument:
    shape = {"title": "A score", "licence": "Free", "items_supplied_by": "careleaf", "lowest": 0, "highest": highest}
    return Instrument.model_validate({**shape, "better": better, "asked_at": ("day",)})


def test_better_is_in_the_direction_of_the_instrument() -> None:
    assert change(scale("lower"), Decimal(9), Decimal(6)) == Change(Decimal(3), Fraction(100, 3))
    assert change(scale("higher", 100), Decimal(40), Decimal(55)) == Change(Decimal(15), Fraction(25))


def test_why_there_is_no_figure() -> None:
    lower = scale("lower")
    assert change(lower, None, Decimal(3)).because is CannotSay.NO_BASELINE
    assert change(lower, Decimal(3), None).because is CannotSay.NO_SCORE_NOW
    assert change(lower, Decimal(11), Decimal(3)).because is CannotSay.OUT_OF_RANGE
    assert change(lower, Decimal(0), Decimal(3)) == Change(Decimal(-3), None, CannotSay.BASELINE_AT_ITS_BEST)


def test_a_mean_needs_every_item() -> None:
    assert mean_of([Decimal(4), Decimal(5), Decimal(9)]) == 6
    assert mean_of([Decimal(4), None, Decimal(9)]) is None
    assert mean_of([]) is None
