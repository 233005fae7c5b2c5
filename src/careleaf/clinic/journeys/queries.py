"""Journeys of the hospitals a person works at, and their events as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from careleaf.clinic.journeys.models import Event, Journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.queries import definition_at, definition_of, published_editions
from careleaf.clinic.people.models import Site, Staff
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event as Kind
from careleaf.reasoning.happened import Happened, How


@dataclass(frozen=True, slots=True)
class Choice:
    """A leaflet in force at a hospital of this person: what a new journey can be opened on."""

    edition: Edition
    site: Site

    @property
    def key(self) -> str:
        return f"{self.edition.pathway_id}@{self.site.pk}"


def journeys_for(person: Staff, search: str = "") -> QuerySet[Journey]:
    """Newest first; a search matches the reference, spaces and case aside, or the initials."""
    found = Journey.objects.filter(site__in=person.sites.all()).select_related("site", "edition__pathway")
    typed = search.replace(" ", "").lower()
    return found.filter(Q(reference__startswith=typed) | Q(initials__iexact=typed)) if typed else found


def with_events(journeys: QuerySet[Journey]) -> QuerySet[Journey]:
    return journeys.prefetch_related("events__by")


def journey_for(person: Staff, reference: str) -> Journey | None:
    """None also where the journey is at a hospital this person does not work at."""
    return with_events(journeys_for(person)).filter(reference=reference.lower()).first()


def events_of(journey: Journey) -> tuple[Happened, ...]:
    """As reasoning takes them; the order they come in plays no part."""
    return tuple(map(as_happened, journey.events.all()))


def as_happened(event: Event) -> Happened:
    return Happened(
        id=f"{event.sequence:06}",
        kind=Kind(event.kind),
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        by=str(event.by_id),
        how=How(event.how),
        edition=event.edition_label,
        facts=event.facts,
    )


def pathway_of(journey: Journey) -> Pathway:
    """The pinned edition as this hospital runs it."""
    return definition_at(journey.edition, journey.site_id)


def openings_for(person: Staff) -> tuple[Choice, ...]:
    """Every published leaflet at every hospital of this person that it is for."""
    sites = list(person.sites.all())
    return tuple(Choice(edition, site) for edition in published_editions() for site in _served(edition, sites))


def _served(edition: Edition, sites: Iterable[Site]) -> Iterable[Site]:
    served = definition_of(edition).pathway.sites
    return (site for site in sites if site.pk in served)
