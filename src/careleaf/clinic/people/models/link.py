"""A personal link: one random token that opens, together with the date of birth, one patient's own pages."""

from datetime import datetime
from hashlib import sha256

from django.db import models

from careleaf.clinic.people.models.patient import Patient
from careleaf.clinic.records.models import Named


def hashed(token: str) -> str:
    """All that is kept of a token. It is long and random, so a fast hash is enough."""
    return sha256(token.encode()).hexdigest()


class PatientLink(models.Model):
    """Only the hash of the token is here: who reads the database cannot open anybody's pages."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=60)
    made_by_kind = models.CharField(max_length=30)
    made_by_id = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"link {self.pk}"

    @property
    def named(self) -> Named:
        return Named("link", str(self.pk))

    def is_open(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at
