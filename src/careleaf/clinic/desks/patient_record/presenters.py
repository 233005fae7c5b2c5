"""A patient's journeys and letters, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.journeys.wording import STANDS
from careleaf.clinic.people.models import in_words
from careleaf.reasoning.moves import Phase


@dataclass(frozen=True, slots=True)
class Way:
    """One journey: where it stands, and the task that comes next with its owner."""

    reference: str
    spoken: str
    procedure: str
    site: str
    opened_at: datetime
    stands: str
    is_over: bool
    next: str
    owner: str
    due: datetime | None
    is_late: bool


def ways(journeys: Iterable[Journey], now: datetime) -> tuple[Way, ...]:
    """Those under way first, the newest first."""
    found = [_way(journey, now) for journey in journeys]
    return tuple(sorted(found, key=lambda way: way.is_over))


def _way(journey: Journey, now: datetime) -> Way:
    phase = Phase(journey.standing.phase)
    task = _next(journey.open_tasks.all(), now)
    return Way(
        reference=journey.reference,
        spoken=journey.spoken_reference,
        procedure=journey.edition.pathway.title,
        site=journey.site.name,
        opened_at=journey.opened_at,
        stands=STANDS[phase],
        is_over=phase is Phase.ENDED,
        next=pathway_of(journey).tasks[task.key].title if task else "",
        owner=in_words(task.owner) if task else "",
        due=task.due if task else None,
        is_late=bool(task and task.due and task.due < now),
    )


def _next(tasks: Iterable[OpenTask], now: datetime) -> OpenTask | None:
    """The first to run out of what may be done now; what has no date comes last."""
    may = [task for task in tasks if task.what == OpenTask.What.TASK and not task.awaits_day]
    open_now = [task for task in may if task.opens is None or task.opens <= now]
    return min(open_now, key=lambda task: (task.due is None, task.due or now, task.pk), default=None)
