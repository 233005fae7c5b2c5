"""Did it help? The change of the pain score with the patient's own view; the clinician decides (Dworkin 2008)."""

from decimal import Decimal

import pytest

from careleaf.definition.values import Quantity
from careleaf.reasoning.scores import Benefit, benefit, change
from tests.spec.sacroiliac import pathway


def helped(before: str | None, now: str | None, own_view: int | None = 2) -> Benefit:
    facts, nrs = pathway().facts, pathway().instruments["nrs"]
    good, partial = facts["good_relief"].is_, facts["partial_relief"].is_
    assert isinstance(good, Quantity)
    assert isinstance(partial, Quantity)
    scores = [None if score is None else Decimal(score) for score in (before, now)]
    return benefit(change(nrs, *scores), own_view, good=good.amount, partial=partial.amount)


@pytest.mark.parametrize(
    ("before", "now", "amounts_to"),
    [
        ("8", "4", Benefit.GOOD_SO_FAR),
        ("8", "0", Benefit.GOOD_SO_FAR),
        ("8", "5", Benefit.PARTIAL),
        ("10", "7", Benefit.PARTIAL),
        ("8", "6", Benefit.LITTLE),
        ("8", "8", Benefit.LITTLE),
        ("6", "7", Benefit.WORSE),
        ("0", "3", Benefit.WORSE),
    ],
)
def test_the_fall_in_pain_says_how_much_it_helped(before: str, now: str, amounts_to: Benefit) -> None:
    assert helped(before, now) is amounts_to


def test_half_the_pain_gone_is_good_only_if_the_patient_says_much_improved() -> None:
    assert helped("8", "4", own_view=3) is Benefit.PARTIAL
    assert helped("8", "4", own_view=None) is Benefit.CANNOT_SAY


def test_just_under_a_limit_is_under_it_before_any_rounding() -> None:
    assert helped("7", "4.91") is Benefit.LITTLE
    assert helped("7", "4.90") is Benefit.PARTIAL


@pytest.mark.parametrize(("before", "now"), [(None, "3"), ("8", None), ("11", "3"), ("8", "-1"), ("0", "0")])
def test_a_missing_or_impossible_score_cannot_say(before: str | None, now: str | None) -> None:
    assert helped(before, now) is Benefit.CANNOT_SAY
