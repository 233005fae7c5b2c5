"""What became of a message is added to it."""

from careleaf.clinic.messages.models import Delivery, Message, State
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock


def note_delivery(message: Message, state: State, *, by: Actor, why: str = "") -> Delivery:
    """One row, in the transaction of whoever calls."""
    return Delivery.objects.create(
        message=message, state=state, at=clock.now(), by_kind=by.named.kind, by_id=by.named.id, why=why[:300]
    )
