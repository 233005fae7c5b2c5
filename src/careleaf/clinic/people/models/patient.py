"""A patient: who it is, how to reach them, what they need; and the tie between two records of one person."""

from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from careleaf.clinic.people.models.staff import Site
from careleaf.clinic.records.models import Named
from careleaf.clinic.records.references import new_reference, spoken
from careleaf.definition.vocabulary import Role


class Format(models.TextChoices):
    """How somebody reads what we give them."""

    STANDARD = "standard", "Standard print"
    LARGE_18 = "large_print_18", "Large print, 18 points"
    LARGE_24 = "large_print_24", "Large print, 24 points"
    LARGE_28 = "large_print_28", "Large print, 28 points"
    EASY_READ = "easy_read", "Easy Read"
    BRAILLE_1 = "braille_1", "Braille, grade 1"
    BRAILLE_2 = "braille_2", "Braille, grade 2"
    SIGN_LANGUAGE = "british_sign_language", "British Sign Language"
    AUDIO = "audio", "Audio"
    EBOOK = "ebook", "E-book"
    WEB = "web", "Web page"


class Channel(models.TextChoices):
    """How somebody wants to hear from us."""

    LETTER = "letter", "Letter"
    EMAIL = "email", "Email"
    TEXT = "text", "Text message"
    PHONE = "phone", "Telephone"


LANGUAGES = (
    *(("en-GB", "English"), ("cy", "Welsh"), ("pl", "Polish"), ("ro", "Romanian"), ("ne", "Nepali")),
    *(("pa", "Punjabi"), ("ur", "Urdu"), ("bn", "Bengali"), ("gu", "Gujarati"), ("ar", "Arabic")),
    *(("fr", "French"), ("pt", "Portuguese"), ("es", "Spanish"), ("uk", "Ukrainian"), ("zh", "Chinese")),
    *(("bfi", "British Sign Language"), ("und", "Another language (say which below)")),
)


class Patient(models.Model):
    """Somebody who is cared for. What is not known stays empty, and empty never counts as an answer."""

    DETAILS = (
        *("given_name", "family_name", "birth_date", "nhs_number", "address", "postcode", "phone", "mobile", "email"),
        *("gp_name", "gp_practice", "gp_address", "allergies"),
    )
    NEEDS = (
        *("format", "language", "interpreter", "channel", "needs_note"),
        *("helper_name", "helper_phone", "helper_authority"),
    )

    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    key = models.UUIDField(unique=True, default=uuid4, editable=False)  # of the form it came from, sent once or twice
    version = models.PositiveIntegerField(default=1)  # counts changes, so that a stale page is noticed
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    birth_date = models.DateField(null=True, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    mobile = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    gp_name = models.CharField(max_length=120, blank=True)
    gp_practice = models.CharField(max_length=200, blank=True)
    gp_address = models.TextField(blank=True)
    # Free text, one allergy an entry, as the patient or the referral says it. None: nobody has asked yet.
    allergies = models.JSONField(null=True, blank=True)

    format = models.CharField(max_length=30, choices=Format.choices, default=Format.STANDARD)
    language = models.CharField(max_length=20, default="en-GB")
    interpreter = models.BooleanField(default=False)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.LETTER)
    needs_note = models.TextField(blank=True)
    needs_reviewed_at = models.DateTimeField(null=True, blank=True)  # None: never asked

    helper_name = models.CharField(max_length=200, blank=True)
    helper_phone = models.CharField(max_length=30, blank=True)
    helper_authority = models.CharField(max_length=300, blank=True)

    sites = models.ManyToManyField(Site, related_name="patients")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ("family_name", "given_name", "id")
        indexes = (
            models.Index(Lower("family_name"), Lower("given_name"), name="patient_family_name"),
            models.Index(Lower("given_name"), name="patient_given_name"),
            models.Index(fields=("birth_date",), name="patient_birth_date"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("nhs_number",), condition=~Q(nhs_number=""), name="patient_nhs_number_once"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="patient_not_merged_into_itself"
            ),
        )

    def __str__(self) -> str:
        return self.spoken_reference

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def initials(self) -> str:
        """First and last: all that a wall screen may show."""
        return f"{self.given_name[:1]}{self.family_name[:1]}".upper()

    @property
    def spoken_reference(self) -> str:
        return spoken(self.reference)

    @property
    def named(self) -> Named:
        return Named("patient", self.reference)

    @property
    def role(self) -> str:
        return Role.PATIENT

    @property
    def is_active(self) -> bool:
        """A record merged into another acts no more."""
        return self.merged_into_id is None

    def age_at(self, day: date) -> int | None:
        """In whole years; None while the date of birth is not known."""
        born = self.birth_date
        return None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Merge(models.Model):
    """Two records found to be one person; undone, it stays as a line of what was believed from when to when."""

    gone = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="merges")
    kept = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="merges_kept")
    at = models.DateTimeField()
    reason = models.TextField()
    # The hospitals that see the kept record only because of this merge.
    added_sites = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("gone",), condition=Q(undone_at__isnull=True), name="merge_standing_once"),
        )
