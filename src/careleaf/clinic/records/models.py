"""Rows that are only ever added; the audit line and the access line."""

from dataclasses import dataclass
from typing import Any, NoReturn

from django.db import models


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something by kind and id: an actor or a subject of a line."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


THE_HOUSE = Named("house", "careleaf")
"""The actor where no person acts: set-up, import at the start."""


class Immutable(TypeError):
    """Somebody tried to change what may only be added to."""


class AppendOnlyRows(models.QuerySet[Any]):
    """Refuses what the database would refuse anyway, earlier and in words."""

    def update(self, **changes: Any) -> NoReturn:
        raise Immutable(f"{self.model.__name__} rows are never changed. Add a row that supersedes.")

    def delete(self) -> NoReturn:
        raise Immutable(f"{self.model.__name__} rows are never deleted.")


class AppendOnly(models.Model):
    """A table whose rows are only ever added. Its migration has to hold ``append_only.Guarded``."""

    objects = AppendOnlyRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise Immutable(f"{type(self).__name__} rows are never changed. Add a row that supersedes.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise Immutable(f"{type(self).__name__} rows are never deleted.")


class _Line(AppendOnly):
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=30)
    actor_id = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=30)
    subject_id = models.CharField(max_length=100)

    class Meta:
        abstract = True
        indexes = (
            models.Index(fields=("subject_kind", "subject_id", "at"), name="%(class)s_subject"),
            models.Index(fields=("actor_kind", "actor_id", "at"), name="%(class)s_actor"),
        )


class AuditLine(_Line):
    """Who did what to what, and when."""

    verb = models.CharField(max_length=60)
    detail = models.JSONField(default=dict)


class AccessLine(_Line):
    """Who looked at what, and when."""

    page = models.CharField(max_length=60)
