"""When the patient is followed up by the definition's promise, and in which way they can be."""

from collections.abc import Iterator
from datetime import datetime

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.people.models import Format, Patient
from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Window
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.windows import Span, span

_FROM = (Event.PROCEDURE_ENDED, Event.ABANDONED, Event.DISCHARGED)
TELEPHONE, VIDEO, FACE_TO_FACE, IN_WRITING = "telephone", "video", "face_to_face", "in_writing"
MODES = (
    (TELEPHONE, "By telephone"),
    (VIDEO, "By video"),
    (FACE_TO_FACE, "Face to face"),
    (IN_WRITING, "In writing"),
)
_NEEDS_OF_A_WAY = {VIDEO: ("video",), FACE_TO_FACE: ("face-to-face",)}
_SIGNS = "bfi"


def is_phoned(pathway: Pathway) -> bool:
    """Whether somebody phones; where nobody does, a visit decides."""
    return any(Event.FOLLOW_UP_CALLED in step.events for step in pathway.steps.values())


def follow_up_window(pathway: Pathway) -> Window | None:
    """The window, from the procedure on, of the promise or task that the call keeps; of the decision where nobody
    phones."""
    kinds = (Event.FOLLOW_UP_CALLED,) if is_phoned(pathway) else (Event.OUTCOME_DECIDED,)
    named = (pathway.windows[name] for kind in kinds for name in _windows_of(pathway, kind))
    return next((one for one in named if one.direction == "after" and one.anchor in _FROM), None)


def _windows_of(pathway: Pathway, kind: Event) -> Iterator[str]:
    yield from (one.window for one in pathway.promises.values() if one.kept_by is kind)
    yield from (one.window for one in pathway.tasks.values() if one.kept_by is kind and one.window)


def promised_span(case: Case) -> Span | None:
    """The first and last instant promised to this patient; None where nothing is, or an edge has no value yet."""
    window = follow_up_window(case.pathway)
    anchor = case.last(window.anchor) if window else None
    if window is None or anchor is None:
        return None
    due = span(window, anchor.happened_at, case.pathway.facts)
    return None if due.unset else due


def is_inside(due: Span | None, at: datetime) -> bool:
    """Nothing promised is nothing missed."""
    if due is None:
        return True
    return (due.opens is None or at >= due.opens) and (due.closes is None or at <= due.closes)


def signs(patient: Patient) -> bool:
    return patient.language == _SIGNS or patient.format == Format.SIGN_LANGUAGE


def mode_for(case: Case) -> str:
    """The way this patient can be met; whoever signs is met by video."""
    if not is_phoned(case.pathway):
        return FACE_TO_FACE
    return VIDEO if signs(case.journey.patient) else TELEPHONE


def skills_for(patient: Patient, mode: str) -> tuple[str, ...]:
    """What the session has to offer."""
    interpreter = ("interpreter",) if patient.interpreter or signs(patient) else ()
    return (*interpreter, *_NEEDS_OF_A_WAY.get(mode, ()))
