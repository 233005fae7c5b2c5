"""The worklist of a person: their open tasks by when they are due, counted and cut into pages by the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from careleaf.clinic.journeys.access import roles_signed_as
from careleaf.clinic.journeys.models import OpenTask
from careleaf.clinic.journeys.queries import tasks_for
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records.models import AuditLine
from careleaf.reasoning.calendar import end_of_day

A_WEEK = timedelta(days=7)


class Group(StrEnum):
    """When something is due, in the order in which it is shown. What is still to come is no work yet."""

    SETTLE = "settle"
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    NO_DATE = "no_date"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the worklist was asked for; empty is all of it."""

    site: str = ""
    kind: str = ""
    group: str = ""


Counts = Mapping[tuple[str, str, Group], int]
"""How many tasks, by hospital, by the event that keeps them, by group."""


def work_of(person: Staff) -> QuerySet[OpenTask]:
    """What waits for a person: findings and incidents first, then as it is due."""
    work = tasks_for(person, roles_signed_as(person))
    is_task = Case(When(what=OpenTask.What.INCIDENT, then=0), When(what=OpenTask.What.FINDING, then=1), default=2)
    return work.order_by(is_task, F("due").asc(nulls_last=True), F("opens").asc(nulls_last=True), "pk")


def _group(now: datetime) -> Case:
    tonight = end_of_day(now)
    return Case(
        When(~Q(what=OpenTask.What.TASK), then=Value(Group.SETTLE.value)),
        When(Q(opens__gt=now) | Q(awaits_day=True), then=Value(Group.COMING.value)),
        When(due__isnull=True, then=Value(Group.NO_DATE.value)),
        When(due__lt=now, then=Value(Group.OVERDUE.value)),
        When(due__lte=tonight, then=Value(Group.TODAY.value)),
        When(due__lte=tonight + A_WEEK, then=Value(Group.WEEK.value)),
        default=Value(Group.LATER.value),
        output_field=CharField(),
    )


def counts(work: QuerySet[OpenTask], now: datetime) -> Counts:
    grouped = work.order_by().annotate(group=_group(now))
    rows = grouped.values("site_id", "kept_by", "group").annotate(number=Count("pk"))
    return {(row["site_id"], row["kept_by"], Group(row["group"])): row["number"] for row in rows}


def numbers_of(work: QuerySet[OpenTask], wanted: Wanted, now: datetime) -> "QuerySet[OpenTask, int]":
    """Of everything, what was asked for, by its number alone: so much is sorted in an index. What is still to come is
    there only when it was asked for."""
    cut = {"site": wanted.site, "kept_by": wanted.kind}
    groups = [wanted.group] if wanted.group else [group.value for group in Group if group is not Group.COMING]
    found = work.filter(**{field: value for field, value in cut.items() if value})
    return found.annotate(group=_group(now)).filter(group__in=groups).values_list("pk", flat=True)


def tasks_numbered(work: QuerySet[OpenTask], numbers: Iterable[int], now: datetime) -> list[OpenTask]:
    """The tasks of one page, whole and each with its group."""
    return list(work.filter(pk__in=list(numbers)).annotate(group=_group(now)))


def could_not(tasks: Iterable[OpenTask]) -> dict[tuple[str, str], str]:
    """Why the house could not do a task by itself when it last tried, by journey and task: in words, from its line."""
    tried = {(task.journey.reference, task.key): task.tried_at for task in tasks if task.tried_at is not None}
    if not tried:
        return {}
    lines = AuditLine.objects.filter(
        verb="could_not",
        subject_kind="journey",
        subject_id__in={reference for reference, _ in tried},
        at__gte=min(tried.values()),
    )
    because = {(line.subject_id, line.detail["task"]): line.detail["because"] for line in lines.order_by("at", "pk")}
    return {key: words for key, words in because.items() if key in tried}
