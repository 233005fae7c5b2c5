"""The worklist of a person: their open tasks by when they are due, each group a stretch of an index.

However much there is, a page reads its own rows and counts no further than is of use to anybody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import IntegerField, Q, QuerySet, Subquery

from careleaf.clinic.journeys.access import roles_signed_as
from careleaf.clinic.journeys.models import AT_NO_TIME, OpenTask
from careleaf.clinic.journeys.queries import owned_by, tasks_numbered
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.models import AuditLine
from careleaf.reasoning.calendar import end_of_day

A_WEEK = timedelta(days=7)
AT_MOST = 1_000
"""Nobody works through more than these by turning pages: further on it is only said that there is more."""
Turn = OpenTask.Turn


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


Counts = Mapping[Group, int]
"""How many tasks in each group; anything over ``AT_MOST`` is more than that."""


class Placed(NamedTuple):
    """Where a task stands in the order of the work."""

    turn: int
    place: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Work:
    """What waits for a person at some of their hospitals, all of it or one kind, as it is now."""

    sites: Sequence[Site]
    owned: Mapping[str, QuerySet[OpenTask]]
    kind: str
    now: datetime

    @property
    def tasks(self) -> QuerySet[OpenTask]:
        return self.cut(OpenTask.objects.filter(owner__in=list(self.owned)))

    def cut(self, tasks: QuerySet[OpenTask], sites: Iterable[Site] | None = None) -> QuerySet[OpenTask]:
        found = tasks.filter(site__in=list(self.sites if sites is None else sites))
        return found.filter(kept_by=self.kind) if self.kind else found

    def lists(self) -> list[QuerySet[OpenTask]]:
        """One for each hospital and role: only such a list stands in the order of an index."""
        return [
            self.cut(tasks, [site]).order_by("turn", "place", "pk")
            for site in self.sites
            for tasks in self.owned.values()
        ]


def work_of(person: Staff, wanted: Wanted, sites: Sequence[Site], now: datetime) -> Work:
    asked = [site for site in sites if wanted.site in ("", site.pk)]
    return Work(asked, owned_by(person, roles_signed_as(person)), wanted.kind, now)


def _edges(now: datetime) -> dict[Group, datetime]:
    """Until when something is due that stands in a group; the next begins there."""
    tonight, instant = end_of_day(now), datetime.resolution
    later = tonight + A_WEEK + instant
    return {Group.OVERDUE: now, Group.TODAY: tonight + instant, Group.WEEK: later, Group.LATER: AT_NO_TIME}


def group_of(task: OpenTask, now: datetime) -> Group:
    if task.turn < Turn.NOW:
        return Group.SETTLE
    is_coming = task.turn == Turn.COMING and task.place > now
    return Group.COMING if is_coming else _by(task.due, now)


def _by(due: datetime | None, now: datetime) -> Group:
    found = (group for group, edge in _edges(now).items() if due is not None and due < edge)
    return next(found, Group.NO_DATE)


def _stretch(group: str, now: datetime) -> Q:
    """Where a group begins and ends in the order of the work; of no group, all that may be done now."""
    match group:
        case "":
            return Q(turn__lte=Turn.NOW)
        case Group.SETTLE:
            return Q(turn__lt=Turn.NOW)
        case Group.COMING:
            return Q(turn=Turn.COMING, place__gt=now)
        case Group.NO_DATE:
            return Q(turn=Turn.NOW, place=AT_NO_TIME)
    edges = _edges(now)
    before = [edge for name, edge in edges.items() if edge < edges[Group(group)]]
    begins = Q(place__gte=max(before)) if before else Q()
    return begins & Q(turn=Turn.NOW, place__lt=edges[Group(group)])


def have_opened(work: Work) -> list[Placed]:
    """What was still to come when it was last worked out and may be done by now: few, for the worker puts them in
    their turn."""
    found = work.tasks.filter(turn=Turn.COMING, place__lte=work.now).order_by("place").values_list("due", "pk")
    return [Placed(Turn.NOW, due or AT_NO_TIME, number) for due, number in found[:AT_MOST]]


class _HowMany(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def counts(person: Staff, work: Work, opened: Iterable[Placed]) -> Counts:
    """Every group in one question; each is counted to its bound in an index and no further."""
    asked = {group.value: [work.tasks] for group in Group} | {
        Group.SETTLE.value: list(map(work.cut, work.owned.values()))
    }
    questions = {
        f"{group}_{place}": _HowMany(tasks.filter(_stretch(group, work.now)).values("pk")[: AT_MOST + 1])
        for group, parts in asked.items()
        for place, tasks in enumerate(parts)
    }
    numbers: dict[str, Any] = dict(Staff.objects.filter(pk=person.pk).values(**questions).get())
    found = dict.fromkeys(Group, 0)
    for name, number in numbers.items():
        found[Group(name.rpartition("_")[0])] += number or 0
    for one in opened:
        found[_placed_in(one, work.now)] += 1
    return found


def _placed_in(one: Placed, now: datetime) -> Group:
    return _by(one.place if one.place < AT_NO_TIME else None, now)


def numbers_of(work: Work, group: str, opened: Iterable[Placed], start: int, stop: int) -> list[int]:
    """A page of a group, or of all that may be done now: each list gives its first, the first of these are taken."""
    lists = [
        tasks.filter(_stretch(group, work.now)).values_list("turn", "place", "pk")[:stop] for tasks in work.lists()
    ]
    first = [Placed(*row) for tasks in lists for row in tasks]
    late = [one for one in opened if group in ("", _placed_in(one, work.now))]
    return [one.number for one in sorted((*first, *late))[start:stop]]


def tasks_of(numbers: Sequence[int]) -> list[OpenTask]:
    """The tasks of one page, whole."""
    found = tasks_numbered(numbers)
    return [found[number] for number in numbers if number in found]


KINDS = """
WITH RECURSIVE kinds(kind) AS (
    SELECT (SELECT kept_by FROM journeys_opentask WHERE site_id = %s AND owner = %s ORDER BY kept_by LIMIT 1)
    UNION ALL
    SELECT (SELECT kept_by FROM journeys_opentask WHERE site_id = %s AND owner = %s AND kept_by > kind
            ORDER BY kept_by LIMIT 1)
    FROM kinds WHERE kind IS NOT NULL)
SELECT kind FROM kinds
"""


def kinds(sites: Iterable[Site], owners: Sequence[str]) -> set[str]:
    """What there is to do of any kind, leaping in the index from each kind to the next."""
    pairs = [(site.pk, owner) for site in sites for owner in owners]
    if not pairs:
        return set()
    with connection.cursor() as cursor:
        asked = " UNION ".join(f"SELECT kind FROM ({KINDS}) AS found" for _ in pairs)
        cursor.execute(asked, [value for pair in pairs for value in (*pair, *pair)])
        return {kind for (kind,) in cursor.fetchall() if kind}


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
