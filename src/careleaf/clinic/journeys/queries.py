"""Journeys a person may see, their events as plain values, and what is kept handy of where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import Event, Journey, OpenTask
from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.queries import definition_at, definition_of, published_editions
from careleaf.clinic.people.access import Actor
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.people.queries import family_of
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event as Kind
from careleaf.definition.vocabulary import Role
from careleaf.reasoning.gates import Stop, stops
from careleaf.reasoning.happened import Happened, How
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.signing import still_to_sign
from careleaf.reasoning.standing import JourneyStanding, journey_standing


@dataclass(frozen=True, slots=True)
class Choice:
    """A leaflet in force at a hospital of this person: what a new journey can be opened on."""

    edition: Edition
    site: Site

    @property
    def key(self) -> str:
        return f"{self.edition.pathway_id}@{self.site.pk}"


def journeys_for(person: Staff) -> QuerySet[Journey]:
    """Those at the hospitals a person works at, newest first."""
    return _whole(Journey.objects.filter(site__in=person.sites.all()))


def journeys_of(patient: Patient) -> QuerySet[Journey]:
    """All of one person, under whichever of their merged records they were opened."""
    return _whole(Journey.objects.filter(patient__reference__in=family_of(patient)))


def every_journey() -> QuerySet[Journey]:
    """All of them with their events, for the house itself: nobody is shown them."""
    return with_events(_whole(Journey.objects.all()))


def open_journeys_before(edition: Edition) -> QuerySet[Journey]:
    """Those under way that are pinned to an earlier edition of the same procedure."""
    found = Journey.objects.filter(edition__pathway=edition.pathway_id, edition__number__lt=edition.number)
    under_way = found.exclude(standing__phase=Phase.ENDED.value)
    return _whole(under_way).order_by("pk")


def _whole(journeys: QuerySet[Journey]) -> QuerySet[Journey]:
    """With whose and where, but without the text of the edition: each process builds that once, by its hash."""
    return journeys.select_related("patient", "site", "edition__pathway").defer("edition__canonical")


def somebody_at(phase: Phase) -> Patient | None:
    """The patient of the first journey that stands there, for the house itself."""
    found = Patient.objects.filter(journeys__standing__phase=phase.value, birth_date__isnull=False)
    return found.order_by("journeys__pk").first()


def with_events(journeys: QuerySet[Journey]) -> QuerySet[Journey]:
    return journeys.prefetch_related("events")


def journey_for(person: Staff, reference: str) -> Journey | None:
    """None also where the journey is at a hospital this person does not work at."""
    return with_events(journeys_for(person)).filter(reference=reference.lower()).first()


def locked(journey: Journey) -> Journey:
    """The journey as it is now, with nobody else at it until the transaction ends."""
    return every_journey().select_for_update(of=("self",)).get(pk=journey.pk)


def journeys_in(person: Staff, phases: Iterable[Phase]) -> QuerySet[Journey]:
    """Those that stand in these phases, with their events."""
    standing = {"standing__site__in": person.sites.all(), "standing__phase__in": [phase.value for phase in phases]}
    return with_events(journeys_for(person).filter(**standing))


def events_of(journey: Journey) -> tuple[Happened, ...]:
    """As reasoning takes them; the order they come in plays no part."""
    return tuple(map(as_happened, journey.events.all()))


def as_happened(event: Event) -> Happened:
    return Happened(
        id=event.event_id,
        kind=Kind(event.kind),
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        by=f"{event.by_kind}:{event.by_id}",
        how=How(event.how),
        edition=event.edition_label,
        # A signature needs its reason, which is kept beside the facts.
        facts={"reason": event.reason, **event.facts} if event.reason else event.facts,
    )


def pathway_of(journey: Journey) -> Pathway:
    """The pinned edition as this hospital runs it."""
    return definition_at(journey.edition, journey.site_id)


def case_of(journey: Journey, by: Actor, at: datetime) -> Case:
    return Case(journey, pathway_of(journey), events_of(journey), at, by)


def stops_for(case: Case, kind: Kind) -> tuple[Stop, ...]:
    """The gates that hold the event back now and that not everybody named has signed for."""
    found = stops(case.rulebook, kind, case.events, case.at, case.age)
    return tuple(stop for stop in found if still_to_sign(stop.key, case.rulebook, case.events, case.at) != ())


def standing_of(case: Case) -> JourneyStanding:
    """Everything that follows now, derived from the events."""
    return journey_standing(case.pathway, case.events, case.at, case.age)


def owned_by(person: Staff, roles: Iterable[Role]) -> dict[str, QuerySet[OpenTask]]:
    """Open tasks of these roles, by role, each once: what several of a person's roles may settle is a row for each,
    and the one of their own post is taken. Not yet cut to hospitals."""
    ranked = [role.value for role in sorted(roles, key=lambda role: (role.value != person.role, role.value))]
    return {role: OpenTask.objects.filter(_not_of(ranked[:rank]), owner=role) for rank, role in enumerate(ranked)}


def _not_of(roles: Sequence[str]) -> Q:
    if not roles:
        return Q()
    same = {name: OuterRef(name) for name in ("journey", "what", "key")}
    return Q(turn__gte=OpenTask.Turn.NOW) | ~Q(Exists(OpenTask.objects.filter(**same, owner__in=roles)))


def tasks_numbered(numbers: Iterable[int]) -> dict[int, OpenTask]:
    """These, with all that is said of them in a list."""
    related = OpenTask.objects.select_related("journey__patient", "journey__edition__pathway", "journey__site")
    return related.defer("journey__edition__canonical").in_bulk(list(numbers))


def openings_for(person: Staff) -> tuple[Choice, ...]:
    """Every published leaflet at every hospital of this person that it is for."""
    sites = list(person.sites.all())
    return tuple(Choice(edition, site) for edition in published_editions() for site in _served(edition, sites))


def _served(edition: Edition, sites: Iterable[Site]) -> Iterable[Site]:
    served = definition_of(edition).pathway.sites
    return (site for site in sites if site.pk in served)
