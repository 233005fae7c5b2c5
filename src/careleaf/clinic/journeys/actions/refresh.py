"""Where a journey stands is worked out anew and kept handy, in the transaction of whatever changed it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import AT_NO_TIME, Journey, OpenTask, PromiseState, Standing
from careleaf.clinic.journeys.queries import case_of, every_journey, locked, standing_of
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.assess import was_asked
from careleaf.reasoning.standing import JourneyStanding
from careleaf.reasoning.tasks import OpenTask as Task
from careleaf.reasoning.tasks import Timing

What = OpenTask.What


@transaction.atomic
def refresh(journey: Journey, now: datetime) -> JourneyStanding:
    """What is kept of a journey's standing, from its rows as they are."""
    return work_out(case_of(locked(journey), HOUSE, now))


def work_out(case: Case) -> JourneyStanding:
    """Writes only the rows that differ: a task that is still open keeps the memory of when it was last tried."""
    found = standing_of(case)
    row = _standing(case, found)
    Standing.objects.update_or_create(
        journey=case.journey, defaults={name: getattr(row, name) for name in _STANDING_FIELDS}
    )
    _replace(list(case.journey.open_tasks.all()), list(_open_tasks(case, found)))
    _replace(list(case.journey.promise_states.all()), list(_promise_states(case, found)))
    return found


def refresh_due(now: datetime, at_most: int = 500) -> int:
    """Works out anew those that time alone has changed; how many there were. What has opened takes its turn."""
    have_opened(now).update(turn=OpenTask.Turn.NOW, place=Coalesce("due", AT_NO_TIME))
    due = Standing.objects.filter(changes_at__lte=now).order_by("changes_at").select_related("journey")[:at_most]
    for standing in due:
        refresh(standing.journey, now)
    return len(due)


def have_opened(now: datetime) -> QuerySet[OpenTask]:
    """Tasks that were still to come and may be done by now; found by the index of the worklists."""
    everywhere = {"site__in": Site.objects.all(), "owner__in": [role.value for role in Role]}
    return OpenTask.objects.filter(**everywhere, turn=OpenTask.Turn.COMING, place__lte=now)


def rebuild(now: datetime, a_batch: int = 200) -> Iterator[int]:
    """Throws the whole cache away and works it out anew from the events; after each batch, how many it was."""
    keys = list(every_journey().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), a_batch):
        yield _rebuild_batch(keys[start : start + a_batch], now)


@transaction.atomic
def _rebuild_batch(keys: Sequence[int], now: datetime) -> int:
    rows = every_journey().select_for_update(of=("self",)).filter(pk__in=keys)
    cases = [case_of(journey, HOUSE, now) for journey in rows]
    found = [(case, standing_of(case)) for case in cases]
    for cache in (Standing, OpenTask, PromiseState):
        cache.objects.filter(journey__in=keys).delete()
    Standing.objects.bulk_create(_standing(case, stands) for case, stands in found)
    OpenTask.objects.bulk_create(row for case, stands in found for row in _open_tasks(case, stands))
    PromiseState.objects.bulk_create(row for case, stands in found for row in _promise_states(case, stands))
    return len(cases)


_STANDING_FIELDS = ("site_id", "phase", "sequence", "worked_out_at", "changes_at")


def _standing(case: Case, found: JourneyStanding) -> Standing:
    return Standing(
        journey_id=case.journey.pk,
        site_id=case.journey.site_id,
        phase=found.place.phase.value,
        sequence=len(case.events),
        worked_out_at=case.at,
        changes_at=found.changes_at,
    )


def _open_tasks(case: Case, found: JourneyStanding) -> Iterator[OpenTask]:
    """What is to be done, as rows; what several roles may settle is a row for each. Nobody settles what was not asked:
    asking it is a task of its own."""
    whose = {"journey_id": case.journey.pk, "site_id": case.journey.site_id}
    for task in found.tasks:
        yield OpenTask(
            **whose,
            what=What.TASK,
            key=task.key,
            owner=task.owner,
            kept_by=case.pathway.tasks[task.key].kept_by.value,
            opens=task.opens,
            due=task.due,
            awaits_day=awaits_day(task, case.pathway),
        ).put_in_order(case.at)
    for finding in filter(was_asked, found.findings):
        for role in finding.finding.resolved_by:
            key, kept_by = finding.question, Event.FINDING_RESOLVED.value
            yield OpenTask(**whose, what=What.FINDING, key=key, owner=role, kept_by=kept_by).put_in_order(case.at)
    for incident in {one.evidence.id: one for one in found.unread if one.evidence}:
        kept_by = Event.FINDING_RESOLVED.value
        row = OpenTask(**whose, what=What.INCIDENT, key=incident, owner=Role.CONSULTANT, kept_by=kept_by)
        yield row.put_in_order(case.at)


def awaits_day(task: Task, pathway: Pathway) -> bool:
    """What may be done at any time before the day may be done now; what has its own time before it cannot."""
    window = pathway.windows.get(pathway.tasks[task.key].window or "")
    has_its_time = window is not None and bool(window.opens or window.range or window.same_calendar_day)
    return task.timing is Timing.NOT_PLANNED_YET and has_its_time


def _promise_states(case: Case, found: JourneyStanding) -> Iterator[PromiseState]:
    for key, verdict in found.promises.items():
        yield PromiseState(
            journey_id=case.journey.pk,
            site_id=case.journey.site_id,
            pathway=case.journey.edition.pathway_id,
            key=key,
            state=verdict.state.value,
            closes=verdict.span.closes if verdict.span else None,
        )


Row = TypeVar("Row", OpenTask, PromiseState)


def _replace(held: list[Row], wanted: list[Row]) -> None:
    """Deletes what is not wanted any more and adds what is missing; what is right stays as it is."""
    missing = {_content(row): row for row in wanted}
    gone = [row.pk for row in held if missing.pop(_content(row), None) is None]
    if gone:
        type(held[0]).objects.filter(pk__in=gone).delete()
    if missing:
        type(wanted[0]).objects.bulk_create(missing.values())


def _content(row: OpenTask | PromiseState) -> tuple[object, ...]:
    if isinstance(row, OpenTask):
        return row.what, row.key, row.owner, row.kept_by, row.opens, row.due, row.awaits_day
    return row.key, row.state, row.closes
