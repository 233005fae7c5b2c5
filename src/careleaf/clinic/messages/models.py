"""A message as it was issued, and what became of it: its content never changes, its fate is only added to."""

from django.db import models
from django.db.models import Q

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.models import Channel, Format, Patient, Site
from careleaf.clinic.records.models import AppendOnly, Named
from careleaf.clinic.records.references import new_reference, spoken
from careleaf.definition.vocabulary import Role


class Recipient(models.TextChoices):
    PATIENT = "patient", "Patient"
    GP = "gp", "GP"
    REFERRER = "referrer", "Referrer"


class State(models.TextChoices):
    """The words of the latest ``Delivery``."""

    HELD = "held", "Held back"
    QUEUED = "queued", "Waiting to go"
    ACCEPTED = "accepted", "Taken by the mail server"
    PRINTED = "printed", "Printed and posted"
    HANDED_OVER = "handed_over", "Handed over"
    DELIVERED = "delivered", "Arrived"
    FAILED = "failed", "Failed, tried again"
    GAVE_UP = "gave_up", "Email failed, goes by post"
    RETURNED = "returned", "Came back"
    READ = "read", "Read"
    STOPPED = "stopped", "Not sent"


class Message(models.Model):
    """One letter, email or leaflet to one person. ``try_at`` and ``leased_until`` are the worker's own notes."""

    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    event_key = models.UUIDField()
    what = models.CharField(max_length=60)  # the key of a letter of the definition, or "leaflet"
    title = models.CharField(max_length=200)
    journey = models.ForeignKey(Journey, null=True, on_delete=models.PROTECT, related_name="messages")
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="messages")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    recipient = models.CharField(max_length=10, choices=Recipient.choices)
    name = models.CharField(max_length=250)  # as the envelope says it
    email = models.EmailField(blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    format = models.CharField(max_length=30, choices=Format.choices)
    language = models.CharField(max_length=20)
    subject = models.CharField(max_length=120)
    notice = models.TextField(blank=True)  # what an email says; the letter itself is read elsewhere
    page = models.TextField(blank=True)
    plain = models.TextField(blank=True)
    pdf = models.BinaryField(default=b"")
    content_hash = models.CharField(max_length=64)
    told = models.JSONField(default=list)
    referrer = models.TextField(blank=True)
    edition_label = models.CharField(max_length=20)
    about_the_day = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    owner = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    by_kind = models.CharField(max_length=30)
    by_id = models.CharField(max_length=60)
    try_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    repeats = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("issued_at", "id")
        indexes = (
            models.Index(fields=("try_at",), condition=Q(try_at__isnull=False), name="message_to_try"),
            models.Index(fields=("site", "issued_at"), name="message_of_site"),
        )
        constraints = (
            models.UniqueConstraint(fields=("event_key", "what", "recipient"), name="message_issued_once"),
            models.CheckConstraint(condition=Q(recipient__in=Recipient.values), name="message_recipient_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="message_channel_known"),
        )

    def __str__(self) -> str:
        return self.spoken_reference

    @property
    def spoken_reference(self) -> str:
        return spoken(self.reference)

    @property
    def named(self) -> Named:
        return Named("message", self.reference)


class Delivery(AppendOnly):
    """One thing that became of a message. ``why`` is for people; it holds nothing about the patient's health."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=12, choices=State.choices)
    at = models.DateTimeField()
    by_kind = models.CharField(max_length=30)
    by_id = models.CharField(max_length=60)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("message", "-id"), name="delivery_latest"),)
        constraints = (models.CheckConstraint(condition=Q(state__in=State.values), name="delivery_state_known"),)
