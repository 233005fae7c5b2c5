"""Which editions the open journeys follow; counted by the database, since the librarian sees no patient."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import journeys_for, open_journeys_before
from careleaf.clinic.library.models import SafetyChange
from careleaf.clinic.people.models import Staff
from careleaf.reasoning.moves import Phase


@dataclass(frozen=True, slots=True)
class Pinned:
    """How many open journeys of a hospital follow an edition."""

    number: int
    edition: str
    site: str
    count: int


def pinned(pathway: str) -> tuple[Pinned, ...]:
    """The newest edition first."""
    under_way = Journey.objects.filter(edition__pathway=pathway).exclude(standing__phase=Phase.ENDED.value)
    rows = (
        under_way.order_by("-edition__number", "site__name")
        .values_list("edition__number", "edition__label", "site__name")
        .annotate(count=Count("pk"))
    )
    return tuple(Pinned(*row) for row in rows)


def waiting_at(person: Staff, change: SafetyChange) -> QuerySet[Journey]:
    """Open journeys at this person's hospitals that the change has not reached."""
    return journeys_for(person).filter(pk__in=open_journeys_before(change.edition).order_by().values("pk"))
