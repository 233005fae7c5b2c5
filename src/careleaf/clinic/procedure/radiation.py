"""The dose-area product in one unit, whatever the machine shows: units differ a thousandfold."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

UNITS: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {
        "Gy.cm2": ("Gy·cm²", Decimal(1)),
        "mGy.cm2": ("mGy·cm²", Decimal("0.001")),
        "cGy.cm2": ("cGy·cm²", Decimal("0.01")),
        "dGy.cm2": ("dGy·cm²", Decimal("0.1")),
        "uGy.m2": ("µGy·m²", Decimal("0.01")),
        "Gy.m2": ("Gy·m²", Decimal(10_000)),
    }
)
"""Each unit a machine may show: how it is written, and what one of it is in Gy·cm²."""

LIKELY = (Decimal("0.01"), Decimal(30))
"""Outside this, in Gy·cm², an image-guided injection was more likely read in the wrong unit than dosed so."""


def in_gray_square_centimetres(amount: Decimal, unit: str) -> Decimal:
    return amount * UNITS[unit][1]


def is_likely(dose: Decimal) -> bool:
    low, high = LIKELY
    return low <= dose <= high
