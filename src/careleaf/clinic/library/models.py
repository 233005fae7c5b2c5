"""The shelf of one procedure, its editions, who signed them, and what each import found."""

from django.db import models
from django.db.models import Q

from careleaf.clinic.people.models import Staff
from careleaf.clinic.records.models import AppendOnly, Named


class State(models.TextChoices):
    """Where an edition stands. ``replaced`` was published until a newer one was."""

    DRAFT = "draft", "draft"
    SIGNED = "signed", "signed"
    PUBLISHED = "published", "published"
    REPLACED = "replaced", "replaced"
    WITHDRAWN = "withdrawn", "withdrawn"


class PathwayRecord(models.Model):
    """One procedure's shelf."""

    id = models.SlugField(primary_key=True, max_length=60)
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class EditionRows(models.Manager["Edition"]):
    """Leaves the long text where it is until somebody asks for it."""

    def get_queryset(self) -> models.QuerySet["Edition"]:
        return super().get_queryset().defer("canonical").select_related("pathway")


class Edition(models.Model):
    """One content of one definition. ``number`` counts on this shelf, ``label`` is what the definition calls itself."""

    pathway = models.ForeignKey(PathwayRecord, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=20)
    hash = models.CharField(max_length=64)
    canonical = models.TextField()
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    imported_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    objects = EditionRows()

    class Meta:
        ordering = ("pathway", "-number")
        constraints = (
            models.UniqueConstraint(fields=("pathway", "number"), name="edition_number_once"),
            models.UniqueConstraint(fields=("pathway", "hash"), name="edition_content_once"),
            models.UniqueConstraint(fields=("pathway",), condition=Q(state="published"), name="edition_one_published"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="edition_state_known"),
        )

    def __str__(self) -> str:
        return f"{self.pathway} {self.label}"

    @property
    def named(self) -> Named:
        return Named("edition", f"{self.pathway_id}/{self.number}")


class Signature(AppendOnly):
    """A person answered for this very content. Name and role as they were on the day."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="signatures")
    signer = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=30)
    at = models.DateTimeField()
    hash = models.CharField(max_length=64)
    is_demonstration = models.BooleanField()

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=("edition", "signer"), name="signature_once_each"),)


class SafetyChange(AppendOnly):
    """Says of an edition that it cannot wait: once published it reaches every open journey, not only new ones.

    ``what`` is told to patients, in plain words. ``asks_consent`` is true where a risk or benefit changed.
    """

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="safety_change")
    what = models.TextField()
    asks_consent = models.BooleanField()
    at = models.DateTimeField()
    declared_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")


class FolderImport(AppendOnly):
    """One reading of a folder: the edition it became, or the problems that kept it from becoming one."""

    at = models.DateTimeField()
    by_kind = models.CharField(max_length=30)
    by_id = models.CharField(max_length=60)
    folder = models.CharField(max_length=100)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="imports")
    problems = models.JSONField(default=list)

    class Meta:
        indexes = (models.Index(fields=("folder", "-at"), name="import_of_folder"),)
