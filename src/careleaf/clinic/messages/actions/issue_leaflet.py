"""A leaflet given to somebody is kept as issued: which edition, in which format and language, when."""

from uuid import UUID

from django.db import transaction

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.messages.access import demand_sender
from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.models import Message, Recipient, State
from careleaf.clinic.people.access import Actor
from careleaf.clinic.people.models import Channel, Format
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.definition.vocabulary import Role

LEAFLET = "leaflet"


@transaction.atomic
def issue_leaflet(*, journey: Journey, event_key: UUID, format: Format, language: str, by: Actor) -> Message:
    """The edition's hash stands for the content, which the library keeps. With one event it is given once."""
    demand_sender(by, journey.site)
    edition, now = journey.edition, clock.now()
    message, is_new = Message.objects.get_or_create(
        event_key=event_key,
        what=LEAFLET,
        recipient=Recipient.PATIENT,
        defaults={
            "title": edition.pathway.title,
            "journey": journey,
            "patient": journey.patient,
            "site_id": journey.site_id,
            "name": journey.patient.name,
            "channel": Channel.LETTER,
            "format": format,
            "language": language,
            "content_hash": edition.hash,
            "edition_label": edition.label,
            "issued_at": now,
            "due_at": now,
            "owner": Role.CLERK.value,
            "by_kind": by.named.kind,
            "by_id": by.named.id,
        },
    )
    if is_new:
        note_delivery(message, State.HANDED_OVER, by=by)
        note_act(by.named, "issue_leaflet", message.named, journey=journey.reference)
    return message
