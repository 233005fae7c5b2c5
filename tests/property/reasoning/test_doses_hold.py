"""Whatever was given, in whatever order: the sums are the same, more is never less, not known is never within."""

from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from careleaf.definition.vocabulary import Answer
from careleaf.reasoning.doses import Given, Group, Maximum, shares

MAXIMA = {"a": Maximum(Decimal(3), Decimal(200)), "b": Maximum(Decimal(2)), "c": Maximum(cap=Decimal(80))}
AMOUNTS = st.decimals(0, 500, places=1) | st.none()
DOSES = st.lists(st.builds(Given, st.sampled_from("abcd"), st.sampled_from(Group), AMOUNTS), max_size=6)
WEIGHTS = st.decimals(1, 200, places=1) | st.none()
ONE = Decimal(1)


@given(DOSES, WEIGHTS, st.sampled_from(Group), st.randoms(use_true_random=False))
def test_the_order_of_entry_never_matters(doses: list[Given], weight: Decimal | None, group: Group, by: Random) -> None:
    shuffled = list(doses)
    by.shuffle(shuffled)
    assert shares(shuffled, group, MAXIMA, weight) == shares(doses, group, MAXIMA, weight)


@given(DOSES, WEIGHTS, st.sampled_from(Group), DOSES)
def test_more_never_brings_a_sum_back_under_its_limit(
    doses: list[Given], weight: Decimal | None, group: Group, more: list[Given]
) -> None:
    if shares(doses, group, MAXIMA, weight).is_above(ONE) is not Answer.NO:
        assert shares([*doses, *more], group, MAXIMA, weight).is_above(ONE) is not Answer.NO


@given(DOSES, WEIGHTS, st.sampled_from(Group))
def test_a_weight_nobody_knows_never_lets_through(doses: list[Given], weight: Decimal | None, group: Group) -> None:
    if shares(doses, group, MAXIMA).is_above(ONE) is Answer.NO:
        assert shares(doses, group, MAXIMA, weight).is_above(ONE) is Answer.NO
