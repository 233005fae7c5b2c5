"""What becomes of the places a journey holds when it ends or takes a turn."""

from collections.abc import Collection

from careleaf.clinic.appointments.actions.release_place import release_place
from careleaf.clinic.appointments.models import Kind
from careleaf.clinic.appointments.queries import places_of
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.wording import happened
from careleaf.clinic.people.access import HOUSE
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import SUPERSEDES
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.turns import TURNS, Bookings

_OF_THE_CALL = frozenset({Phase.AT_HOME, Phase.FOLLOWED_UP})


def settle_bookings(case: Case, event: EventRow) -> None:
    """Gives up what the table says; before the needle that is the day, at home the nurse call."""
    kind = Event(event.kind)
    match TURNS[kind].bookings:
        case Bookings.RELEASE_ALL:
            given_up = set(Kind)
        case Bookings.RELEASE_THE_DAY | Bookings.MOVE:
            given_up = {Kind.CALL if case.place.phase in _OF_THE_CALL else Kind.THEATRE}
        case Bookings.KEEP:
            return
    _give_up(case, given_up, happened(kind))


_BOOKED_BY = {Event.LISTED: Kind.THEATRE, Event.FOLLOW_UP_BOOKED: Kind.CALL}


def take_booking_back(case: Case, event: EventRow) -> None:
    """A booking made in error goes with its entry."""
    old = next((one for one in case.events if one.id == event.facts.get(SUPERSEDES)), None)
    if old is not None and old.kind in _BOOKED_BY:
        _give_up(case, {_BOOKED_BY[old.kind]}, happened(Event.RECORDED_IN_ERROR))


def _give_up(case: Case, kinds: Collection[Kind], reason: str) -> None:
    for place in places_of(case.journey).filter(released_at=None, kind__in=kinds):
        release_place(place=place, reason=reason, by=HOUSE)
