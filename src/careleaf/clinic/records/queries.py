"""What was done to something, newest first."""

from django.db.models import QuerySet

from careleaf.clinic.records.models import AuditLine, Named


def acts_on(subject: Named) -> QuerySet[AuditLine]:
    return AuditLine.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("-at", "-id")
