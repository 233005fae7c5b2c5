"""Measure what a user waits for: python -m tools.bench. Ends with 1 when a median is over its limit."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from careleaf.cli.folders import every_folder, loaded
from careleaf.cli.publish import issue_of, press
from careleaf.publishing.publish import FORMATS, publish

CARELEAF = Path(sys.executable).parent / "careleaf"
PROVE, PUBLISH = 1.0, 0.2  # seconds: shorter than a pause that is noticed
ROUNDS = 7
LEAFLETS = (1, 10, 100)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def proving() -> float:
    """All definitions proved in a new process."""
    return seconds(lambda: subprocess.run([CARELEAF, "prove"], check=True, capture_output=True))


def leaflets() -> Iterator[Callable[[], object]]:
    """One leaflet after another in every format, the sites by turns, so that no two in a row are the same."""
    folders = every_folder()
    if not folders:
        sys.exit("bench stopped: there is no definition under pathways/. Run it from the root of the checkout.")
    definition = loaded(folders[0])
    issue, machine = issue_of(definition), press()
    language, formats = definition.pathway.head.source_language, list(FORMATS)
    for site in cycle(definition.pathway.sites):
        yield lambda site=site: publish(definition.pathway, site, language, formats, issue, machine)  # type: ignore[misc]


def report(what: str, times: list[float], limit: float) -> bool:
    middle = median(times)
    verdict = "" if middle <= limit else f"  OVER the limit of {limit:g} s"
    print(f"{what:<48} median {middle:7.3f} s   slowest {max(times):7.3f} s{verdict}", flush=True)
    return middle <= limit


def main() -> int:
    kept = [report("prove every definition, new process", [proving() for _ in range(ROUNDS)], PROVE)]
    work = leaflets()
    seconds(next(work))  # warm: templates compiled, fonts read
    for count in LEAFLETS:
        times = [seconds(one) for one in islice(work, count)]
        kept.append(report(f"publish {', '.join(FORMATS)}, each of {count} leaflets", times, PUBLISH))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
