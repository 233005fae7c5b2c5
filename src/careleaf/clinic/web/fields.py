"""A date, or a date and time, as people type it: day, month, year, hour, minute, in clinic time."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import make_aware

PARTS = ("Day", "Month", "Year", "Hour", "Minute")


class InParts(forms.MultiWidget):
    """Short inputs in one group, each with its label."""

    parts: tuple[str, ...] = PARTS

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput for _ in self.parts], attrs)


class DayInput(InParts):
    parts = PARTS[:3]

    def decompress(self, value: date | None) -> list[Any]:
        return [None] * len(self.parts) if value is None else [value.day, value.month, value.year]


class DayField(forms.MultiValueField):
    """A date, such as a date of birth. All of it or, where it is not required, nothing."""

    widget = DayInput

    def __init__(self, **options: Any) -> None:
        words = {"required": "Enter the day, month and year, such as 4 5 1961."} | options.pop("error_messages", {})
        parts = [forms.CharField() for _ in DayInput.parts]
        super().__init__(parts, require_all_fields=True, error_messages=words, **options)

    def compress(self, values: list[str]) -> date | None:
        if not any(values):
            return None
        try:
            day, month, year = (int(value.strip()) for value in values)
            return date(year, month, day)
        except ValueError:
            raise ValidationError("There is no such date. Enter numbers, such as 4 5 1961.", code="invalid") from None


class WhenInput(InParts):
    def decompress(self, value: datetime | None) -> list[Any]:
        if value is None:
            return [None] * len(self.parts)
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
