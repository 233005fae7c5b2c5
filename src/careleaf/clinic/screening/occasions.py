"""Which questions are asked now: by where the journey stands and when the day is planned."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from careleaf.clinic.journeys.act import Case
from careleaf.definition.rules import Occasion
from careleaf.definition.values import Duration
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.assess import is_asked
from careleaf.reasoning.bookings import planned
from careleaf.reasoning.calendar import day_of, reach
from careleaf.reasoning.happened import until
from careleaf.reasoning.moves import Phase

_ANCHORS: Mapping[Phase, Event] = MappingProxyType(
    {
        Phase.IN_PROCEDURE: Event.SIGNED_IN,
        Phase.IN_RECOVERY: Event.PROCEDURE_ENDED,
        Phase.STAYING: Event.PROCEDURE_ENDED,
        Phase.AT_HOME: Event.CHECK_IN_SENT,
        Phase.FOLLOWED_UP: Event.FOLLOW_UP_CALLED,
    }
)
_WORKED_OUT_AT = frozenset({Event.TIMED_OUT, Event.LEG_POWER_TESTED})
"""Events whose acts work the answers out from what was measured: nobody answers those by hand on a sheet."""
_IN_THEATRE = (Event.TEAM_BRIEFED, Event.SIGNED_IN, Event.TIMED_OUT)


def occasion_now(case: Case) -> str | None:
    """The occasion of this moment; None where the definition has none for it."""
    if case.place.phase in _ANCHORS:
        return _at(_ANCHORS[case.place.phase], case)
    if case.place.phase is Phase.ARRIVED:
        here = case.last(Event.ARRIVED)
        in_theatre = case.last(*_IN_THEATRE)
        is_in_theatre = here and in_theatre and in_theatre.happened_at >= here.happened_at
        return (_at(Event.SIGNED_IN, case) if is_in_theatre else None) or _at(Event.ARRIVED, case)
    return _before_the_day(case)


def _at(anchor: Event, case: Case) -> str | None:
    """The occasion at an event itself."""
    found = case.pathway.occasions.items()
    return next((key for key, one in found if one.anchor is anchor and one.before is None), None)


def _before_the_day(case: Case) -> str | None:
    """The last one whose time before the planned day has come; at listing where none has, or no day is planned."""
    day = planned(Event.ARRIVED, case.place, until(case.events, case.at))
    if day is None:
        return _at(Event.LISTED, case)
    if day_of(case.at) >= day_of(day):
        return _at(Event.ARRIVED, case)
    begins = {
        reach(day, length, back=True): key
        for key, one in case.pathway.occasions.items()
        if one.anchor is Event.ARRIVED and (length := _ahead(one, case)) is not None
    }
    come = [instant for instant in begins if instant <= case.at]
    return begins[max(come)] if come else _at(Event.LISTED, case)


def _ahead(occasion: Occasion, case: Case) -> Duration | None:
    value = case.pathway.facts[occasion.before].is_ if occasion.before else None
    return value if isinstance(value, Duration) else None


def asked_of(case: Case, keys: Iterable[str]) -> tuple[str, ...]:
    """Of these questions those for this person; patients on their own are not put what the team finds out."""
    past = until(case.events, case.at)
    alone = case.by.role == Role.PATIENT
    return tuple(
        key
        for key in keys
        if not _is_worked_out(case, key)
        and not (alone and case.pathway.questions[key].put_to == "team")
        and is_asked(key, case.rulebook, past, case.at, case.age)
    )


def _is_worked_out(case: Case, key: str) -> bool:
    occasions = case.pathway.occasions
    return all(occasions[name].anchor in _WORKED_OUT_AT for name in case.pathway.questions[key].asked_at)


def asked_at(case: Case, occasion: str | None) -> tuple[str, ...]:
    """The questions of an occasion for this person."""
    questions = case.pathway.questions.items()
    return asked_of(case, (key for key, one in questions if occasion in one.asked_at))
