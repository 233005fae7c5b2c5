"""The leaflet of an edition at a hospital, in each format, remembered by what it was made from."""

from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from django.conf import settings
from django.utils import timezone

from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.queries import definition_of, published_edition
from careleaf.clinic.people.models import in_words
from careleaf.definition.facts import Signature
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import InvalidPathway
from careleaf.definition.site import Site
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.formats import Press
from careleaf.publishing.publish import Artefact, leaflet_at, publish
from careleaf.publishing.writers.html import write_fragment


@dataclass(frozen=True, slots=True)
class Copy:
    """What a printed copy depends on: the content, who signed it, the hospital, and today's directory facts."""

    edition: Edition
    directory: Edition
    approvals: tuple[Signature, ...]
    site: str

    @property
    def key(self) -> str:
        """Two copies with one key are the same to the letter."""
        signed = "+".join(f"{one.name}/{one.role}/{one.date}/{one.demonstration}" for one in self.approvals)
        return f"{self.edition.hash}:{self.directory.hash}:{self.site}:{signed}"

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Copy) and self.key == other.key


def copy_of(edition: Edition, site: str) -> Copy:
    """The copy a reader gets today. KeyError when the edition is not for this hospital."""
    if site not in definition_of(edition).pathway.sites:
        raise KeyError(site)
    approvals = tuple(
        Signature(
            name=one.name,
            role=in_words(one.role),
            date=timezone.localtime(one.at).date(),
            demonstration=one.is_demonstration,
        )
        for one in edition.signatures.all()
    )
    return Copy(edition, published_edition(edition.pathway_id) or edition, approvals, site)


@lru_cache(maxsize=64)
def page(copy: Copy) -> str:
    """The leaflet as a piece of a web page."""
    pathway = _as_read_today(copy)
    return write_fragment(leaflet_at(pathway, copy.site, pathway.head.source_language, _issue(copy)))


@lru_cache(maxsize=64)
def file(copy: Copy, format: str) -> Artefact:
    """The leaflet as a file: pdf or plain."""
    pathway = _as_read_today(copy)
    lent = Press(fonts=settings.HOME / "build" / "fonts", css="")
    (artefact,) = publish(pathway, copy.site, pathway.head.source_language, (format,), _issue(copy), lent)
    return artefact


def issue_of(edition: Edition, site: str) -> Issue:
    """The edition as signed, for a letter."""
    return _issue(copy_of(edition, site))


def pathway_today(edition: Edition, site: str) -> Pathway:
    """The edition as one hospital runs it, with today's telephone numbers and hours, for a letter."""
    return _today(copy_of(edition, site))


@lru_cache(maxsize=64)
def _today(copy: Copy) -> Pathway:
    """Checked once, not once for each of a thousand letters."""
    return _as_read_today(copy).at(copy.site)


def _issue(copy: Copy) -> Issue:
    pathway = definition_of(copy.edition).pathway
    is_demonstration = pathway.head.demonstration or any(one.demonstration for one in copy.approvals)
    return Issue(edition_hash=copy.edition.hash, approved_by=copy.approvals, is_demonstration=is_demonstration)


def _as_read_today(copy: Copy) -> Pathway:
    """The edition with its directory facts as they are now: an old leaflet must not send people to a dead line."""
    own = definition_of(copy.edition).pathway
    today = definition_of(copy.directory).pathway
    if own is today or copy.site not in today.sites:
        return own
    facts, current = dict(own.at(copy.site).facts), today.at(copy.site).facts
    for key, fact in facts.items():
        if fact.directory and key in current and current[key].directory:
            facts[key] = current[key]
    try:
        return replace(own, facts=MappingProxyType(facts), sites={copy.site: Site(id=copy.site, facts={})})
    except InvalidPathway:
        return own  # today's fact does not fit into yesterday's words
