"""What stands at the top of a letter: each row the definition names, with what is true of this journey now."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from careleaf.clinic.appointments.queries import places_of
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.people.details import spaced
from careleaf.definition.leaflet import Letter, Stated
from careleaf.definition.vocabulary import Event
from careleaf.publishing.compose.particulars import Particular, Value, Worded
from careleaf.reasoning.bookings import planned
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.sides import Side, consented, sides_in
from careleaf.reasoning.windows import span

SIDE_WORDS = {side: Worded(f"say.side.{side.value}") for side in Side}
_APPOINTMENTS = {Event.FOLLOW_UP_LETTER_SENT: Event.FOLLOW_UP_CALLED}
"""What a letter with a date is about: the day itself, unless it is this one."""


def particulars_of(case: Case, letter: Letter) -> tuple[Particular, ...]:
    """Those that have a value; what is not known is left out, never made up."""
    return tuple(
        Particular(row.label, value) for row in letter.states for value in _values(case, letter, row) if value != ""
    )


def _values(case: Case, letter: Letter, row: Stated) -> Iterator[Value]:
    if row.window:
        yield from _end_of(case, row.window)
    elif row.event:
        yield _said(case, row)
    else:
        yield _KNOWN[row.label](case, letter)


def _end_of(case: Case, name: str) -> Iterator[datetime]:
    window = case.pathway.windows[name]
    anchor = case.last(window.anchor)
    if anchor is not None:
        due = span(window, anchor.happened_at, case.pathway.facts)
        yield from filter(None, (due.closes or due.opens,))


def _said(case: Case, row: Stated) -> Value:
    """What every event of the kind said, in the order they happened; an instant stays one, yes and no become words."""
    events = [event for event in in_order(case.events) if event.kind is row.event and _is_about(event, row)]
    lines = (" ".join(filter(None, map(event.facts.get, row.facts))) for event in events)
    told = [line for line in lines if line]
    if len(told) == 1 and told[0] in ("yes", "no", "not_known"):
        return Worded(f"say.{told[0]}")
    if len(told) == 1 and (instant := _instant(told[0])):
        return instant
    return "; ".join(dict.fromkeys(told))


def _is_about(event: Happened, row: Stated) -> bool:
    return row.finding is None or event.facts.get("finding") == row.finding


def _instant(text: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None


def _side(case: Case, letter: Letter) -> Value:
    """What was injected once there was a needle; before it what is consented to, or asked for."""
    past = in_order(case.events)
    injected = frozenset[Side]().union(*(sides_in(event) for event in past if event.kind is Event.INJECTED))
    stated = next((sides_in(event) for event in reversed(past) if sides_in(event)), frozenset[Side]())
    sides = injected or consented(case.events) or stated
    return SIDE_WORDS[Side.BOTH if len(sides) > 1 else next(iter(sides))] if sides else ""


def side_of(case: Case) -> str:
    """The side done, as a fact of an event states it; empty where there was no needle."""
    injected = [sides_in(event) for event in in_order(case.events) if event.kind is Event.INJECTED]
    sides = frozenset[Side]().union(*injected)
    return "" if not sides else Side.BOTH.value if len(sides) > 1 else next(iter(sides)).value


def _when(case: Case, letter: Letter) -> Value:
    anchor = _APPOINTMENTS.get(letter.sent_with, Event.ARRIVED) if letter.sent_with else Event.ARRIVED
    return planned(anchor, case.place, in_order(case.events)) or ""


def _place(case: Case, letter: Letter) -> Value:
    held = places_of(case.journey).filter(released_at=None, kind="theatre").first()
    return held.session.theatre if held else ""


def _born(case: Case, letter: Letter) -> Value:
    born = case.journey.patient.birth_date
    return f"{born.day} {born:%B %Y}" if born else ""


_KNOWN: Mapping[str, Callable[[Case, Letter], Value]] = {
    "patient": lambda case, letter: case.journey.patient.name,
    "date_of_birth": _born,
    "nhs_number": lambda case, letter: spaced(number) if (number := case.journey.patient.nhs_number) else "",
    "date_and_time": _when,
    "hospital": lambda case, letter: case.journey.site.name,
    "place": _place,
    "side": _side,
    "allergies": lambda case, letter: ", ".join(case.journey.patient.allergies or ()),
    "phone_number": lambda case, letter: case.journey.patient.mobile or case.journey.patient.phone,
    "interpreter": lambda case, letter: Worded("say.yes") if case.journey.patient.interpreter else "",
}
