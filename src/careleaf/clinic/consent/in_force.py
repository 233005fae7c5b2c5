"""Whether a consent can still be relied on: for the edition the journey follows, and not too old."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.people.models import Format
from careleaf.clinic.web.saying import day
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.consent import that_count
from careleaf.reasoning.happened import Happened, until
from careleaf.reasoning.windows import span


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a consent has to be talked through again, in words."""

    words: str


def consent_of(case: Case) -> Happened | None:
    """The last consent that was not withdrawn and not overtaken by a safety change."""
    found = that_count(Event.CONSENT_GIVEN, until(case.events, case.at))
    return found[-1] if found else None


def good_until(case: Case, consent: Happened) -> datetime | None:
    """The last instant at which it may be confirmed, by the window of whoever confirms it; None without a limit."""
    tasks = (task for task in case.pathway.tasks.values() if task.kept_by is Event.CONSENT_CONFIRMED and task.window)
    windows = (case.pathway.windows[task.window] for task in tasks if task.window)
    own = (window for window in windows if window.anchor is Event.CONSENT_GIVEN)
    ends = [span(window, consent.happened_at, case.pathway.facts).closes for window in own]
    return min((end for end in ends if end is not None), default=None)


def doubts(case: Case) -> Iterator[Doubt]:
    """What keeps the consent in force from being confirmed."""
    consent = consent_of(case)
    if consent is None:
        return
    pinned, read = case.journey.edition.label, consent.facts.get("edition", "")
    if not read:
        yield Doubt("The consent does not say which version of the leaflet was read.")
    elif read != pinned:
        yield Doubt(f"The consent was given on version {read} of the leaflet; this journey follows version {pinned}.")
    ends = good_until(case, consent)
    if ends is not None and case.at > ends:
        yield Doubt(f"The consent was given on {day(consent.happened_at)}. It counted until {day(ends)}.")


def notes(case: Case) -> tuple[str, ...]:
    """What the page of the journey says about leaflet and consent while the needle is not in."""
    if not case.place.allows(Event.CONSENT_GIVEN):
        return ()
    again = "Talk it through again and take a new consent."
    found = [f"{doubt.words} {again}" for doubt in doubts(case)]
    given, patient = case.last(Event.LEAFLET_GIVEN), case.journey.patient
    if given and given.facts.get("format", patient.format) != patient.format:
        had = given.facts["format"]
        words = Format(had).label.lower() if had in Format.values else had
        found.append(f"The leaflet was given as {words}; the patient needs {patient.get_format_display().lower()}.")
    return tuple(found)
