"""A folder becomes a draft, or its problems are kept. Whatever is published stays published."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from careleaf.clinic.library.models import Edition, FolderImport, PathwayRecord
from careleaf.clinic.library.queries import last_import
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.models import Named
from careleaf.definition.edition import canonical
from careleaf.definition.load import Loaded, load
from careleaf.definition.problems import Problems
from careleaf.definition.prove import prove
from careleaf.house import house_for


def import_folder(*, folder: Path, by: Named) -> FolderImport:
    """Reads the folder. The same content, or the same problems, again changes nothing."""
    found = load(folder)
    # Proved from the folder, where every problem still has its line.
    problems = prove(found, house_for(found)).problems if isinstance(found, Loaded) else found
    with transaction.atomic():
        edition = _edition(found, problems, by) if isinstance(found, Loaded) else None
        return _noted(folder.name, edition, [] if edition else _rows(problems), by)


def _edition(loaded: Loaded, problems: Problems, by: Named) -> Edition:
    head = loaded.pathway.head
    PathwayRecord.objects.get_or_create(pk=head.id, defaults={"title": head.title})
    # One import at a time on this shelf, so that numbers follow each other.
    shelf = PathwayRecord.objects.select_for_update().get(pk=head.id)
    known = Edition.objects.filter(pathway=shelf, hash=loaded.hash).first()
    if known:
        return known
    last = Edition.objects.filter(pathway=shelf).aggregate(last=Max("number"))["last"] or 0
    edition = Edition.objects.create(
        pathway=shelf,
        number=last + 1,
        label=head.edition,
        hash=loaded.hash,
        canonical=canonical(loaded.source),
        problems=_rows(problems),
        imported_at=clock.now(),
    )
    note_act(by, "import_edition", edition.named, hash=edition.hash)
    return edition


def _noted(folder: str, edition: Edition | None, problems: list[dict[str, Any]], by: Named) -> FolderImport:
    last = last_import(folder)
    if last and last.edition_id == (edition.pk if edition else None) and last.problems == problems:
        return last
    return FolderImport.objects.create(
        at=clock.now(), by_kind=by.kind, by_id=by.id, folder=folder, edition=edition, problems=problems
    )


def _rows(problems: Problems) -> list[dict[str, Any]]:
    return [{"file": p.file, "line": p.line, "what": p.what, "mend": p.mend} for p in problems]
