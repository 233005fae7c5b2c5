"""Write a line: who did what, or who looked at what."""

from collections.abc import Iterable
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
    note_access_to_all(actor, page, [subject])


def note_access_to_all(actor: Named, page: str, subjects: Iterable[Named]) -> None:
    """One access line each, written together: a list showed them all."""
    at = clock.now()
    AccessLine.objects.bulk_create(
        AccessLine(
            at=at,
            actor_kind=actor.kind,
            actor_id=actor.id,
            page=page,
            subject_kind=subject.kind,
            subject_id=subject.id,
        )
        for subject in subjects
    )
