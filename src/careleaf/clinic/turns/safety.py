"""An urgent safety change reaches every open journey: pinned anew, told to the patient and the owner (ADR 0036)."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from careleaf.clinic.journeys.act import Act, Case, Facts
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import open_journeys_before
from careleaf.clinic.library.models import Edition, SafetyChange
from careleaf.clinic.library.queries import published_edition, safety_changes_in_force
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event

_NAMESPACE = UUID("7d0a8f0e-6a5c-4c57-9f3e-5b8f6a1e2c44")


def _pin_anew(case: Case, event: EventRow) -> None:
    """From now on the journey follows the new edition, and so does everything printed for it, its letter first."""
    journey = case.journey
    journey.edition = _published(journey.edition)
    journey.save(update_fields=("edition",))


CHANGE = Act(kind=Event.SAFETY_CHANGED, roles=(), brings=_pin_anew)
"""Done by the house alone: no role may record it by hand."""


def reach_everybody(at_most: int = 200) -> int:
    """Every open journey that is still pinned to what was before a safety change; how many were reached now."""
    reached = 0
    for change, journey in _not_reached(at_most):
        facts = _facts(change, journey)
        perform(CHANGE, journey=journey, facts=facts, circumstances=_at_once(change, journey), by=HOUSE)
        reached += 1
    return reached


def still_to_reach(change: SafetyChange) -> int:
    return open_journeys_before(change.edition).count()


def _not_reached(at_most: int) -> Iterator[tuple[SafetyChange, Journey]]:
    left = at_most
    for change in safety_changes_in_force():
        found = list(open_journeys_before(change.edition)[:left])
        left -= len(found)
        yield from ((change, journey) for journey in found)


def _facts(change: SafetyChange, journey: Journey) -> Facts:
    return {
        "from": journey.edition.label,
        "to": _published(journey.edition).label,
        "what": change.what,
        "consent_again": "yes" if change.asks_consent else "no",
    }


def _at_once(change: SafetyChange, journey: Journey) -> Circumstances:
    """Its key is of this change and this journey: reached twice, it is told once."""
    return Circumstances(happened_at=clock.now(), key=uuid5(_NAMESPACE, f"{change.pk}/{journey.reference}"))


def _published(pinned: Edition) -> Edition:
    edition = published_edition(pinned.pathway_id)
    if edition is None:
        raise Refused("No edition is published now, so there is none to follow.")
    return edition
