"""Open tasks, promises and letters about the follow-up, a fixed number of questions however many journeys there are."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from careleaf.clinic.appointments.models import Kind, Place
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey, OpenTask, PromiseState
from careleaf.clinic.messages.models import Message, Recipient, State
from careleaf.clinic.messages.queries import with_state
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.kept import State as Kept

TO_BOOK = Event.FOLLOW_UP_BOOKED.value
_WENT_WRONG = (State.RETURNED, State.FAILED, State.GAVE_UP, State.HELD)


def to_book(person: Staff) -> QuerySet[OpenTask]:
    """Those the house could not book by itself, or has not yet; the most urgent first."""
    return _related(_tasks(person).filter(kept_by=TO_BOOK)).order_by("due", "pk")


def not_reached(person: Staff) -> QuerySet[OpenTask]:
    """Calls still owed after somebody tried."""
    tried = EventRow.objects.filter(journey=OuterRef("journey"), kind=Event.FOLLOW_UP_ATTEMPTED.value)
    found = _tasks(person).filter(Exists(tried), kept_by=Event.FOLLOW_UP_CALLED.value)
    return _related(found).order_by("due", "pk")


def letters_amiss(person: Staff) -> QuerySet[Message]:
    """Letters to patients at home before their call that came back or did not go."""
    owed = OpenTask.objects.filter(journey=OuterRef("journey"), kept_by=Event.FOLLOW_UP_CALLED.value)
    sites = [site.pk for site in person.sites.all()]
    to_patients = Message.objects.filter(Exists(owed), site__in=sites, recipient=Recipient.PATIENT)
    found = with_state(to_patients).filter(Q(state__in=_WENT_WRONG)).order_by("issued_at", "pk")
    return found.select_related("journey__patient", "journey__site", "journey__edition__pathway")


def booked(person: Staff) -> QuerySet[Place]:
    """Places for calls that are still to come, the next first."""
    found = Place.objects.filter(
        session__site__in=person.sites.all(), kind=Kind.CALL, released_at=None, starts_at__gte=clock.now()
    )
    return found.select_related("journey__patient", "session__site").order_by("starts_at", "pk")


def promises_at_risk(journeys: Iterable[Journey]) -> QuerySet[PromiseState]:
    """Promises of these journeys that can still be kept, the next to run out first."""
    wanted = {journey.pk for journey in journeys}
    found = PromiseState.objects.filter(journey__in=wanted, state=Kept.PENDING.value, closes__isnull=False)
    return found.order_by("closes", "pk")


def _tasks(person: Staff) -> QuerySet[OpenTask]:
    return OpenTask.objects.filter(site__in=person.sites.all(), what=OpenTask.What.TASK)


def _related(tasks: QuerySet[OpenTask]) -> QuerySet[OpenTask]:
    return tasks.select_related("journey__patient", "journey__site", "journey__edition__pathway")
