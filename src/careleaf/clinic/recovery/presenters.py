"""The recovery board: who is here, since when, until when, and what is missing before the door."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.presenters import Barrier, Strip, barrier, strip
from careleaf.clinic.journeys.queries import stops_for
from careleaf.clinic.recovery.stay import fitness_now
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.fitness import Stay
from careleaf.reasoning.moves import Phase


@dataclass(frozen=True, slots=True)
class Bed:
    """One patient in recovery. ``minutes`` count from ``since``; times that are not known are None."""

    strip: Strip
    since: datetime | None
    minutes: int | None
    earliest: datetime | None
    latest: datetime | None
    is_longer_than_promised: bool
    missing: tuple[Barrier, ...]

    @property
    def may_go(self) -> bool:
        return not self.missing


def board(cases: Iterable[Case]) -> tuple[Bed, ...]:
    """Those in recovery, the one who has been here longest first."""
    here = [bed(case) for case in cases if case.place.phase in (Phase.IN_RECOVERY, Phase.STAYING)]
    return tuple(sorted(here, key=lambda one: (one.since is None, one.since, one.strip.reference)))


def bed(case: Case) -> Bed:
    found = fitness_now(case)
    ended = case.last(Event.PROCEDURE_ENDED, Event.ABANDONED)
    since = ended.happened_at if ended else None
    return Bed(
        strip=strip(case),
        since=since,
        minutes=int((case.at - since).total_seconds() // 60) if since else None,
        earliest=found.due.opens if found and found.due else None,
        latest=found.due.closes if found and found.due else None,
        is_longer_than_promised=found is not None and found.stay is Stay.TOO_LONG,
        missing=tuple(barrier(stop, case.pathway) for stop in stops_for(case, Event.DISCHARGED)),
    )
