"""A journey goes from one place to another: it gets the new one and gives up the old, or nothing changes."""

from collections.abc import Sequence

from django.db import transaction

from careleaf.clinic.appointments.actions.hold_session import hold_sessions
from careleaf.clinic.appointments.actions.release_place import release_place
from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.models import Place, Session
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records.refusals import Refused


@transaction.atomic
def move_place(*, place: Place, among: Sequence[Session], reason: str, by: Actor, number: int | None = None) -> Place:
    """The new place. A refusal of either half undoes both."""
    if not among:
        raise Refused("There is no session to move to. Open one first.")
    if {session.kind for session in among} != {place.kind}:
        raise Refused("A place moves between sessions of its own kind. Choose another session.")
    hold_sessions([place.session, *among])
    old = release_place(place=place, reason=reason, by=by)
    return take_place(journey=old.journey, among=among, number=number, by=by)
