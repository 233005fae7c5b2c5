"""Doses: shares of each maximum added up, and what cannot be said."""

from decimal import Decimal
from fractions import Fraction

import pytest

from careleaf.definition.facts import Fact
from careleaf.definition.values import Quantity, QuantityUnit, TimeUnit
from careleaf.definition.vocabulary import Answer
from careleaf.reasoning.doses import (
    Given,
    Group,
    Maximum,
    Missing,
    anaesthetic_maxima,
    earlier_injections,
    shares,
    steroid_maxima,
)
from tests.spec.sacroiliac import pathway
from tests.unit.reasoning.events import at, fact, length, slot

NUMBING = Group.LOCAL_ANAESTHETIC
MAXIMA = {"lidocaine": Maximum(Decimal(3), Decimal(200)), "bupivacaine": Maximum(Decimal(2), Decimal(150))}
INTERVAL, SPAN = fact(length("90", TimeUnit.DAYS)), fact(length("12", TimeUnit.MONTHS))


def numbing(drug: str, milligrams: str | None) -> Given:
    return Given(drug, NUMBING, Decimal(milligrams) if milligrams else None)


def test_shares_of_different_drugs_add_up() -> None:
    found = shares([numbing("lidocaine", "50"), numbing("bupivacaine", "20")], NUMBING, MAXIMA, Decimal(70))
    assert found.total == Fraction(50, 200) + Fraction(20, 140)
    assert found.is_above(Decimal(1)) is Answer.NO


def test_the_lower_of_weight_and_cap_counts() -> None:
    given = [numbing("lidocaine", "150")]
    assert shares(given, NUMBING, MAXIMA, Decimal(50)).total == 1
    assert shares(given, NUMBING, MAXIMA, Decimal(100)).total == Fraction(3, 4)
    assert shares([*given, numbing("lidocaine", "0.1")], NUMBING, MAXIMA, Decimal(50)).is_above(Decimal(1)) == "yes"


def test_a_premixed_product_counts_in_both_sums() -> None:
    vial = [Given("methylprednisolone", Group.STEROID, Decimal(40)), numbing("lidocaine", "10")]
    assert shares(vial, NUMBING, MAXIMA, Decimal(70)).milligrams == {"lidocaine": 10}
    assert shares(vial, Group.STEROID, {"methylprednisolone": Maximum(cap=Decimal(80))}).total == Fraction(1, 2)


def test_both_sides_are_one_session() -> None:
    side = Given("triamcinolone", Group.STEROID, Decimal(40))
    most = steroid_maxima(pathway().facts)
    assert shares([side, side], Group.STEROID, most).is_above(Decimal(1)) is Answer.NO
    assert shares([side, side, side], Group.STEROID, most).is_above(Decimal(1)) is Answer.YES


@pytest.mark.parametrize(
    ("given", "weight", "because"),
    [
        (numbing("lidocaine", "10"), None, Missing.WEIGHT),
        (numbing("lidocaine", "10"), Decimal(0), Missing.WEIGHT),
        (numbing("lidocaine", "10"), Decimal("NaN"), Missing.WEIGHT),
        (numbing("lidocaine", None), Decimal(70), Missing.DOSE),
        (numbing("lidocaine", "-1"), Decimal(70), Missing.DOSE),
        (numbing("lidocaine", "NaN"), Decimal(70), Missing.DOSE),
        (numbing("articaine", "10"), Decimal(70), Missing.LIMIT),
    ],
)
def test_what_is_missing_is_cannot_say_with_its_reason(given: Given, weight: Decimal | None, because: Missing) -> None:
    found = shares([given, numbing("bupivacaine", "1")], NUMBING, MAXIMA, weight)
    assert found.total is None
    assert (because, given.drug) in found.because
    assert found.is_above(Decimal(1)) is Answer.NOT_KNOWN


def test_nothing_given_is_nothing_and_no_limit_is_not_known() -> None:
    assert shares([], NUMBING, MAXIMA).total == 0
    assert shares([], NUMBING, MAXIMA).is_above(None) is Answer.NOT_KNOWN


def test_the_maxima_come_from_the_definition_in_its_units() -> None:
    found = anaesthetic_maxima(pathway().facts)
    assert found["lidocaine"] == Maximum(Decimal(3), Decimal(200))
    assert steroid_maxima(pathway().facts) == {"triamcinolone": Maximum(cap=Decimal(80))}
    millilitres = fact(Quantity(type="quantity", amount=Decimal(3), unit=QuantityUnit.MILLILITRE))
    assert anaesthetic_maxima({"x_per_kg": slot_fact(), "x_cap": millilitres, "y_cap": millilitres}) == {"x": Maximum()}


def slot_fact() -> Fact:
    return fact(slot())


def test_too_soon_and_too_many() -> None:
    now = at("2026-06-30 10:00")
    dates = [at("2026-04-01 10:00"), at("2025-06-30 10:00"), at("2025-06-30 09:59"), at("2026-07-01 10:00")]
    found = earlier_injections(dates, now, interval=INTERVAL, span=SPAN, most=2)
    assert (found.last, found.again_from) == (at("2026-04-01 10:00"), at("2026-06-30 10:00"))
    assert (found.too_soon, found.count, found.too_many) == (Answer.NO, 2, Answer.YES)
    sooner = earlier_injections(dates, at("2026-06-30 09:59"), interval=INTERVAL, span=SPAN, most=4)
    assert (sooner.too_soon, sooner.too_many) == (Answer.YES, Answer.NO)


def test_a_first_injection_is_neither_and_unknown_ones_are_not_known() -> None:
    now = at("2026-06-30 10:00")
    first = earlier_injections([], now, interval=INTERVAL, span=SPAN, most=2)
    assert (first.last, first.too_soon, first.count, first.too_many) == (None, Answer.NO, 0, Answer.NO)
    nobody = earlier_injections(None, now, interval=INTERVAL, span=SPAN, most=2)
    assert (nobody.too_soon, nobody.count, nobody.too_many) == (Answer.NOT_KNOWN, None, Answer.NOT_KNOWN)
    unset = earlier_injections([at("2026-06-01 10:00")], now, interval=fact(slot()), span=fact(slot()), most=None)
    assert (unset.too_soon, unset.count, unset.too_many) == (Answer.NOT_KNOWN, None, Answer.NOT_KNOWN)
