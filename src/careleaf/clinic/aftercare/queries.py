"""Journeys with a reported problem that may still wait for its answer."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import journeys_for, with_events
from careleaf.clinic.people.models import Staff
from careleaf.definition.vocabulary import Event


def journeys_with_problems(person: Staff) -> QuerySet[Journey]:
    """By the task that answers it; where a definition has no such task, by a report nobody has answered."""
    task = OpenTask.objects.filter(journey=OuterRef("pk"), kept_by=Event.PROBLEM_CLOSED.value)
    told = EventRow.objects.filter(journey=OuterRef("pk"), kind=Event.PROBLEM_REPORTED.value)
    answered = EventRow.objects.filter(journey=OuterRef("pk"), kind=Event.PROBLEM_CLOSED.value)
    found = journeys_for(person).filter(Q(Exists(task)) | Q(Exists(told)) & ~Q(Exists(answered)))
    return with_events(found)
