"""Letters for tests: an address, and for each letter of the first definition what such a letter tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from careleaf.definition.values import Duration, Phone, Quantity, QuantityUnit, TimeUnit
from careleaf.publishing.compose.letter import Addressee, Occasion
from careleaf.publishing.compose.particulars import Particular, Value, Worded

PATIENT = Addressee(
    "Mrs Imogen Example", ("1 Sample Street", "Little Chart", "Ashford", "Kent", "TN27 0ZZ"), "Mrs Example"
)
GP = Addressee("Dr G P Sample", ("The Surgery, 2 Sample Street", "Ashford", "TN23 0ZZ"), "Dr Sample")
LONGEST_NAME = "Maria-Alexandra Wilhelmina Konstantinopoulou-Featherstonehaugh"
FOUR_ALLERGIES = "chlorhexidine (rash), latex (swelling), penicillin (collapse), sticking plaster (blisters)"

_DAY = datetime(2026, 12, 15, 14, 10)  # noqa: DTZ001 - clinic time, as a letter says it
_WHO: tuple[tuple[str, Value], ...] = (
    ("patient", "Mrs Imogen Example, born 4 May 1961"),
    ("nhs_number", "999 123 4567"),
)
_NEEDLE: tuple[tuple[str, Value], ...] = (
    ("done", "Injection into the sacroiliac joint under x-ray"),
    ("side", Worded("say.side.left")),
    ("medicine_given", "Triamcinolone 40 mg, batch AB1234"),
    ("medicine_given", "Levobupivacaine 5 mg/ml, 2 ml, batch CD5678"),
    ("allergies", FOUR_ALLERGIES),
)
TOLD: Mapping[str, tuple[tuple[str, Value], ...]] = {
    "follow_up_appointment": (
        ("date_and_time", _DAY),
        ("phone_number", Phone(type="phone", number="01632 960 123")),
        ("interpreter", "Nepali, booked"),
    ),
    "admission": (("date_and_time", _DAY), ("hospital", "Day Surgery Unit"), ("side", Worded("say.side.left"))),
    "discharge_take_home": (
        *_NEEDLE[:-1],
        ("no_driving_before", _DAY),
        ("no_effort_before", _DAY),
        ("dressing_until", _DAY),
    ),
    "discharge_gp": (
        *_WHO,
        *_NEEDLE,
        ("xray_dose", Quantity(type="quantity", amount=Decimal("0.8"), unit=QuantityUnit.GRAY_SQUARE_CENTIMETRE)),
        ("problems", Worded("say.none")),
        ("blood_thinner", "Apixaban, missed on the day"),
        ("restart", _DAY),
    ),
    "outcome_gp": (
        *_WHO,
        ("scores_before", "Pain 7 of 10"),
        ("scores_after", "Pain 3 of 10"),
        ("own_view", "Much better"),
        ("plan", "Home exercise; no injection for now"),
        ("way_back", Duration(type="duration", amount=Decimal(6), unit=TimeUnit.MONTHS)),
    ),
    "complaint_acknowledgement": (("who", "Ms Pat Sample, patient experience"),),
    "not_eligible": (("reason", "Your pain has lasted less than three months."),),
    "not_eligible_referrer": (*_WHO, ("reason", "Pain for less than three months.")),
    "called_off": (("date_and_time", _DAY), ("reason", "The x-ray machine is broken.")),
    "safety_change": (
        ("said_before", "Do not drive for 24 hours."),
        ("said_now", "Do not drive for 48 hours."),
        ("consent_again", Worded("say.yes")),
    ),
}


def occasion(key: str = "", to: Addressee | None = None, *more: Particular) -> Occasion:
    """What one letter of this kind could be about."""
    told = tuple(Particular(label, value) for label, value in TOLD.get(key, ()))
    return Occasion(
        to=to or (GP if key.endswith(("_gp", "_referrer")) else PATIENT),
        written=date(2026, 11, 25),
        reference="7K2P9 XQ4MN",
        particulars=(*told, *more),
    )
