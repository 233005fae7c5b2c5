"""A task in a worklist, as plain values."""

from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.models import OpenTask
from careleaf.clinic.journeys.queries import pathway_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to do for somebody: who it is, what, by when."""

    reference: str
    name: str
    spoken: str
    site: str
    title: str
    kind: str
    opens: datetime | None
    due: datetime | None
    is_over: bool


def waiting(task: OpenTask, now: datetime) -> Waiting:
    journey = task.journey
    return Waiting(
        reference=journey.reference,
        name=journey.patient.name,
        spoken=journey.spoken_reference,
        site=journey.site.name,
        title=_title(task),
        kind=task.kept_by,
        opens=task.opens if task.opens and task.opens > now else None,
        due=task.due,
        is_over=task.due is not None and task.due < now,
    )


def _title(task: OpenTask) -> str:
    pathway = pathway_of(task.journey)
    match task.what:
        case OpenTask.What.TASK:
            return pathway.tasks[task.key].title
        case OpenTask.What.FINDING:
            return f"To be settled: {task.key.replace('_', ' ')}"
        case _:
            return "Incident: a side that differs. Read the record and say what happened."
