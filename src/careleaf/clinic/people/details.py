"""What makes a patient's details fit to keep: a name, an NHS number that can be one, a day of birth that was."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from nhs_number.validate import is_valid

from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused

OLDEST = date(1890, 1, 1)


def checked(details: Mapping[str, Any]) -> dict[str, Any]:
    """The details as they are kept; Refused says which cannot be kept and why."""
    kept: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in details.items()}
    for name, words in (("given_name", "given name"), ("family_name", "family name")):
        if name in kept and not kept[name]:
            raise Refused(f"Enter the {words}.")
    if "nhs_number" in kept:
        kept["nhs_number"] = plain_number(kept["nhs_number"])
    if isinstance(kept.get("birth_date"), date):
        demand_possible_birth(kept["birth_date"])
    return kept


def plain_number(typed: str) -> str:
    """Ten digits without spaces; empty stays empty."""
    digits = re.sub(r"[\s-]", "", typed)
    if digits and not is_valid(digits):
        raise Refused("This is not an NHS number. It has ten digits, such as 999 000 0018. Check each of them.")
    return digits


def demand_possible_birth(day: date) -> None:
    if not OLDEST <= day <= timezone.localdate(clock.now()):
        raise Refused("The date of birth is in the future or too long ago. Check the year.")


def spaced(digits: str) -> str:
    """ "999 000 0018", as it is printed."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
