"""The recovery board, as plain values: the clock, what is missing, until when the stay is promised, the way home."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.recovery.presenters import bed
from careleaf.clinic.web.saying import clock_time, plural
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import in_order


@dataclass(frozen=True, slots=True)
class BoardRow:
    initials: str
    reference: str
    side: str
    since: datetime | None
    lasts: str
    stay: str
    is_longer_than_promised: bool
    missing: tuple[str, ...]
    way_home: str


def board_rows(cases: Iterable[Case]) -> tuple[BoardRow, ...]:
    """The one who has been here longest first; those whose end of the procedure is not recorded come last."""
    rows = (_row(case) for case in cases)
    return tuple(sorted(rows, key=lambda row: (row.since is None, row.since, row.reference)))


def _row(case: Case) -> BoardRow:
    found = bed(case)
    return BoardRow(
        initials=case.journey.patient.initials,
        reference=case.journey.reference,
        side=found.strip.side,
        since=found.since,
        lasts=_lasts(found.minutes),
        stay=_stay(found.earliest, found.latest),
        is_longer_than_promised=found.is_longer_than_promised,
        missing=tuple(one.title for one in found.missing),
        way_home=_way_home(case),
    )


def _lasts(minutes: int | None) -> str:
    if minutes is None:
        return "The end of the procedure is not recorded"
    hours, rest = divmod(minutes, 60)
    said = [plural(hours, "hour")] if hours else []
    return " ".join([*said, plural(rest, "minute")] if rest or not hours else said)


def _stay(earliest: datetime | None, latest: datetime | None) -> str:
    if earliest and latest:
        return f"From {clock_time(earliest)} to {clock_time(latest)}"
    if earliest:
        return f"From {clock_time(earliest)}"
    return f"Until {clock_time(latest)}" if latest else "Not known"


def _way_home(case: Case) -> str:
    """Without names: they stand on the page of the journey."""
    of_the_day = in_order(case.events).since(case.place.anew_since)
    confirmed = of_the_day.of(Event.ESCORT_CONFIRMED)
    if not confirmed:
        return "No lift home confirmed"
    return "Somebody takes them home" if confirmed[-1].facts.get("who") else "A plan of their own"
