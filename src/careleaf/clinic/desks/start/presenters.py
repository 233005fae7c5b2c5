"""A worklist, as plain values: its groups, its counts, its filters, its tasks."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from careleaf.clinic.desks.start.queries import AT_MOST, Counts, Group, group_of
from careleaf.clinic.journeys.models import OpenTask
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.journeys.wording import to_do
from careleaf.clinic.people.models import Site
from careleaf.definition.vocabulary import Event

TITLES: Mapping[Group, str] = {
    Group.SETTLE: "To be settled first",
    Group.OVERDUE: "Overdue",
    Group.TODAY: "Due today",
    Group.WEEK: "Due in the next 7 days",
    Group.LATER: "Due later",
    Group.NO_DATE: "No date set",
    Group.COMING: "Coming, not to be done yet",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to do for somebody: who it is, what, by when; and why the house could not do it by itself."""

    reference: str
    name: str
    spoken: str
    site: str
    title: str
    opens: datetime | None
    due: datetime | None
    is_over: bool
    could_not: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Tasks of one group on this page; ``count`` says how many there are on all pages."""

    title: str
    count: str
    rows: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter, or a group to go to, and for that how many tasks there are behind it."""

    value: str
    words: str
    count: str = ""


def groups(
    tasks: Iterable[OpenTask], numbers: Counts, because: Mapping[tuple[str, str], str], now: datetime
) -> list[Shown]:
    """The tasks of a page under their groups."""
    return [
        Shown(TITLES[group], said(numbers[group]), tuple(_waiting(task, because, now) for task in found))
        for group, found in groupby(tasks, key=lambda task: group_of(task, now))
    ]


def to_go_to(numbers: Counts) -> list[Option]:
    """Every group that has something in it."""
    return [Option(group.value, title, said(numbers[group])) for group, title in TITLES.items() if numbers[group]]


def kinds(there: Container[str]) -> list[Option]:
    """What there is to do, in the order in which it comes in a journey."""
    return [Option(event.value, to_do(event)) for event in Event if event.value in there]


def hospitals(sites: Iterable[Site]) -> list[Option]:
    return [Option(site.pk, site.name) for site in sites]


def said(number: int) -> str:
    return f"more than {AT_MOST:,}" if number > AT_MOST else f"{number:,}"


def _waiting(task: OpenTask, because: Mapping[tuple[str, str], str], now: datetime) -> Waiting:
    journey = task.journey
    return Waiting(
        reference=journey.reference,
        name=journey.patient.name,
        spoken=journey.spoken_reference,
        site=journey.site.name,
        title=_title(task),
        opens=task.opens if task.opens and task.opens > now else None,
        due=task.due,
        is_over=task.due is not None and task.due < now,
        could_not=because.get((journey.reference, task.key), ""),
    )


def _title(task: OpenTask) -> str:
    pathway = pathway_of(task.journey)
    match task.what:
        case OpenTask.What.TASK:
            return pathway.tasks[task.key].title
        case OpenTask.What.FINDING:
            return f"To be settled: {_question(task)}"
        case _:
            return "Incident: a side that differs. Read the record and say what happened."


def _question(task: OpenTask) -> str:
    """What the question is about; its answer is shown on the journey, to whoever opens it."""
    return task.key.replace("_", " ")
