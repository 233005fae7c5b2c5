"""A session with room for so many people, and a place somebody holds in it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.models import Named


class Kind(models.TextChoices):
    """What a session is for."""

    THEATRE = "theatre", "Theatre list"
    CALL = "call", "Nurse calls"


def as_stored(skills: Iterable[str]) -> str:
    """Every key between blanks, so that either database finds a whole key by its text: " interpreter video "."""
    return f" {' '.join(sorted(set(skills)))} " if skills else ""


class Session(models.Model):
    """Some hours of somebody's work, cut into places of so many minutes. It is locked or cancelled, never deleted."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=120)
    theatre = models.CharField(max_length=60, blank=True)
    is_approved = models.BooleanField(default=False)  # a theatre approved for day surgery
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    led_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    x_ray_operator = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    skills = models.CharField(max_length=200, blank=True)
    key = models.UUIDField(unique=True)
    locked_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # why it was cancelled

    class Meta:
        ordering = ("starts_at", "id")
        indexes = (
            models.Index(fields=("site", "kind", "starts_at"), name="session_of_site"),
            models.Index(fields=("led_by", "starts_at"), name="session_of_leader"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="session_kind_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_takes_time"),
            models.CheckConstraint(condition=Q(capacity__gte=1, minutes__gte=1), name="session_has_room"),
            models.CheckConstraint(condition=Q(cancelled_at=None) | ~Q(reason=""), name="session_cancelled_why"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def named(self) -> Named:
        return Named("session", str(self.pk))

    @property
    def skill_keys(self) -> tuple[str, ...]:
        return tuple(self.skills.split())

    def time_of(self, number: int) -> datetime:
        """When a place begins."""
        return self.starts_at + timedelta(minutes=self.minutes * (number - 1))

    def number_at(self, at: datetime) -> int:
        """Which place begins then; 0 where none does."""
        number, rest = divmod(at - self.starts_at, timedelta(minutes=self.minutes))
        return 0 if rest or not 0 <= number < self.capacity else number + 1


class Place(models.Model):
    """Somebody's turn in a session. Given up, it stays as a row with who and why, and its number is free again."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="places")
    kind = models.CharField(max_length=10, choices=Kind.choices)  # the session's, for the second constraint
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="places")
    taken_at = models.DateTimeField()
    by_kind = models.CharField(max_length=30)
    by_id = models.CharField(max_length=60)
    released_at = models.DateTimeField(null=True)
    released_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            # These two are what keeps a place from being booked twice, whoever comes at once.
            models.UniqueConstraint(
                fields=("session", "number"), condition=Q(released_at=None), name="place_number_once"
            ),
            models.UniqueConstraint(
                fields=("journey", "kind"), condition=Q(released_at=None), name="place_one_of_each_kind"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="place_number_from_one"),
            models.CheckConstraint(
                condition=Q(released_at=None, released_reason="") | (~Q(released_at=None) & ~Q(released_reason="")),
                name="place_released_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.session}, number {self.number}"

    @property
    def named(self) -> Named:
        return Named("place", str(self.pk))
