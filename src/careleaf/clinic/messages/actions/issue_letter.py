"""A letter is issued with the event it tells of: kept as it was written, waiting for its way out."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.messages.access import demand_sender
from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.models import Message, Recipient, State
from careleaf.clinic.messages.told import as_rows
from careleaf.clinic.messages.writing import Written, addressee, channel_for, write_letter
from careleaf.clinic.people.access import Actor
from careleaf.clinic.people.models import Channel, Format
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.references import new_reference
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Role
from careleaf.publishing.compose.particulars import Particular
from careleaf.publishing.problems import PublishingProblem

NO_ADDRESS = "No postal address is recorded. Add it, then send this again."


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letter, to whom, and what is true of it alone.

    ``referrer`` is a referrer's name and address, one line each. ``held_because`` keeps it back until a consultant has
    read it. One that is ``about_the_day`` does not go once that day has changed.
    """

    key: str
    recipient: Recipient = Recipient.PATIENT
    particulars: tuple[Particular, ...] = ()
    referrer: str = ""
    due_at: datetime | None = None
    owner: Role = Role.CLERK
    held_because: str = ""
    about_the_day: bool = False


@transaction.atomic
def issue_letter(*, journey: Journey, wanted: Wanted, event_key: UUID, by: Actor) -> Message:
    """Call it in the event's own transaction. The same letter of the same event to the same person is issued once."""
    demand_sender(by, journey.site)
    known = Message.objects.filter(event_key=event_key, what=wanted.key, recipient=wanted.recipient).first()
    if known is not None:
        return known
    reference, patient = new_reference(), journey.patient
    to, channel = addressee(patient, wanted.recipient, wanted.referrer), channel_for(patient, wanted.recipient)
    try:
        written = write_letter(journey, wanted.key, wanted.recipient, to, reference, wanted.particulars)
    except PublishingProblem as problem:
        raise Refused(str(problem)) from problem
    no_address = NO_ADDRESS if channel is Channel.LETTER and not to.address else ""
    held = wanted.held_because or no_address
    message = _add(journey, wanted, event_key, by, channel, reference, written, is_held=bool(held))
    note_delivery(message, State.HELD if held else State.QUEUED, by=by, why=held)
    note_act(by.named, "issue_letter", message.named, what=wanted.key, journey=journey.reference)
    return message


def _add(
    journey: Journey,
    wanted: Wanted,
    event_key: UUID,
    by: Actor,
    channel: Channel,
    reference: str,
    written: Written,
    *,
    is_held: bool,
) -> Message:
    to_patient, now = wanted.recipient == Recipient.PATIENT, clock.now()
    goes_by_itself = channel is Channel.EMAIL
    whole = {"title", "name", "language", "subject", "notice", "page", "plain", "pdf"}
    return Message.objects.create(
        **{field: getattr(written, field) for field in whole},
        reference=reference,
        event_key=event_key,
        what=wanted.key,
        journey=journey,
        patient=journey.patient,
        site_id=journey.site_id,
        recipient=wanted.recipient,
        email=journey.patient.email if goes_by_itself else "",
        channel=channel,
        format=journey.patient.format if to_patient else Format.STANDARD,
        content_hash=hashlib.sha256(written.plain.encode() + written.pdf).hexdigest(),
        told=as_rows(wanted.particulars),
        referrer=wanted.referrer,
        edition_label=journey.edition.label,
        about_the_day=wanted.about_the_day,
        issued_at=now,
        due_at=wanted.due_at or now,
        owner=wanted.owner.value,
        by_kind=by.named.kind,
        by_id=by.named.id,
        try_at=now if goes_by_itself and not is_held else None,
    )
