"""What is said besides the facts: when it happened, how it is known, why it is late, what the page had shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from careleaf.reasoning.happened import How

LATE_AFTER = timedelta(minutes=15)
"""Older than this it was not recorded as it happened, and the reason is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """``key`` is the form's own: sent twice it records once. ``seen`` is the last event the page had shown; None where
    nobody looked at a page. ``has_happened`` says that it is too late to stop it."""

    happened_at: datetime
    how: How = How.SCREEN
    reason: str = ""
    key: UUID
    seen: int | None = None
    has_happened: bool = False

    @classmethod
    def of_now(cls, now: datetime) -> "Circumstances":
        """As the house or a patient does it: at once."""
        return cls(happened_at=now, key=uuid4())

    def is_late(self, now: datetime) -> bool:
        """Whether it is told afterwards: the gates that would have stopped it cannot any more."""
        return self.has_happened or self.happened_at < now - LATE_AFTER
