"""What became of the promises: of one journey with the evidence, of the whole service in numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import PromiseState
from careleaf.clinic.journeys.queries import standing_of
from careleaf.clinic.people.models import Staff
from careleaf.definition.rules import Promise
from careleaf.reasoning.kept import State, Verdict


@dataclass(frozen=True, slots=True)
class Held:
    """One promise held against one journey."""

    key: str
    promise: Promise
    verdict: Verdict


def held_for(case: Case) -> Iterator[Held]:
    """Every promise of the journey's own edition, in the order of the definition."""
    for key, found in standing_of(case).promises.items():
        yield Held(key, case.pathway.promises[key], found)


def states_for(person: Staff) -> QuerySet[PromiseState]:
    """At the hospitals a person works at."""
    return PromiseState.objects.filter(site__in=person.sites.all())


def counts_for(person: Staff) -> dict[tuple[str, str, State], int]:
    """How many journeys, by pathway, promise and state. Counted by the database, whatever the number of journeys."""
    rows = states_for(person).order_by().values("pathway", "key", "state").annotate(number=Count("pk"))
    return {(row["pathway"], row["key"], State(row["state"])): row["number"] for row in rows}


def journeys_behind(person: Staff, pathway: str, key: str, state: State) -> QuerySet[PromiseState]:
    """The journeys behind a number, the next to run out first."""
    found = states_for(person).filter(pathway=pathway, key=key, state=state.value)
    return (
        found.select_related("journey__patient", "journey__site", "journey__edition__pathway")
        .defer("journey__edition__canonical")
        .order_by("closes", "pk")
    )


def at_risk_for(person: Staff, now: datetime, days: int, site: str = "") -> QuerySet[PromiseState]:
    """Pending promises whose window closes within so many days, the next to close first."""
    until = now + timedelta(days=days)
    found = states_for(person).filter(state=State.PENDING.value, closes__gte=now, closes__lte=until)
    found = found.filter(site=site) if site else found
    related = found.select_related("journey__patient", "journey__site", "journey__edition__pathway")
    return related.defer("journey__edition__canonical").order_by("closes", "pk")


def counts_at_risk(at_risk: QuerySet[PromiseState]) -> dict[tuple[str, str, str], int]:
    """How many journeys, by pathway, promise and hospital."""
    rows = at_risk.order_by().values("pathway", "key", "site__name").annotate(number=Count("pk"))
    return {(row["pathway"], row["key"], row["site__name"]): row["number"] for row in rows}


def of_promise(at_risk: QuerySet[PromiseState], promise: str) -> QuerySet[PromiseState]:
    """Those of one promise, "pathway:key"; all of them where none was asked for."""
    pathway, _, key = promise.partition(":")
    return at_risk.filter(pathway=pathway, key=key) if promise else at_risk
