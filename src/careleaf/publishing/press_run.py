"""A run of the press: every format asked for is made and read back, or withheld with the reason; none stops another."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careleaf.definition.pathway import Pathway
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.formats import FORMATS, Press, check_formats
from careleaf.publishing.problems import FormatUnavailable, WriterProblem
from careleaf.publishing.publish import Artefact, artefact_of, leaflet_at
from careleaf.publishing.reading.coverage import what_is_missing


@dataclass(frozen=True, slots=True)
class Withheld:
    """A format that was not published, and why in words. ``is_owed``: somebody who needs it now goes without."""

    format: str
    why: str
    is_owed: bool


Outcome = Artefact | Withheld


def run_press(
    pathway: Pathway, site_id: str, language: str, formats: Sequence[str], issue: Issue, press: Press
) -> Iterator[Outcome]:
    """Each format in the order asked. PublishingProblem before the first where the leaflet itself cannot be had."""
    check_formats(formats)
    document, here = leaflet_at(pathway, site_id, language, issue), pathway.at(site_id)
    for name in formats:
        try:
            artefact = artefact_of(document, name, press)
        except FormatUnavailable as problem:
            yield Withheld(name, str(problem), FORMATS[name].is_owed)
            continue
        except WriterProblem as problem:
            yield Withheld(name, str(problem), True)
            continue
        lost = what_is_missing(here, language, issue, name, artefact.content)
        yield Withheld(name, " ".join(map(str, lost)), True) if lost else artefact


def manifest(outcomes: Sequence[Outcome]) -> bytes:
    """What was made and what was withheld, for the files that have no room to say of themselves what they are."""
    return (json.dumps([_told(one) for one in outcomes], indent=2, ensure_ascii=False) + "\n").encode()


def _told(one: Outcome) -> dict[str, object]:
    if isinstance(one, Withheld):
        return {"format": one.format, "state": "withheld", "why": one.why, "owed": one.is_owed}
    return {
        "format": one.format,
        "state": "machine-checked",
        "file": one.file_name,
        "media_type": one.media_type,
        "bytes": len(one.content),
        "sha256": one.sha256,
        "edition": one.edition,
        "content_hash": one.edition_hash,
        "made_with": dict(one.tools),
    }
