"""A letter came back, or a held one may go: who saw to it stands beside it."""

from django.db import transaction
from django.db.models import Q

from careleaf.clinic.messages.access import demand_keeper_of_post, demand_releaser
from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.models import Delivery, Message, State
from careleaf.clinic.messages.queries import with_state
from careleaf.clinic.people.access import Actor
from careleaf.clinic.people.models import Channel
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused

_CAN_COME_BACK = (State.PRINTED, State.ACCEPTED, State.DELIVERED)


@transaction.atomic
def record_returned(*, message: Message, reason: str, by: Actor) -> Delivery:
    """It stays in sight until it has gone again."""
    demand_keeper_of_post(by, message)
    _demand_state(message, _CAN_COME_BACK, "Only what has gone out can come back.")
    if not reason.strip():
        raise Refused("Say why it came back: it tells whoever sends it again what to put right.")
    note_act(by.named, "record_returned", message.named)
    return note_delivery(message, State.RETURNED, by=by, why=reason.strip())


@transaction.atomic
def release_letter(*, message: Message, by: Actor) -> Delivery:
    """A letter that was held goes its way: somebody has read what it was held for."""
    demand_releaser(by, message)
    _demand_state(message, (State.HELD,), "This letter is not held.")
    note_act(by.named, "release_letter", message.named)
    if message.channel == Channel.EMAIL:
        Message.objects.filter(pk=message.pk).update(try_at=clock.now())
    return note_delivery(message, State.QUEUED, by=by)


def _demand_state(message: Message, states: tuple[State, ...], words: str) -> None:
    """The row is held first, so that of two who do it at once the second reads what the first has done."""
    Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if not with_state(Message.objects.filter(pk=message.pk)).filter(Q(state__in=states)).exists():
        raise Refused(words)
