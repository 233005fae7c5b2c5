"""How a session says no to somebody who wants a place: what is in the way, and which places are free instead."""

from collections.abc import Sequence

from careleaf.clinic.appointments.queries import FreePlace
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import when


class _WithOffers(Refused):
    """``offers`` are the next free places, earliest first."""

    def __init__(self, words: str, offers: Sequence[FreePlace] = ()) -> None:
        super().__init__(f"{words} {_said(offers)}")
        self.offers = tuple(offers)


class Full(_WithOffers):
    """No place is free where one was looked for."""


class Taken(_WithOffers):
    """Somebody else has this very place."""


class HasPlace(Refused):
    """This journey holds a place of the kind already."""


class Closed(Refused):
    """The session is locked, cancelled or over."""


def _said(offers: Sequence[FreePlace]) -> str:
    if not offers:
        return "There is no other free place. Open a session, or look at a later day."
    listed = "; ".join(f"{offer.session.title}, {when(offer.starts_at)}" for offer in offers)
    return f"The next free places: {listed}."
