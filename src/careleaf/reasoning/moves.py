"""The one transition table: where a journey stands, what may come next, and which events came out of order.

What is not in the table is refused on screen while it has not happened yet. Once something has happened the record
takes it, and what came out of order is named here so that a person looks at it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.turns import TURNS


class Phase(StrEnum):
    """Where a journey stands, in the order it passes through."""

    REFERRED = "referred"
    ACCEPTED = "accepted"
    ARRIVED = "arrived"
    TO_DECIDE = "to_decide"
    """The day came to nothing: a person decides whether there is another."""
    IN_PROCEDURE = "in_procedure"
    IN_RECOVERY = "in_recovery"
    STAYING = "staying"
    AT_HOME = "at_home"
    FOLLOWED_UP = "followed_up"
    ENDED = "ended"


_RANK = {phase: rank for rank, phase in enumerate(Phase)}
_ENDS_BEFORE_THE_NEEDLE = MappingProxyType(
    dict.fromkeys((Event.DECLINED, Event.NOT_ELIGIBLE, Event.TRANSFERRED, Event.DIED, Event.LOST), Phase.ENDED)
)
_CALLED_OFF = MappingProxyType(
    dict.fromkeys((Event.CANCELLED_BY_PATIENT, Event.CANCELLED_BY_HOSPITAL), Phase.TO_DECIDE)
)
_IN_THE_HOUSE = MappingProxyType(dict.fromkeys((Event.TRANSFERRED, Event.DIED), Phase.ENDED))
_AFTERWARDS = MappingProxyType(
    {
        Event.ADMITTED: Phase.STAYING,
        # A second side, or another injection of the same referral: the journey goes on from the waiting list.
        Event.LISTED: Phase.ACCEPTED,
        **dict.fromkeys((Event.CLOSED, Event.DECLINED, Event.TRANSFERRED, Event.DIED, Event.LOST), Phase.ENDED),
    }
)

TABLE: Mapping[Phase, Mapping[Event, Phase]] = MappingProxyType(
    {
        Phase.REFERRED: {
            Event.ACCEPTED: Phase.ACCEPTED,
            Event.QUESTIONS_ANSWERED: Phase.REFERRED,
            **_ENDS_BEFORE_THE_NEEDLE,
        },
        Phase.ACCEPTED: {
            Event.ARRIVED: Phase.ARRIVED,
            Event.QUESTIONS_ANSWERED: Phase.ACCEPTED,
            Event.RESCHEDULED: Phase.ACCEPTED,
            Event.DID_NOT_ATTEND: Phase.TO_DECIDE,
            **_CALLED_OFF,
            **_ENDS_BEFORE_THE_NEEDLE,
        },
        Phase.ARRIVED: {
            Event.PROCEDURE_STARTED: Phase.IN_PROCEDURE,
            Event.QUESTIONS_ANSWERED: Phase.ARRIVED,
            # Sent home to come again another day: the journey goes on from the waiting list.
            Event.RESCHEDULED: Phase.ACCEPTED,
            Event.ATTENDED_NOT_DONE: Phase.TO_DECIDE,
            **_CALLED_OFF,
            **_ENDS_BEFORE_THE_NEEDLE,
        },
        Phase.TO_DECIDE: {
            Event.RESCHEDULED: Phase.ACCEPTED,
            Event.LISTED: Phase.ACCEPTED,
            # Came after all.
            Event.ARRIVED: Phase.ARRIVED,
            Event.CLOSED: Phase.ENDED,
            **_ENDS_BEFORE_THE_NEEDLE,
        },
        Phase.IN_PROCEDURE: {
            Event.PROCEDURE_ENDED: Phase.IN_RECOVERY,
            # Whoever had a needle in is watched afterwards, however short it was.
            Event.ABANDONED: Phase.IN_RECOVERY,
            Event.SECOND_SIDE_DEFERRED: Phase.IN_PROCEDURE,
            **_IN_THE_HOUSE,
        },
        Phase.IN_RECOVERY: {
            Event.DUTIES_ACKNOWLEDGED: Phase.IN_RECOVERY,
            Event.DISCHARGED: Phase.AT_HOME,
            Event.ADMITTED: Phase.STAYING,
            **_IN_THE_HOUSE,
        },
        Phase.STAYING: {
            Event.DUTIES_ACKNOWLEDGED: Phase.STAYING,
            Event.DISCHARGED: Phase.AT_HOME,
            **_IN_THE_HOUSE,
        },
        Phase.AT_HOME: {
            Event.FOLLOW_UP_CALLED: Phase.FOLLOWED_UP,
            # Where nobody phones, a visit decides.
            Event.OUTCOME_DECIDED: Phase.FOLLOWED_UP,
            **_AFTERWARDS,
        },
        Phase.FOLLOWED_UP: dict(_AFTERWARDS),
        Phase.ENDED: {},
    }
)
"""What moves a journey on, and where to."""

_AT_ANY_TIME = frozenset(
    {
        Event.LEAFLET_GIVEN,
        Event.MESSAGE_RECEIVED,
        Event.MESSAGE_ANSWERED,
        Event.FORMAT_REQUESTED,
        Event.FORMAT_DELIVERED,
        Event.CONTACT_AUTHORISED,
        Event.FEEDBACK_GIVEN,
        Event.COMPLAINT_RECEIVED,
        Event.COMPLAINT_ACKNOWLEDGED,
        # A problem at home is answered even when the next injection is on its way already.
        Event.PROBLEM_REPORTED,
        Event.PROBLEM_CLOSED,
        Event.SAFETY_CHANGED,
        Event.RECORDED_IN_ERROR,
    }
)
_CONSENT = frozenset({Event.CONSENT_GIVEN, Event.CONSENT_WITHDRAWN, Event.FINDING_RESOLVED})
_AT_THE_TABLE = frozenset(
    {Event.POSITIONED, Event.SKIN_CLEANED, Event.TIMED_OUT, Event.STOPPED_BEFORE_BLOCK, *_CONSENT}
)
_RECORDS = frozenset({Event.DRESSING_APPLIED, Event.IMAGES_SAVED, Event.SIGNED_OUT, Event.RECORD_COMPLETED})
_REPORTS = frozenset({Event.CHECK_IN_SENT, Event.CHECK_IN_ANSWERED})
_LETTERS = frozenset({Event.DISCHARGE_LETTER_SENT, Event.GP_LETTER_SENT, Event.PROPERTY_RETURNED})
_IN_RECOVERY = frozenset(
    {
        Event.QUESTIONS_ANSWERED,
        Event.FINDING_RESOLVED,
        Event.ESCORT_CONFIRMED,
        Event.FIRST_STAND_ASSISTED,
        Event.LEG_POWER_TESTED,
        Event.FOLLOW_UP_BOOKED,
        *_RECORDS,
        *_REPORTS,
        *_LETTERS,
    }
)
_AT_HOME = frozenset(
    {
        Event.QUESTIONS_ANSWERED,
        Event.FINDING_RESOLVED,
        Event.IMAGES_SAVED,
        Event.RECORD_COMPLETED,
        Event.FOLLOW_UP_BOOKED,
        Event.FOLLOW_UP_LETTER_SENT,
        Event.RECORD_REVIEWED,
        Event.FOLLOW_UP_ATTEMPTED,
        # Of the appointment after the procedure, which is booked anew while the journey goes on.
        Event.RESCHEDULED,
        Event.DID_NOT_ATTEND,
        Event.CANCELLED_BY_PATIENT,
        Event.CANCELLED_BY_HOSPITAL,
        *_REPORTS,
        *_LETTERS,
    }
)

NOTES: Mapping[Phase, frozenset[Event]] = MappingProxyType(
    {
        phase: notes | _AT_ANY_TIME
        for phase, notes in {
            Phase.REFERRED: _CONSENT | {Event.REFERRED},
            Phase.ACCEPTED: _CONSENT | {Event.LISTED, Event.ADMISSION_LETTER_SENT, Event.ESCORT_CONFIRMED},
            Phase.ARRIVED: _AT_THE_TABLE
            | {
                Event.CONSENT_CONFIRMED,
                Event.ESCORT_CONFIRMED,
                Event.GOWN_GIVEN,
                Event.PROPERTY_TAKEN,
                Event.PROPERTY_RETURNED,
                Event.SITE_MARKED,
                Event.TEAM_BRIEFED,
                Event.SIGNED_IN,
            },
            Phase.TO_DECIDE: _CONSENT | {Event.QUESTIONS_ANSWERED, Event.PROPERTY_RETURNED},
            Phase.IN_PROCEDURE: _AT_THE_TABLE
            | _RECORDS
            | {Event.QUESTIONS_ANSWERED, Event.NUMBING_INJECTED, Event.INJECTED},
            Phase.IN_RECOVERY: _IN_RECOVERY,
            Phase.STAYING: _IN_RECOVERY,
            Phase.AT_HOME: _AT_HOME,
            Phase.FOLLOWED_UP: _AT_HOME | {Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED},
            Phase.ENDED: _REPORTS
            | _LETTERS
            | {Event.ADMITTED, Event.DIED, Event.RECORD_COMPLETED, Event.FINDING_RESOLVED},
        }.items()
    }
)
"""What may happen in a phase and leaves the journey where it stands."""

KNOWN = frozenset(kind for moves in TABLE.values() for kind in moves).union(*NOTES.values())
"""The events the table speaks of: all there are."""

OWNERS: Mapping[Phase, Role] = MappingProxyType(
    {
        Phase.REFERRED: Role.CONSULTANT,
        Phase.ACCEPTED: Role.CLERK,
        Phase.ARRIVED: Role.THEATRE_NURSE,
        Phase.TO_DECIDE: Role.CLERK,
        Phase.IN_PROCEDURE: Role.CONSULTANT,
        Phase.IN_RECOVERY: Role.RECOVERY_NURSE,
        Phase.STAYING: Role.RECOVERY_NURSE,
        Phase.AT_HOME: Role.PAIN_NURSE,
        Phase.FOLLOWED_UP: Role.PAIN_NURSE,
    }
)
"""Who sees to it that a journey moves on, also where no task is open. Only what has ended is nobody's."""

_BEGIN_ANEW = frozenset(
    {
        Event.RESCHEDULED,
        Event.CANCELLED_BY_PATIENT,
        Event.CANCELLED_BY_HOSPITAL,
        Event.DID_NOT_ATTEND,
        Event.ATTENDED_NOT_DONE,
    }
)
_NEEDLE_IN = frozenset(
    {Event.PROCEDURE_STARTED, Event.NUMBING_INJECTED, Event.INJECTED, Event.PROCEDURE_ENDED, Event.ABANDONED}
)
LASTING = frozenset(
    {
        Event.REFERRED,
        Event.ACCEPTED,
        Event.QUESTIONS_ANSWERED,
        Event.LEAFLET_GIVEN,
        Event.ADMITTED,
        *_CONSENT,
        *_AT_ANY_TIME,
    }
)
"""What stands whatever becomes of the day; everything else is of one day and is done again on the next."""


def is_past_the_needle(phase: Phase) -> bool:
    return _RANK[phase] > _RANK[Phase.IN_PROCEDURE]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a journey stands, what moves it on, and which events came out of order.

    ``anew_since`` is the event since which the way to the day begins again; ``ended_by`` the event that ended it.
    ``called_off`` are the events of days that came to nothing and were followed by another day, ``visits`` the turns
    of the appointment after the procedure.
    """

    phase: Phase
    next_events: tuple[Event, ...]
    out_of_order: tuple[Happened, ...]
    anew_since: Happened | None = None
    ended_by: Happened | None = None
    called_off: tuple[Happened, ...] = ()
    visits: tuple[Happened, ...] = ()

    @property
    def owner(self) -> Role | None:
        """Who sees to it that the journey moves on; nobody once it has ended."""
        return OWNERS.get(self.phase)

    def allows(self, kind: Event) -> bool:
        return kind in TABLE[self.phase] or kind in NOTES[self.phase]

    def leads_back(self, kind: Event) -> bool:
        """Whether an event would bring a journey past the needle back before it: the beginning of another round."""
        target = TABLE[self.phase].get(kind, self.phase)
        return is_past_the_needle(self.phase) and not is_past_the_needle(target)


def standing(events: Iterable[Happened]) -> Standing:
    """Derived from the events as they happened; when they were recorded plays no part."""
    walk = _Walk()
    for event in in_order(events):
        walk.take(event)
    return Standing(
        walk.phase,
        tuple(TABLE[walk.phase]),
        tuple(walk.out_of_order),
        walk.anew_since,
        walk.ended_by,
        tuple(walk.called_off),
        tuple(walk.visits),
    )


@dataclass(slots=True)
class _Walk:
    """A journey followed event by event; ``day`` is what belongs to the day it is on."""

    phase: Phase = Phase.REFERRED
    out_of_order: list[Happened] = field(default_factory=list)
    anew_since: Happened | None = None
    ended_by: Happened | None = None
    day: list[Happened] = field(default_factory=list)
    called_off: list[Happened] = field(default_factory=list)
    visits: list[Happened] = field(default_factory=list)

    def take(self, event: Happened) -> None:
        stood, kind = self.phase, event.kind
        if kind in TABLE[stood]:
            self.phase = TABLE[stood][kind]
        elif kind not in NOTES[stood]:
            self.out_of_order.append(event)
            self.phase = _furthest(stood, kind, self.ended_by)
        elif kind in _BEGIN_ANEW:
            self.visits.append(event)
        if kind not in LASTING:
            self.day.append(event)
        if (kind in _BEGIN_ANEW and kind in TABLE[stood]) or self._is_set_back(stood):
            self._begin_anew(event)
        if kind is Event.DIED or self.phase is not stood:
            self.ended_by = event if self.phase is Phase.ENDED else None

    def _is_set_back(self, stood: Phase) -> bool:
        return _RANK[self.phase] < min(_RANK[stood], _RANK[Phase.IN_PROCEDURE])

    def _begin_anew(self, event: Happened) -> None:
        self.anew_since = event
        if self.phase is Phase.TO_DECIDE:
            return
        if not any(one.kind in _NEEDLE_IN for one in self.day):
            # Whoever comes after all comes to the same day: only what called it off has not been.
            gone = [one for one in self.day if event.kind is not Event.ARRIVED or one.kind in TURNS]
            self.called_off.extend(one for one in gone if one is not event or one.kind in TURNS)
        self.day = [event]


def _furthest(stood: Phase, kind: Event, ended_by: Happened | None) -> Phase:
    """Where an event leaves a journey it could not have come next in: never further back than it already stood.

    An end out of order ends nothing but by death: a person looks at it first. For the same reason a journey that had
    ended goes on where something out of order brings it, unless the patient has died.
    """
    landings = _LANDINGS[kind]
    if kind is Event.DIED or (ended_by is not None and ended_by.kind is Event.DIED):
        return Phase.ENDED
    living = landings - {Phase.ENDED}
    if stood is Phase.ENDED:
        return max(living, key=_RANK.__getitem__, default=stood)
    return max((stood, *living), key=_RANK.__getitem__)


_LANDINGS: Mapping[Event, frozenset[Phase]] = MappingProxyType(
    {
        kind: frozenset(moves[kind] for phase, moves in TABLE.items() if moves.get(kind, phase) is not phase)
        for kind in Event
    }
)
"""The phases an event leads into from another."""
