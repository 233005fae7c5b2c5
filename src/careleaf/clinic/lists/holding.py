"""What the definition wants settled before a place may be given: its tasks of settling that end before the day."""

from collections.abc import Iterator
from datetime import datetime

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.people.models import in_words
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import when
from careleaf.definition.expressions import questions_of
from careleaf.definition.rules import Task
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.assess import assess
from careleaf.reasoning.happened import until
from careleaf.reasoning.windows import span


def demand_settled(case: Case, planned_for: datetime) -> None:
    """Refused where the last time for settling a finding has passed already and it is still open."""
    held = next(held_back(case, planned_for), None)
    if held is None:
        return
    task, closed = held
    raise Refused(
        f"{case.pathway.windows[task.window or ''].title}: this had to be settled by {when(closed)} for this place. "
        f"Choose a later place, or have it settled first ({in_words(task.owner)})."
    )


def held_back(case: Case, planned_for: datetime) -> Iterator[tuple[Task, datetime]]:
    """The task whose time has passed, and when that was. Where a finding has several times, only the last one holds."""
    open_now = {
        one.question for one in assess(case.rulebook, until(case.events, case.at), case.at, case.age) if one.is_open
    }
    last: dict[frozenset[str], tuple[Task, datetime]] = {}
    for task in case.pathway.tasks.values():
        closes = _closes(case, task, planned_for)
        if closes is None or task.needed_when is None:
            continue
        read = questions_of(task.needed_when)
        if not read.isdisjoint(open_now) and (read not in last or closes > last[read][1]):
            last[read] = (task, closes)
    yield from (held for held in last.values() if held[1] < case.at)


def _closes(case: Case, task: Task, planned_for: datetime) -> datetime | None:
    """When the task has to be done before that day; None for every other kind of task."""
    if task.kept_by is not Event.FINDING_RESOLVED or task.window is None:
        return None
    window = case.pathway.windows[task.window]
    if window.anchor is not Event.ARRIVED or window.direction != "before":
        return None
    return span(window, planned_for, case.pathway.facts).closes
