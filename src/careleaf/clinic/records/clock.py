"""The clock of the house: every instant written down comes from here, so a demonstration can live through weeks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.conf import settings
from django.utils import timezone

_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """This instant, with its time zone."""
    return _moved.get() or timezone.now()


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
