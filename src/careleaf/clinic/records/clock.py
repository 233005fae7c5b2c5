"""The clock of the house: every instant written down comes from here, so a demonstration can live through weeks.

In one process it is moved by ``at``; for all processes of a demonstration by a file (``CARELEAF_CLOCK_FILE``) that
holds by how many seconds it runs ahead. Never in production.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """This instant, with its time zone."""
    return _moved.get() or timezone.now() + _ahead()


def _ahead() -> timedelta:
    """Nothing where there is no file, or nothing in it yet."""
    if settings.PRODUCTION or settings.CLOCK_FILE is None or not settings.CLOCK_FILE.exists():
        return timedelta(0)
    return timedelta(seconds=float(settings.CLOCK_FILE.read_text() or 0))


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Lets the house live at another instant, for what is made up. Never in production."""
    if settings.PRODUCTION:
        raise RuntimeError("The clock of a running service is never moved.")
    token = _moved.set(instant)
    try:
        yield
    finally:
        _moved.reset(token)
