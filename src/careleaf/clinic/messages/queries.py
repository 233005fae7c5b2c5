"""Messages of the hospitals a person works at, each with the state it is in, and what may still go to a patient."""

from collections.abc import Iterable

from django.db.models import OuterRef, Q, QuerySet, Subquery

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import events_of, journeys_of, with_events
from careleaf.clinic.messages.models import Delivery, Message, Recipient, State
from careleaf.clinic.people.models import Channel, Staff
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import in_order
from careleaf.reasoning.turns import TURNS, Messages

_LATEST = Delivery.objects.filter(message=OuterRef("pk")).order_by("-id").values("state")[:1]
# What is heavy stays where it is until somebody reads it.
_HEAVY = ("pdf", "page", "plain", "notice")


def with_state(messages: QuerySet[Message]) -> QuerySet[Message]:
    """Each with ``state``, that of its latest delivery."""
    return messages.annotate(state=Subquery(_LATEST)).defer(*_HEAVY)


def messages_for(person: Staff) -> QuerySet[Message]:
    found = Message.objects.filter(site__in=person.sites.all()).select_related("journey", "patient", "site")
    return with_state(found)


def message_for(person: Staff, reference: str) -> Message | None:
    """None also where it comes from a hospital this person does not work at."""
    return messages_for(person).defer(None).filter(reference=reference.lower()).first()


def to_print(person: Staff) -> QuerySet[Message]:
    """What a clerk prints, the oldest first. There is no provider of text messages: those go as letters."""
    by_post = Q(state=State.QUEUED) & ~Q(channel=Channel.EMAIL)
    return messages_for(person).filter(by_post | Q(state=State.GAVE_UP)).order_by("issued_at", "id")


def to_look_at(person: Staff) -> QuerySet[Message]:
    """What came back, is held, or could not be sent so far: somebody has to see to each."""
    waits_for_somebody = (State.RETURNED, State.HELD, State.FAILED)
    return messages_for(person).filter(Q(state__in=waits_for_somebody)).order_by("due_at", "id")


def chosen(person: Staff, references: Iterable[str]) -> QuerySet[Message]:
    return to_print(person).filter(reference__in=list(references))


def messages_of(journey: Journey) -> QuerySet[Message]:
    """Everything that went out on a journey, the latest first; whoever may read the journey may read this."""
    return with_state(journey.messages.select_related("journey", "patient", "site")).order_by("-issued_at", "-id")


def why_stopped(message: Message) -> str:
    """Why it must not go now; empty when it may. Asked at the last moment, since anything may have happened."""
    if message.recipient != Recipient.PATIENT:
        return ""
    for journey in with_events(journeys_of(message.patient)):
        for event in in_order(events_of(journey)):
            if event.kind is Event.DIED:
                return "The patient has died."
            turn = TURNS.get(event.kind)
            later = journey.pk == message.journey_id and event.recorded_at > message.issued_at
            if turn is None or not later:
                continue
            if turn.messages is Messages.STOP:
                return "The journey ended after this was written."
            if turn.messages is Messages.STOP_ABOUT_THE_DAY and message.about_the_day:
                return "The day it is about has changed."
    return ""
