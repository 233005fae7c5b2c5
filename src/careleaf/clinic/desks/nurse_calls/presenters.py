"""Today's list of calls, and what stands beside the form of a call: all that has to be known before a word is said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.appointments.models import Place
from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.followup.figures import figures_in_words, scores_of, view_told
from careleaf.clinic.followup.limits import problems_unanswered
from careleaf.clinic.followup.script import script_of
from careleaf.clinic.followup.window import skills_for
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.presenters import Entry, entries
from careleaf.clinic.messages.presenters import Row, letters_of
from careleaf.clinic.web.saying import short_when
from careleaf.definition.vocabulary import Event

BESIDE = (Event.RECORD_REVIEWED, Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED)
"""The acts that have all of it beside their form."""
_REPORTS = (Event.CHECK_IN_ANSWERED, Event.PROBLEM_REPORTED, Event.PROBLEM_CLOSED)
_RECORD = (
    Event.NUMBING_INJECTED,
    Event.INJECTED,
    Event.IMAGES_SAVED,
    Event.PROCEDURE_ENDED,
    Event.ABANDONED,
    Event.SECOND_SIDE_DEFERRED,
    Event.RECORD_COMPLETED,
    Event.DISCHARGED,
    Event.ADMITTED,
)


@dataclass(frozen=True, slots=True)
class Call:
    """A line of today's list. ``kind`` is the next thing to do, None once it is decided."""

    at: datetime
    reference: str
    spoken: str
    name: str
    site: str
    number: str
    interpreter: bool
    note: str
    state: str
    kind: str
    words: str


def calls(places: Iterable[Place], told: dict[int, list[EventRow]]) -> tuple[Call, ...]:
    return tuple(_call(place, told.get(place.journey_id, [])) for place in places)


def _call(place: Place, told: Sequence[EventRow]) -> Call:
    journey, patient = place.journey, place.journey.patient
    state, kind, words = _next(told)
    return Call(
        at=place.starts_at,
        reference=journey.reference,
        spoken=journey.spoken_reference,
        name=patient.name,
        site=place.session.site.name,
        number=patient.mobile or patient.phone,
        interpreter="interpreter" in skills_for(patient, ""),
        note=patient.needs_note,
        state=state,
        kind=kind,
        words=words,
    )


def _next(told: Sequence[EventRow]) -> tuple[str, str, str]:
    """Where the call stands by what was recorded last, and what comes next."""
    kinds = [row.kind for row in told]
    if Event.OUTCOME_DECIDED.value in kinds:
        return "plan agreed", "", ""
    if Event.FOLLOW_UP_CALLED.value in kinds:
        return "called, no plan yet", Event.OUTCOME_DECIDED.value, "Agree the plan"
    tries = kinds.count(Event.FOLLOW_UP_ATTEMPTED.value)
    if Event.RECORD_REVIEWED.value in kinds:
        return (f"no answer so far, tried {tries} times" if tries else "ready"), Event.FOLLOW_UP_CALLED.value, "Call"
    return "not read yet", Event.RECORD_REVIEWED.value, "Read the record"


@dataclass(frozen=True, slots=True)
class ScoreLine:
    title: str
    value: str
    when: str
    how: str


@dataclass(frozen=True, slots=True)
class Beside:
    """``script`` are the definition's own words about the call; ``figures`` what the scores come to so far."""

    number: str
    interpreter: bool
    script: tuple[str, ...]
    figures: str
    scores: tuple[ScoreLine, ...]
    unanswered: int
    reports: tuple[Entry, ...]
    record: tuple[Entry, ...]
    letters: tuple[Row, ...]
    is_call: bool
    is_open: bool


def beside(case: Case, kind: Event) -> Beside | None:
    """None for an act that needs none of it. ``is_open``: laid open, because it has to be read now."""
    if kind not in BESIDE:
        return None
    patient = case.journey.patient
    known = [entry for entry in entries(case, ACTS) if not entry.superseded]
    return Beside(
        number=patient.mobile or patient.phone,
        interpreter="interpreter" in skills_for(patient, ""),
        script=() if kind is Event.RECORD_REVIEWED else tuple(script_of(case.pathway)),
        figures=figures_in_words(case, view_told(case)),
        scores=tuple(_scores(case)),
        unanswered=len(problems_unanswered(case)),
        reports=_of(known, _REPORTS),
        record=_of(known, _RECORD),
        letters=letters_of(case.journey),
        is_call=kind is Event.FOLLOW_UP_CALLED,
        is_open=kind is Event.RECORD_REVIEWED,
    )


def _scores(case: Case) -> Iterator[ScoreLine]:
    for score in scores_of(case.pathway, case.events):
        yield ScoreLine(score.title, score.value, f"{short_when(score.given.happened_at)}: {score.occasion}", score.how)


def _of(known: Iterable[Entry], kinds: Sequence[Event]) -> tuple[Entry, ...]:
    wanted = {kind.value for kind in kinds}
    return tuple(entry for entry in known if entry.kind in wanted)
