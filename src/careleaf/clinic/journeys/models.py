"""A journey, pinned to an edition; its events, which are only ever added; and what is kept handy of its standing."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import F, Q

from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Patient, Site
from careleaf.clinic.records.models import AppendOnly, Named
from careleaf.clinic.records.references import new_reference, spoken
from careleaf.definition.vocabulary import Event as Kind
from careleaf.definition.vocabulary import Role
from careleaf.reasoning.happened import How
from careleaf.reasoning.kept import State
from careleaf.reasoning.moves import Phase


class Journey(models.Model):
    """One patient's way through one pathway, at one hospital."""

    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="journeys")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(unique=True)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("-opened_at", "-id")
        indexes = (models.Index(fields=("site", "-opened_at"), name="journey_of_site"),)

    def __str__(self) -> str:
        return f"{self.patient.initials} {self.spoken_reference}"

    @property
    def spoken_reference(self) -> str:
        return spoken(self.reference)

    @property
    def named(self) -> Named:
        return Named("journey", self.reference)


class Event(AppendOnly):
    """Something that happened. ``sequence`` is the order of recording; reasoning goes by ``happened_at``.

    Who recorded it stands here as kind, id and role, so that it stays true when the account is gone.
    """

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=40)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by_kind = models.CharField(max_length=30)
    by_id = models.CharField(max_length=60)
    by_role = models.CharField(max_length=30)
    by_name = models.CharField(max_length=200)
    how = models.CharField(max_length=10)
    edition_label = models.CharField(max_length=20)
    facts = models.JSONField(default=dict)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("journey", "sequence")
        constraints = (
            models.UniqueConstraint(fields=("journey", "sequence"), name="event_sequence_once"),
            models.CheckConstraint(condition=Q(happened_at__lte=F("recorded_at")), name="event_has_happened"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="event_kind_known"),
            models.CheckConstraint(condition=Q(how__in=[how.value for how in How]), name="event_how_known"),
        )

    @property
    def event_id(self) -> str:
        """How reasoning and amendments name it within its journey."""
        return f"{self.sequence:06}"


class Standing(models.Model):
    """Where a journey stood after ``sequence`` events: a cache, to be trusted only before ``changes_at``."""

    journey = models.OneToOneField(Journey, on_delete=models.CASCADE, primary_key=True, related_name="standing")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=20, choices=[(phase.value, phase.value) for phase in Phase])
    sequence = models.PositiveIntegerField()
    worked_out_at = models.DateTimeField()
    changes_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        indexes = (models.Index(fields=("site", "phase"), name="standing_of_site"),)


AT_NO_TIME = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands in the order of the work where there is no time, so that what has none comes last by the index alone."""


class OpenTask(models.Model):
    """Something to do: a task of the definition, a finding to resolve or an incident to read. Part of the cache.

    Whether it is overdue is never stored: ``due`` is compared with now.
    """

    class What(models.TextChoices):
        TASK = "task"
        FINDING = "finding"
        INCIDENT = "incident"

    class Turn(models.IntegerChoices):
        """The order of a worklist: what is to be settled first, what may be done, what is still to come."""

        INCIDENT = 0
        FINDING = 1
        NOW = 2
        COMING = 3

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="open_tasks")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    key = models.CharField(max_length=60)
    owner = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    kept_by = models.CharField(max_length=40)
    opens = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)
    awaits_day = models.BooleanField(default=False)
    """Its window opens some time before a day that is not planned yet."""
    tried_at = models.DateTimeField(null=True)
    turn = models.PositiveSmallIntegerField(choices=Turn.choices, default=Turn.NOW)
    """As it was when last worked out: what was coming may be open by now, if ``place`` has passed."""
    place = models.DateTimeField(default=AT_NO_TIME)
    """Within its turn: when it is due, or for what is coming when it opens."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("journey", "what", "key", "owner"), name="task_open_once"),)
        indexes = (
            # A worklist is read in the order of these, from its beginning, and never sorted.
            models.Index(fields=("site", "owner", "turn", "place", "id"), name="task_of_owner"),
            models.Index(fields=("site", "owner", "kept_by", "turn", "place", "id"), name="task_of_owner_by_kind"),
            models.Index(fields=("kept_by", "opens"), name="task_of_event"),
        )

    def put_in_order(self, now: datetime) -> "OpenTask":
        is_coming = self.awaits_day or (self.opens is not None and self.opens > now)
        self.turn = self.Turn[self.what.upper()] if self.what != self.What.TASK else self.Turn.NOW
        if self.turn == self.Turn.NOW and is_coming:
            self.turn = self.Turn.COMING
        self.place = (self.opens if self.turn == self.Turn.COMING else self.due) or AT_NO_TIME
        return self


class PromiseState(models.Model):
    """What has become of a promise of the pinned edition. Part of the cache."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="promise_states")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    pathway = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State])
    closes = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("journey", "key"), name="promise_state_once"),)
        indexes = (
            models.Index(fields=("site", "pathway", "key", "state"), name="promise_of_site"),
            models.Index(fields=("site", "closes"), name="promise_at_risk", condition=Q(state=State.PENDING.value)),
        )
