"""What went wrong with a follow-up, and the promise that is at risk with its date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.appointments.models import Place
from careleaf.clinic.desks.follow_ups.queries import promises_at_risk
from careleaf.clinic.followup.acts.calling import AFTER_THE_LAST_TRY
from careleaf.clinic.journeys.models import Journey, OpenTask, PromiseState
from careleaf.clinic.journeys.presenters import needs_of
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.messages.models import Message, State
from careleaf.definition.vocabulary import Event

_FOLLOWS_UP = (Event.FOLLOW_UP_BOOKED, Event.FOLLOW_UP_LETTER_SENT, Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Somebody whose follow-up needs a person now. ``promise`` runs out at ``until``."""

    reference: str
    name: str
    spoken: str
    site: str
    what: str
    kind: str
    words: str
    needs: tuple[str, ...]
    promise: str
    until: datetime | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class Booked:
    at: datetime
    reference: str
    name: str
    spoken: str
    site: str
    session: str


def troubles(
    to_book: Iterable[OpenTask], not_reached: Iterable[OpenTask], letters: Iterable[Message], now: datetime
) -> tuple[Trouble, ...]:
    """No place, no answer, a letter that came back: each with its promise, the next to run out first."""
    found = [(task.journey, task.kept_by, _why_not_booked(task), "Book it", task.due) for task in to_book]
    found += [(task.journey, "", "Tried, and nobody answered", "Open the journey", task.due) for task in not_reached]
    found += [
        (one.journey, "", _letter(one), "Open the journey", None)
        for one in letters
        if one.journey and _is_about_it(one)
    ]
    risks = _first_of_each(promises_at_risk(journey for journey, *_ in found), [one[0] for one in found])
    rows = [_trouble(*one, risks.get(one[0].pk), now) for one in found]
    return tuple(sorted(rows, key=lambda row: (row.until is None, row.until or now, row.reference)))


def _why_not_booked(task: OpenTask) -> str:
    return "No place could be booked by itself" if task.tried_at else "Not booked yet"


def _letter(message: Message) -> str:
    return f"{message.title}: {State(getattr(message, 'state', State.RETURNED)).label.lower()}"


def _is_about_it(message: Message) -> bool:
    """The letter with the appointment, or the one after the last try."""
    if message.journey is None:
        return False
    letter = pathway_of(message.journey).letters.get(message.what)
    return message.what == AFTER_THE_LAST_TRY or (letter is not None and letter.sent_with in _FOLLOWS_UP)


def _first_of_each(states: Iterable[PromiseState], journeys: Iterable[Journey]) -> Mapping[int, PromiseState]:
    """The promise about the follow-up that runs out next, of each journey."""
    promises = {journey.pk: pathway_of(journey).promises for journey in journeys}
    found: dict[int, PromiseState] = {}
    for state in states:
        if promises[state.journey_id][state.key].kept_by in _FOLLOWS_UP:
            found.setdefault(state.journey_id, state)
    return found


def _trouble(
    journey: Journey,
    kind: str,
    what: str,
    words: str,
    due: datetime | None,
    risk: PromiseState | None,
    now: datetime,
) -> Trouble:
    until = risk.closes if risk else due
    return Trouble(
        reference=journey.reference,
        name=journey.patient.name,
        spoken=journey.spoken_reference,
        site=journey.site.name,
        what=what,
        kind=kind,
        words=words,
        needs=needs_of(journey),
        promise=pathway_of(journey).promises[risk.key].title if risk else "",
        until=until,
        is_over=until is not None and until < now,
    )


def bookings(places: Iterable[Place]) -> tuple[Booked, ...]:
    return tuple(
        Booked(
            at=place.starts_at,
            reference=place.journey.reference,
            name=place.journey.patient.name,
            spoken=place.journey.spoken_reference,
            site=place.session.site.name,
            session=place.session.title,
        )
        for place in places
    )
