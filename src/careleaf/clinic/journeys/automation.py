"""What the house does by itself: rows that come with every event, and open tasks whose time has come (ADR 0031).

Each module named in ``AUTOMATIC`` has a table ``DOES``: event -> how to bring it about. It is asked after every commit
and by the worker. What cannot be done stays with the human owner, and is tried again after the next event, or later.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from importlib import import_module

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.module_loading import import_string

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import Event, Journey, OpenTask
from careleaf.clinic.journeys.queries import case_of, locked
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event as Kind

Doing = Callable[[Case], None]
TRY_AGAIN_AFTER = timedelta(hours=1)
AT_MOST = 20
"""Acts in one go for one journey: more would mean that they call each other for ever."""


@cache
def brought_with_every_event() -> tuple[Callable[[Case, Event], object], ...]:
    """What other rooms write in the transaction of any event, such as the letters that go with it."""
    return tuple(import_string(name) for name in settings.BROUGHT_WITH_EVERY_EVENT)


@cache
def doings() -> Mapping[Kind, Doing]:
    """Every event some room brings about by itself."""
    return {event: doing for name in settings.AUTOMATIC for event, doing in import_module(name).DOES.items()}


def do_what_is_open(journey: Journey) -> int:
    """Does what can be done now, one transaction each; how many were tried."""
    tried = 0
    while tried < AT_MOST and _do_one(journey):
        tried += 1
    return tried


def do_what_is_due(at_most: int = 200) -> int:
    """The same for every journey with something waiting; how many journeys."""
    waiting = _waiting().values_list("journey_id", flat=True).distinct()[:at_most]
    found = Journey.objects.filter(pk__in=list(waiting))
    for journey in found:
        do_what_is_open(journey)
    return len(found)


def _waiting() -> QuerySet[OpenTask]:
    now = clock.now()
    return OpenTask.objects.filter(
        Q(opens__isnull=True) | Q(opens__lte=now),
        Q(tried_at__isnull=True)
        | Q(tried_at__lte=now - TRY_AGAIN_AFTER)
        | Q(tried_at__lt=F("journey__standing__worked_out_at")),
        what=OpenTask.What.TASK,
        kept_by__in=[event.value for event in doings()],
    ).order_by("due", "pk")


def _do_one(journey: Journey) -> bool:
    """One task is tried; False where none waits. A refusal stands in the audit line, in the rule's words."""
    with transaction.atomic():
        task = _waiting().filter(journey=journey).first()
        if task is None:
            return False
        OpenTask.objects.filter(pk=task.pk).update(tried_at=clock.now())
    try:
        with transaction.atomic():
            doings()[Kind(task.kept_by)](case_of(locked(journey), HOUSE, clock.now()))
    except Refused as refusal:
        note_act(HOUSE.named, "could_not", journey.named, task=task.key, because=str(refusal))
    return True
