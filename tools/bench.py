"""Measure what a user waits for: python -m tools.bench. Ends with 1 when a median is over its limit.

Beside the time that passes stands the time the processors worked: on a busy machine only the second tells anything.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from careleaf.cli.folders import every_folder, loaded
from careleaf.cli.publish import issue_of, press
from careleaf.definition.vocabulary import Event
from careleaf.publishing.formats import FORMATS
from careleaf.publishing.publish import publish
from careleaf.reasoning.happened import Happened, How
from careleaf.reasoning.standing import journey_standing

CARELEAF = Path(sys.executable).parent / "careleaf"
PROVE, PUBLISH = 1.0, 0.2  # seconds: shorter than a pause that is noticed
PUBLISH_ALL = 1.0  # seconds, for every format and size
SHOWN = ("html", "pdf", "plain")  # what the public page offers
STANDING = 0.001  # seconds: a thousand journeys are refreshed in one
STANDINGS = 1_000
JOURNEY = 60  # events
ROUNDS = 7
LEAFLETS = (1, 10, 100)


@dataclass(frozen=True, slots=True, order=True)
class Took:
    """Seconds: of the clock, and of processors in this process and those it waited for."""

    wall: float
    worked: float


def seconds(work: Callable[[], object]) -> Took:
    began, idle = time.perf_counter(), _worked()
    work()
    return Took(time.perf_counter() - began, _worked() - idle)


def _worked() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def proving() -> Took:
    """All definitions proved in a new process."""
    return seconds(lambda: subprocess.run([CARELEAF, "prove"], check=True, capture_output=True))


def leaflets(formats: Sequence[str]) -> Iterator[Callable[[], object]]:
    """One leaflet after another in these formats, the sites by turns, so that no two in a row are the same."""
    folders = every_folder()
    if not folders:
        sys.exit("bench stopped: there is no definition under pathways/. Run it from the root of the checkout.")
    definition = loaded(folders[0])
    issue, machine = issue_of(definition), press()
    language = definition.pathway.head.source_language
    for site in cycle(definition.pathway.sites):
        yield lambda site=site: publish(definition.pathway, site, language, formats, issue, machine)  # type: ignore[misc]


WAY = (
    *(Event.REFERRED, Event.ACCEPTED, Event.LEAFLET_GIVEN, Event.QUESTIONS_ANSWERED, Event.CONSENT_GIVEN, Event.LISTED),
    *(Event.ARRIVED, Event.CONSENT_CONFIRMED, Event.SITE_MARKED, Event.SIGNED_IN, Event.TIMED_OUT),
    *(Event.STOPPED_BEFORE_BLOCK, Event.PROCEDURE_STARTED, Event.INJECTED, Event.IMAGES_SAVED, Event.PROCEDURE_ENDED),
    *(Event.LEG_POWER_TESTED, Event.DUTIES_ACKNOWLEDGED, Event.DISCHARGED, Event.DISCHARGE_LETTER_SENT),
)
AFTERWARDS = (Event.CHECK_IN_SENT, Event.CHECK_IN_ANSWERED, Event.MESSAGE_RECEIVED, Event.MESSAGE_ANSWERED)


def standings() -> Iterator[Callable[[], object]]:
    """The standing of one long journey after another, no two of the same day, each fresh from its events."""
    pathway = loaded(every_folder()[0]).pathway
    kinds = tuple(islice((*WAY, *AFTERWARDS * JOURNEY), JOURNEY))
    answers = dict.fromkeys(pathway.questions, "no")
    for day in range(STANDINGS):
        first = datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(days=day)
        events = [_happened(place, kind, first, answers) for place, kind in enumerate(kinds)]
        yield lambda events=events: journey_standing(pathway, events, events[-1].happened_at, 47)  # type: ignore[misc]


def _happened(place: int, kind: Event, first: datetime, answers: dict[str, str]) -> Happened:
    when, facts = first + timedelta(minutes=place), answers if kind is Event.QUESTIONS_ANSWERED else {"side": "left"}
    return Happened(
        id=str(place),
        kind=kind,
        happened_at=when,
        recorded_at=when,
        by="staff:1",
        how=How.SCREEN,
        edition="",
        facts=facts,
    )


def report(what: str, times: list[Took], limit: float) -> bool:
    middle, slowest = median(one.wall for one in times), max(times).wall
    worked = sum(one.worked for one in times) / len(times)
    verdict = "" if middle <= limit else f"  OVER the limit of {limit:g} s"
    print(
        f"{what:<48} median {middle:8.4f} s   slowest {slowest:8.4f} s   processors {worked:8.4f} s each{verdict}",
        flush=True,
    )
    return middle <= limit


def main() -> int:
    kept = [report("prove every definition, new process", [proving() for _ in range(ROUNDS)], PROVE)]
    for formats, limit, said in ((SHOWN, PUBLISH, ", ".join(SHOWN)), (tuple(FORMATS), PUBLISH_ALL, "every format")):
        work = leaflets(formats)
        seconds(next(work))  # warm: templates compiled, fonts read
        for count in LEAFLETS:
            times = [seconds(one) for one in islice(work, count)]
            kept.append(report(f"publish {said}, each of {count} leaflets", times, limit))
    times = [seconds(one) for one in standings()]
    kept.append(report(f"standing of a journey of {JOURNEY} events, {STANDINGS} of them", times, STANDING))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
