"""Publishes a leaflet: one site, one language, any of the formats, each artefact with what it was made from."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from careleaf.definition.pathway import Pathway
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.compose.leaflet import compose_leaflet
from careleaf.publishing.document import Document
from careleaf.publishing.problems import FormatUnavailable, FormatUnknown, LanguageUnavailable, SiteUnknown
from careleaf.publishing.writers.html import write_page
from careleaf.publishing.writers.pdf import CLEAR_PRINT, pdf_writer
from careleaf.publishing.writers.plain import write_plain


@dataclass(frozen=True, slots=True)
class Press:
    """What this machine lends to the writers: the folder of fonts, the stylesheet's text, the type size in points.

    Where there is no stylesheet no page can be written.
    """

    fonts: Path
    css: str | None
    size: int = CLEAR_PRINT


@dataclass(frozen=True, slots=True)
class Format:
    suffix: str
    media_type: str
    tools: tuple[str, ...] = ()


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format(".html", "text/html; charset=utf-8", ("jinja2", "nhsuk-frontend-jinja")),
        "pdf": Format(".pdf", "application/pdf", ("typst", "pypdf")),
        "plain": Format(".txt", "text/plain; charset=utf-8"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """One file of a leaflet. ``tools`` are the programs that made it, with their versions."""

    format: str
    media_type: str
    file_name: str
    content: bytes
    sha256: str
    edition_hash: str
    tools: Mapping[str, str]


def publish(
    pathway: Pathway, site_id: str, language: str, formats: Sequence[str], issue: Issue, press: Press
) -> tuple[Artefact, ...]:
    """The leaflet in each format, in the order asked. PublishingProblem when it cannot be published as asked."""
    check_formats(formats)
    document = leaflet_at(pathway, site_id, language, issue)
    return tuple(_artefact(document, name, press) for name in formats)


def check_formats(formats: Sequence[str]) -> None:
    """FormatUnknown where a format is none."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise FormatUnknown(f"There is no format {unknown[0]!r}.", f"Ask for any of: {', '.join(FORMATS)}.")


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


def _artefact(document: Document, name: str, press: Press) -> Artefact:
    content, format_, meta = _written(document, name, press), FORMATS[name], document.meta
    return Artefact(
        format=name,
        media_type=format_.media_type,
        file_name=f"{meta.pathway}-{meta.site}-{document.language}{format_.suffix}",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        edition_hash=meta.content_hash,
        tools=MappingProxyType({tool: _version(tool) for tool in ("careleaf", *format_.tools)}),
    )


def _written(document: Document, name: str, press: Press) -> bytes:
    match name:
        case "html":
            if press.css is None:
                raise FormatUnavailable("There is no stylesheet for the page.", "Run `make setup`: it makes one.")
            return write_page(document, press.css)
        case "pdf":
            return pdf_writer(press.fonts).write(document, press.size)
        case _:
            return write_plain(document)


_version = lru_cache(version)
