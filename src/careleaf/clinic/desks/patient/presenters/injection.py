"""My injection: where I am, what happens next, what I must do, and what to know today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from careleaf.clinic.aftercare.colours import ENDS
from careleaf.clinic.appointments.models import Kind, Place
from careleaf.clinic.appointments.queries import places_of
from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.desks.patient.presenters.advice import Box, Expected, alarm_boxes, expected_today, whom_to_phone
from careleaf.clinic.journeys.access import may_do
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.queries import standing_of
from careleaf.clinic.messages.models import Message
from careleaf.clinic.recovery.duties import Duty, beginnings, duties
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.moves import Phase, is_past_the_needle

STANDS: Mapping[Phase, tuple[str, str]] = MappingProxyType(
    {
        Phase.REFERRED: ("You have been referred to us.", "A consultant reads the referral. Then we contact you."),
        Phase.ACCEPTED: ("We have accepted your referral.", "We give you a date. You get a letter about the day."),
        Phase.ARRIVED: ("You are at the hospital, before the procedure.", "The team goes through everything with you."),
        Phase.TO_DECIDE: ("It did not go ahead.", "We decide with you what comes next, and contact you."),
        Phase.IN_PROCEDURE: ("You are having the procedure.", "Then you go to recovery."),
        Phase.IN_RECOVERY: ("You are in recovery.", "A nurse tests your legs and goes through what to do at home."),
        Phase.STAYING: ("You are staying in the hospital.", "The team tells you what comes next."),
        Phase.AT_HOME: ("You are at home after the procedure.", "We ask how you are, and then talk with you about it."),
        Phase.FOLLOWED_UP: ("We have talked about how it went.", "You get a letter with what we agreed."),
        Phase.ENDED: ("This treatment has ended with us.", "You can still tell us about a problem."),
    }
)
WHAT = {Kind.THEATRE.value: "At the hospital", Kind.CALL.value: "A nurse phones you"}
ASKED_BEFORE = (Phase.REFERRED, Phase.ACCEPTED, Phase.ARRIVED)
_MUST: Mapping[Event, str] = MappingProxyType(
    {
        Event.QUESTIONS_ANSWERED: "Answer the safety questions",
        Event.CHECK_IN_ANSWERED: "Tell us how you are",
        Event.ESCORT_CONFIRMED: "Tell us who takes you home",
    }
)


@dataclass(frozen=True, slots=True)
class Must:
    """Something for the patient to do now; ``due`` where there is a time for it."""

    kind: str
    words: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Appointment:
    number: int
    what: str
    at: datetime
    where: str


@dataclass(frozen=True, slots=True)
class Letter:
    reference: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class InjectionPage:
    reference: str
    title: str
    site: str
    leaflet: tuple[str, int, str]
    stands: str
    next: str
    must: tuple[Must, ...]
    reads_for_consent: bool
    appointments: tuple[Appointment, ...]
    is_after: bool
    duties: tuple[Duty, ...]
    expected: tuple[Expected, ...]
    boxes: tuple[Box, ...]
    phone: tuple[str, ...]
    letters: tuple[Letter, ...]
    offers: tuple[Must, ...]
    has_needs: bool


def injection_page(case: Case, letters: tuple[Message, ...]) -> InjectionPage:
    journey, phase = case.journey, case.place.phase
    edition = journey.edition
    after = is_past_the_needle(phase) and case.last(*ENDS) is not None
    stands, comes = STANDS[phase]
    return InjectionPage(
        reference=journey.reference,
        title=edition.pathway.title,
        site=journey.site.name,
        leaflet=(edition.pathway_id, edition.number, journey.site_id),
        stands=stands,
        next=comes,
        must=tuple(_must(case)),
        reads_for_consent=_reads_for_consent(case),
        appointments=appointments_of(case),
        is_after=after,
        duties=(*duties(case), *beginnings(case)) if after else (),
        expected=expected_today(case) if after else (),
        boxes=alarm_boxes(case.pathway),
        phone=whom_to_phone(case.pathway),
        letters=tuple(map(_letter, letters)),
        offers=tuple(_offers(case)),
        has_needs=journey.patient.needs_reviewed_at is not None,
    )


def _must(case: Case) -> Iterator[Must]:
    """Open tasks that patients can do for themselves; a check-in that was sent and not answered."""
    seen = {kind: due for kind, due in _open_now(case) if kind in _MUST}
    if case.place.phase not in ASKED_BEFORE:
        seen.pop(Event.QUESTIONS_ANSWERED, None)
    if case.place.phase not in (Phase.AT_HOME, Phase.FOLLOWED_UP):
        seen.pop(Event.CHECK_IN_ANSWERED, None)
    elif _is_asked_how(case):
        seen.setdefault(Event.CHECK_IN_ANSWERED, None)
    for kind, due in seen.items():
        if may_do(case.by, ACTS[kind].roles):
            yield Must(kind.value, _MUST[kind], due if due and due > case.at else None)


def _open_now(case: Case) -> Iterator[tuple[Event, datetime | None]]:
    for task in standing_of(case).tasks:
        kind = case.pathway.tasks[task.key].kept_by
        if kind in ACTS and (task.opens is None or task.opens <= case.at):
            yield kind, task.due


def _is_asked_how(case: Case) -> bool:
    last = case.last(Event.CHECK_IN_SENT, Event.CHECK_IN_ANSWERED)
    return last is not None and last.kind is Event.CHECK_IN_SENT


def _reads_for_consent(case: Case) -> bool:
    """The leaflet is in their hands and the talk about consent lies ahead."""
    given = case.last(Event.LEAFLET_GIVEN) is not None
    return given and case.place.phase in ASKED_BEFORE and case.last(Event.CONSENT_GIVEN) is None


OFFERS = {
    Event.MESSAGE_RECEIVED: "Ask us a question",
    Event.FORMAT_REQUESTED: "Ask for the leaflet in another way or language",
    Event.FEEDBACK_GIVEN: "Tell us what you think of us",
    Event.COMPLAINT_RECEIVED: "Make a complaint",
}


def _offers(case: Case) -> Iterator[Must]:
    """What may be told at any time, where there is a room for it."""
    for kind, words in OFFERS.items():
        act = ACTS.get(kind)
        if act and may_do(case.by, act.roles) and case.place.allows(kind):
            yield Must(kind.value, words, None)


def held_places(case: Case) -> tuple[Place, ...]:
    """Places they hold that are still to come or of today."""
    return tuple(
        place
        for place in places_of(case.journey)
        if place.released_at is None and place.session.ends_at >= case.at and not place.session.cancelled_at
    )


def appointments_of(case: Case) -> tuple[Appointment, ...]:
    found = sorted(held_places(case), key=lambda place: place.starts_at)
    return tuple(Appointment(one.pk, WHAT[one.kind], one.starts_at, one.session.site.name) for one in found)


def _letter(message: Message) -> Letter:
    return Letter(message.reference, message.title, message.issued_at)
