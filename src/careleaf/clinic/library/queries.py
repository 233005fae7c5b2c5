"""Editions, and the definition an edition holds. What was published is public; drafts are for staff."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from careleaf.clinic.library.models import Edition, FolderImport, PathwayRecord, SafetyChange, State
from careleaf.definition.difference import Change, differences
from careleaf.definition.load import Loaded, load_canonical
from careleaf.definition.pathway import Pathway
from careleaf.definition.prove import Proof, prove
from careleaf.house import house_for


class DamagedEdition(RuntimeError):
    """What the database holds is not what was signed."""


def published_editions() -> QuerySet[Edition]:
    """What patients read today, one for each procedure."""
    return Edition.objects.filter(state=State.PUBLISHED).prefetch_related("signatures").order_by("pathway__title")


def published_edition(pathway_id: str) -> Edition | None:
    return published_editions().filter(pathway_id=pathway_id).first()


def is_withdrawn(pathway_id: str) -> bool:
    """Whether the procedure had a leaflet that was taken back."""
    return Edition.objects.filter(pathway_id=pathway_id, state=State.WITHDRAWN, published_at__isnull=False).exists()


def once_published(pathway_id: str, number: int) -> Edition | None:
    """An edition that patients have read, now or once; drafts are not public."""
    return every_edition().filter(pathway_id=pathway_id, number=number, published_at__isnull=False).first()


def every_edition() -> QuerySet[Edition]:
    return Edition.objects.prefetch_related("signatures")


def edition_numbered(pathway_id: str, number: int) -> Edition | None:
    return every_edition().filter(pathway_id=pathway_id, number=number).first()


def labels_of(edition: Edition) -> tuple[str, ...]:
    """Every version of this procedure's leaflet that patients have read, and this one; the newest first."""
    found = Edition.objects.filter(pathway=edition.pathway_id, published_at__isnull=False).order_by("-number")
    return tuple(dict.fromkeys([*found.values_list("label", flat=True), edition.label]))


def shelves() -> QuerySet[PathwayRecord]:
    return PathwayRecord.objects.prefetch_related("editions__signatures")


def last_import(folder: str) -> FolderImport | None:
    return FolderImport.objects.filter(folder=folder).order_by("-at", "-id").first()


def folders() -> tuple[Path, ...]:
    """The definitions this machine holds as folders."""
    home: Path = settings.PATHWAYS
    return tuple(sorted(path for path in home.iterdir() if path.is_dir())) if home.is_dir() else ()


def safety_change_of(edition: Edition) -> SafetyChange | None:
    return SafetyChange.objects.filter(edition=edition).select_related("declared_by").first()


def safety_changes_in_force() -> QuerySet[SafetyChange]:
    """Those of editions that were published and not taken back, oldest first."""
    found = SafetyChange.objects.filter(edition__published_at__isnull=False).exclude(edition__state=State.WITHDRAWN)
    return found.select_related("edition__pathway").order_by("edition__published_at")


def definition_of(edition: Edition) -> Loaded:
    """The definition as imported, built once in each process: the hash names the content."""
    return _definition(edition.hash)


@lru_cache(maxsize=16)
def _definition(content_hash: str) -> Loaded:
    loaded = load_canonical(Edition.objects.filter(hash=content_hash).values_list("canonical", flat=True)[0])
    if not isinstance(loaded, Loaded):
        raise DamagedEdition("; ".join(map(str, loaded)))
    if loaded.hash != content_hash:
        raise DamagedEdition(f"The stored content has the hash {loaded.hash}, not {content_hash}.")
    return loaded


def definition_at(edition: Edition, site: str) -> Pathway:
    """The definition as one hospital runs it. KeyError when it is not for that hospital."""
    return _at(edition.hash, site)


@lru_cache(maxsize=64)
def _at(content_hash: str, site: str) -> Pathway:
    return _definition(content_hash).pathway.at(site)


def proof_of(edition: Edition) -> Proof:
    return _proof(edition.hash)


@lru_cache(maxsize=16)
def _proof(content_hash: str) -> Proof:
    loaded = _definition(content_hash)
    return prove(loaded, house_for(loaded))


def changes_between(old: Edition, new: Edition) -> tuple[Change, ...]:
    """In plain words, from one edition to the other."""
    return _changes(old.hash, new.hash)


@lru_cache(maxsize=16)
def _changes(old: str, new: str) -> tuple[Change, ...]:
    return differences(_definition(old).pathway, _definition(new).pathway)
