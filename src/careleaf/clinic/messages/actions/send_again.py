"""A letter that could not arrive is written again, to the address as it is now; the old one stays readable."""

from uuid import uuid5

from django.db import transaction

from careleaf.clinic.messages.access import demand_keeper_of_post
from careleaf.clinic.messages.actions.issue_letter import NO_ADDRESS, Wanted, issue_letter
from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.models import Message, Recipient, State
from careleaf.clinic.messages.told import from_rows
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Role


@transaction.atomic
def send_again(*, message: Message, by: Actor) -> Message:
    """Sent twice, the form writes one letter."""
    demand_keeper_of_post(by, message)
    key = uuid5(message.event_key, message.reference)
    known = Message.objects.filter(event_key=key).first()
    if known is not None:
        return known
    latest = message.deliveries.last()
    has_no_address = latest is not None and (latest.state, latest.why) == (State.HELD, NO_ADDRESS)
    if message.journey is None or latest is None or not (latest.state == State.RETURNED or has_no_address):
        raise Refused("Only a letter that came back, or that had no address, is written again.")
    wanted = Wanted(
        key=message.what,
        recipient=Recipient(message.recipient),
        particulars=from_rows(message.told),
        referrer=message.referrer,
        due_at=message.due_at,
        owner=Role(message.owner),
        about_the_day=message.about_the_day,
    )
    again = issue_letter(journey=message.journey, wanted=wanted, event_key=key, by=by)
    note_delivery(message, State.STOPPED, by=by, why=f"Written again as {again.spoken_reference}.")
    return again
