"""A place is given up: stamped with who and why, and its number is free again."""

from django.db import transaction

from careleaf.clinic.appointments.access import demand_booker
from careleaf.clinic.appointments.actions.hold_session import hold_session
from careleaf.clinic.appointments.models import Place
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import short_when


@transaction.atomic
def release_place(*, place: Place, reason: str, by: Actor) -> Place:
    """Also from a locked session: who cannot come cannot come. Refused without a reason, and a second time."""
    demand_booker(by, place.session)
    hold_session(place.session)
    place = Place.objects.select_related("session__site", "journey").get(pk=place.pk)
    if place.released_at:
        raise Refused(f"This place was given up already, {short_when(place.released_at)}: {place.released_reason}")
    if not reason.strip():
        raise Refused("Say why the place is given up.")
    place.released_at, place.released_reason = clock.now(), reason.strip()
    place.save(update_fields=("released_at", "released_reason"))
    note_act(by.named, "release_place", place.named, journey=place.journey.reference, reason=place.released_reason)
    return place
