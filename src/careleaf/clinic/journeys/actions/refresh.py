"""Where a journey stands is worked out anew and kept handy, in the transaction of whatever changed it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction

from careleaf.clinic.journeys.models import Journey, OpenTask, PromiseState, Standing
from careleaf.clinic.journeys.queries import case_of, locked, standing_of
from careleaf.clinic.people.access import HOUSE
from careleaf.definition.rules import Task
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.standing import JourneyStanding

What = OpenTask.What


def refresh(journey: Journey, now: datetime) -> JourneyStanding:
    """Writes only the rows that differ."""
    case = case_of(locked(journey), HOUSE, now)
    found = standing_of(case)
    Standing.objects.update_or_create(
        journey=case.journey,
        defaults={
            "site_id": case.journey.site_id,
            "phase": found.place.phase.value,
            "sequence": len(case.events),
            "worked_out_at": now,
            "changes_at": found.changes_at,
        },
    )
    _write_tasks(case.journey, list(_open_tasks(case.journey, found, case.pathway.tasks)))
    _write_promises(case.journey, found)
    return found


def refresh_due(now: datetime, at_most: int = 500) -> int:
    """Works out anew those that time alone has changed; how many there were."""
    due = Standing.objects.filter(changes_at__lte=now).order_by("changes_at").select_related("journey")[:at_most]
    for standing in due:
        with transaction.atomic():
            refresh(standing.journey, now)
    return len(due)


def _open_tasks(journey: Journey, found: JourneyStanding, tasks: Mapping[str, Task]) -> Iterator[OpenTask]:
    """What is to be done, as rows; what several roles may settle is a row for each."""
    whose = {"journey": journey, "site_id": journey.site_id}
    for task in found.tasks:
        kept_by = tasks[task.key].kept_by.value
        yield OpenTask(
            **whose, what=What.TASK, key=task.key, owner=task.owner, kept_by=kept_by, opens=task.opens, due=task.due
        )
    for finding in found.findings:
        for role in finding.finding.resolved_by:
            key, kept_by = finding.question, Event.FINDING_RESOLVED.value
            yield OpenTask(**whose, what=What.FINDING, key=key, owner=role, kept_by=kept_by)
    for incident in {one.evidence.id: one for one in found.incidents if one.evidence}:
        kept_by = Event.FINDING_RESOLVED.value
        yield OpenTask(**whose, what=What.INCIDENT, key=incident, owner=Role.CONSULTANT, kept_by=kept_by)


def _write_tasks(journey: Journey, wanted: list[OpenTask]) -> None:
    """A row that is still right stays, with the memory of when it was last tried."""
    right = {_task_of(row): row for row in wanted}
    gone = [row.pk for row in journey.open_tasks.all() if right.pop(_task_of(row), None) is None]
    OpenTask.objects.filter(pk__in=gone).delete()
    OpenTask.objects.bulk_create(right.values())


def _task_of(row: OpenTask) -> tuple[object, ...]:
    return row.what, row.key, row.owner, row.kept_by, row.opens, row.due


def _write_promises(journey: Journey, found: JourneyStanding) -> None:
    right = {
        key: (verdict.state.value, verdict.span.closes if verdict.span else None)
        for key, verdict in found.promises.items()
    }
    gone = [row.pk for row in journey.promise_states.all() if right.get(row.key) != (row.state, row.closes)]
    kept = {row.key for row in journey.promise_states.all() if row.pk not in gone}
    PromiseState.objects.filter(pk__in=gone).delete()
    PromiseState.objects.bulk_create(
        PromiseState(
            journey=journey,
            site_id=journey.site_id,
            pathway=journey.edition.pathway_id,
            key=key,
            state=state,
            closes=closes,
        )
        for key, (state, closes) in right.items()
        if key not in kept
    )
