"""Times in words, always in clinic time and always with the clock."""

from datetime import datetime

from django.utils import timezone


def when(at: datetime) -> str:
    """ "Tuesday 24 November 2026 at 14:10"."""
    local = timezone.localtime(at)
    return f"{local:%A} {local.day} {local:%B %Y} at {local:%H:%M}"


def short_when(at: datetime) -> str:
    """ "24 Nov 2026, 14:10", for tables."""
    local = timezone.localtime(at)
    return f"{local.day} {local:%b %Y}, {local:%H:%M}"


def day(at: datetime) -> str:
    """ "24 November 2026"."""
    local = timezone.localtime(at)
    return f"{local.day} {local:%B %Y}"


def weekday(at: datetime) -> str:
    """ "Tuesday 24 November 2026"."""
    return f"{timezone.localtime(at):%A} {day(at)}"


def clock_time(at: datetime) -> str:
    """ "14:10"."""
    return f"{timezone.localtime(at):%H:%M}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 problem", "3 problems"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
