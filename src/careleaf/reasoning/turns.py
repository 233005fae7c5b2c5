"""What becomes of open promises, messages and bookings when a journey ends or takes a turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from careleaf.definition.vocabulary import Event


class Promises(StrEnum):
    EXCUSED_WHERE_NAMED = "excused where the promise names it, otherwise they stand"
    STAND = "they stand"


class Messages(StrEnum):
    STOP = "no more messages to the patient"
    STOP_ABOUT_THE_DAY = "messages about the day stop"
    GO_ON = "they go on"


class Bookings(StrEnum):
    RELEASE_ALL = "every booking is released"
    RELEASE_THE_DAY = "the place on the list is released"
    MOVE = "the booking moves to the new time"
    KEEP = "they are kept"


@dataclass(frozen=True, slots=True)
class Turn:
    """What an end or turn brings with it, and what a person does next."""

    promises: Promises
    messages: Messages
    bookings: Bookings
    then: str


_CALLED_OFF = (Promises.EXCUSED_WHERE_NAMED, Messages.STOP_ABOUT_THE_DAY, Bookings.RELEASE_THE_DAY)
_OVER = (Promises.EXCUSED_WHERE_NAMED, Messages.STOP, Bookings.RELEASE_ALL)

TURNS: Mapping[Event, Turn] = MappingProxyType(
    {
        Event.DECLINED: Turn(*_OVER, "The referrer is told; the patient may come back through a new referral."),
        Event.NOT_ELIGIBLE: Turn(*_OVER, "The referrer and the patient are told why, and what else there is."),
        Event.CANCELLED_BY_PATIENT: Turn(*_CALLED_OFF, "A clerk agrees another day, or the patient declines."),
        Event.CANCELLED_BY_HOSPITAL: Turn(*_CALLED_OFF, "A clerk offers another day; the patient is told why."),
        Event.DID_NOT_ATTEND: Turn(*_CALLED_OFF, "A person phones, then decides under the access policy."),
        Event.ATTENDED_NOT_DONE: Turn(*_CALLED_OFF, "The patient is told why; another day is agreed, or it ends."),
        Event.RESCHEDULED: Turn(
            Promises.EXCUSED_WHERE_NAMED, Messages.STOP_ABOUT_THE_DAY, Bookings.MOVE, "A new letter with the new time."
        ),
        Event.ABANDONED: Turn(
            Promises.EXCUSED_WHERE_NAMED,
            Messages.GO_ON,
            Bookings.KEEP,
            "Recovery as after any needle; the consultant and the patient decide what comes next.",
        ),
        Event.SECOND_SIDE_DEFERRED: Turn(
            Promises.STAND, Messages.GO_ON, Bookings.KEEP, "The reason is recorded; the second side is listed or not."
        ),
        Event.ADMITTED: Turn(
            Promises.EXCUSED_WHERE_NAMED,
            Messages.STOP_ABOUT_THE_DAY,
            Bookings.KEEP,
            "An unplanned stay is looked into.",
        ),
        Event.TRANSFERRED: Turn(*_OVER, "The record goes with the patient; who takes over is written down."),
        Event.DIED: Turn(*_OVER, "No letter or message goes to the patient; the family is spoken to by a person."),
        Event.LOST: Turn(*_OVER, "The GP is told; alarm signs stay in the last letter."),
        Event.CLOSED: Turn(
            Promises.STAND, Messages.GO_ON, Bookings.RELEASE_ALL, "What was still promised is still answered for."
        ),
    }
)
"""Every end and turn there is."""
