"""Publishes a leaflet: one site, one language, any of the formats, each artefact with what it was made from."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from careleaf.definition.pathway import Pathway
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.compose.leaflet import compose_leaflet
from careleaf.publishing.document import Document
from careleaf.publishing.formats import FORMATS, Press, check_formats
from careleaf.publishing.problems import LanguageUnavailable, SiteUnknown
from careleaf.publishing.tools import made_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """One file of a leaflet. ``tools`` are the programs that made it, with their versions."""

    format: str
    media_type: str
    file_name: str
    content: bytes
    sha256: str
    edition: str
    edition_hash: str
    tools: Mapping[str, str]


def publish(
    pathway: Pathway, site_id: str, language: str, formats: Sequence[str], issue: Issue, press: Press
) -> tuple[Artefact, ...]:
    """The leaflet in each format, in the order asked. PublishingProblem when it cannot be published as asked."""
    check_formats(formats)
    document = leaflet_at(pathway, site_id, language, issue)
    return tuple(artefact_of(document, name, press) for name in formats)


def leaflet_at(pathway: Pathway, site_id: str, language: str, issue: Issue) -> Document:
    """The neutral leaflet of one site, in a language that claims to be complete."""
    if site_id not in pathway.sites:
        raise SiteUnknown(f"There is no site {site_id!r}.", f"Ask for any of: {', '.join(pathway.sites)}.")
    complete = [one.tag for one in pathway.head.languages if one.claims == "complete"]
    if language not in complete:
        raise LanguageUnavailable(
            f"The leaflet is not complete in {language!r}.", f"Ask for any of: {', '.join(complete)}."
        )
    return compose_leaflet(pathway.at(site_id), site_id, language, issue)


def artefact_of(document: Document, name: str, press: Press) -> Artefact:
    """The document written in one format."""
    format_, meta = FORMATS[name], document.meta
    content = format_.write(document, press)
    return Artefact(
        format=name,
        media_type=format_.media_type,
        file_name=f"{meta.pathway}-{meta.site}-{document.language}{format_.suffix}",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        edition=meta.edition,
        edition_hash=meta.content_hash,
        tools=made_with(*format_.tools),
    )
