"""What became of the pain: the change of a score since before the procedure, and what it amounts to.

A missing score is "cannot say", never zero. A change in per cent of a score that was at its best already means nothing.
Per cent is compared before it is rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from careleaf.definition.measures import Instrument


class CannotSay(StrEnum):
    """Why a change has no figure."""

    NO_BASELINE = "no_baseline"
    NO_SCORE_NOW = "no_score_now"
    OUT_OF_RANGE = "out_of_range"
    BASELINE_AT_ITS_BEST = "baseline_at_its_best"


@dataclass(frozen=True, slots=True)
class Change:
    """How much better a score is: ``better_by`` in points (worse is negative), ``percent`` of the baseline."""

    better_by: Decimal | None
    percent: Fraction | None
    because: CannotSay | None = None


class Benefit(StrEnum):
    """What the figures amount to. A clinician decides with them in view, never the figures alone."""

    GOOD_SO_FAR = "good_so_far"
    PARTIAL = "partial"
    LITTLE = "little"
    WORSE = "worse"
    CANNOT_SAY = "cannot_say"


def change(instrument: Instrument, baseline: Decimal | None, now: Decimal | None) -> Change:
    """The change from before the procedure to now, in the direction the instrument calls better."""
    if baseline is None:
        return Change(None, None, CannotSay.NO_BASELINE)
    if now is None:
        return Change(None, None, CannotSay.NO_SCORE_NOW)
    if not all(instrument.lowest <= score <= instrument.highest for score in (baseline, now)):
        return Change(None, None, CannotSay.OUT_OF_RANGE)
    better_by, room = (
        (baseline - now, baseline - instrument.lowest)
        if instrument.better == "lower"
        else (now - baseline, instrument.highest - baseline)
    )
    if not room:
        return Change(better_by, None, CannotSay.BASELINE_AT_ITS_BEST)
    return Change(better_by, 100 * Fraction(better_by) / Fraction(room))


def mean_of(items: Sequence[Decimal | None]) -> Decimal | None:
    """A score that is the mean of its items, such as PEG; none where one of them is missing."""
    known = [item for item in items if item is not None]
    return sum(known, Decimal()) / len(known) if known and len(known) == len(items) else None


def benefit(pain: Change, own_view: int | None, *, good: Decimal, partial: Decimal) -> Benefit:
    """What a change of pain amounts to, with the patient's own view (PGIC: 1 very much, 2 much improved).

    ``good`` and ``partial`` are falls in per cent (Dworkin 2008: 50 is substantial, 30 moderate).
    """
    if pain.better_by is None or pain.percent is None:
        return Benefit.WORSE if pain.better_by is not None and pain.better_by < 0 else Benefit.CANNOT_SAY
    if pain.percent < 0:
        return Benefit.WORSE
    if pain.percent >= Fraction(good):
        if own_view is None:
            return Benefit.CANNOT_SAY
        return Benefit.GOOD_SO_FAR if own_view <= MUCH_IMPROVED else Benefit.PARTIAL
    return Benefit.PARTIAL if pain.percent >= Fraction(partial) else Benefit.LITTLE


MUCH_IMPROVED = 2
