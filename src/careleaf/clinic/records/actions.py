"""Write a line: who did what, or who looked at what."""

from typing import Any

from careleaf.clinic.records import clock
from careleaf.clinic.records.models import AccessLine, AuditLine, Named


def note_act(actor: Named, verb: str, subject: Named, **detail: Any) -> None:
    """One audit line, in the same transaction as what it tells of."""
    AuditLine.objects.create(
        at=clock.now(),
        actor_kind=actor.kind,
        actor_id=actor.id,
        verb=verb,
        subject_kind=subject.kind,
        subject_id=subject.id,
        detail=detail,
    )


def note_access(actor: Named, page: str, subject: Named) -> None:
    """One access line: somebody's data was shown to somebody."""
    AccessLine.objects.create(
        at=clock.now(),
        actor_kind=actor.kind,
        actor_id=actor.id,
        page=page,
        subject_kind=subject.kind,
        subject_id=subject.id,
    )
