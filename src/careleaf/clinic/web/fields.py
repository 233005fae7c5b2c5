"""A date and time as people type it: day, month, year, hour, minute, in clinic time."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import make_aware

PARTS = ("Day", "Month", "Year", "Hour", "Minute")


class WhenInput(forms.MultiWidget):
    """Five short inputs in one group."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput for _ in PARTS], attrs)

    def decompress(self, value: datetime | None) -> list[Any]:
        if value is None:
            return [None] * len(PARTS)
        local = timezone.localtime(value)
        return [local.day, local.month, local.year, f"{local:%H}", f"{local:%M}"]


class WhenField(forms.MultiValueField):
    """An aware instant. What cannot be a date or a time is refused in words, with an example."""

    widget = WhenInput

    def __init__(self, **options: Any) -> None:
        super().__init__([forms.CharField() for _ in PARTS], require_all_fields=True, **options)
        self.error_messages["required"] = "Enter the day, month, year, hour and minute, such as 24 11 2026 14 10."

    def compress(self, values: list[str]) -> datetime | None:
        if not values:
            return None
        try:
            day, month, year, hour, minute = (int(value.strip()) for value in values)
            naive = datetime(year, month, day, hour, minute)  # noqa: DTZ001 (made aware below)
        except ValueError:
            raise ValidationError(
                "There is no such date and time. Enter numbers, such as 24 11 2026 14 10.", code="invalid"
            ) from None
        at = make_aware(naive)
        if _is_skipped(naive, at):
            raise ValidationError("The clocks went forward over this time. Enter a time that was on the clock.")
        return at


def _is_skipped(naive: datetime, at: datetime) -> bool:
    """Whether summer time leapt over it: a round trip through UTC does not come back to it."""
    return timezone.localtime(at.astimezone(UTC)).replace(tzinfo=None) != naive
