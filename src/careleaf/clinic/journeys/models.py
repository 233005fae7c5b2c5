"""A journey, pinned to an edition, and its events, which are only ever added."""

from django.db import models
from django.db.models import F, Q

from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.models import AppendOnly, Named
from careleaf.clinic.records.references import new_reference, spoken
from careleaf.definition.vocabulary import Event as Kind
from careleaf.reasoning.happened import How


class Journey(models.Model):
    """One person's way through one pathway. Initials only: no name, no number, no date of birth."""

    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    initials = models.CharField(max_length=4)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-opened_at", "-id")
        indexes = (models.Index(fields=("site", "-opened_at"), name="journey_of_site"),)

    def __str__(self) -> str:
        return f"{self.initials} {self.spoken_reference}"

    @property
    def spoken_reference(self) -> str:
        """In two groups, as it is read aloud: "7K2P9 XQ4MN"."""
        return spoken(self.reference)

    @property
    def named(self) -> Named:
        return Named("journey", self.reference)


class Event(AppendOnly):
    """Something that happened. ``sequence`` is the order of recording; reasoning goes by ``happened_at``."""

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=40)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
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
