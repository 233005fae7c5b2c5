"""What was done to something, and who looked at it, newest first."""

from django.db.models import Q, QuerySet

from careleaf.clinic.records.models import AccessLine, AuditLine, Named


def acts_on(subject: Named) -> QuerySet[AuditLine]:
    return AuditLine.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("-at", "-id")


def looks_at(*subjects: Named) -> QuerySet[AccessLine]:
    wanted = Q(pk__in=())
    for subject in subjects:
        wanted |= Q(subject_kind=subject.kind, subject_id=subject.id)
    return AccessLine.objects.filter(wanted).order_by("-at", "-id")
