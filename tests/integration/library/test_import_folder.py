"""A folder becomes a draft or keeps its problems; whatever patients read stays as it was."""

from __future__ import annotations

import pytest
from django.test import Client

from careleaf.clinic.library.actions.import_folder import import_folder
from careleaf.clinic.library.models import Edition, FolderImport, PathwayRecord, State
from careleaf.clinic.library.queries import definition_of, last_import, published_edition
from careleaf.clinic.records.models import THE_HOUSE, Named
from careleaf.clinic.records.queries import acts_on
from careleaf.definition.edition import content_hash
from careleaf.definition.load import Loaded, load
from tests.factories.clinic import SECOND_NAME, published
from tests.factories.definitions import SECOND, definition
from tests.integration.library.conftest import Folder

pytestmark = pytest.mark.django_db
LIBRARIAN = Named("staff", "7")
BINARY = bytes.fromhex("89504e470d0a1a0a0000")


def read(folder: Folder) -> FolderImport:
    return import_folder(folder=folder.path, by=LIBRARIAN)


@pytest.mark.sqlite
def test_a_whole_folder_becomes_a_draft(folder: Folder) -> None:
    found = read(folder)
    assert found.edition is not None
    assert (found.edition.number, found.edition.label, found.edition.state) == (1, "2.3", State.DRAFT)
    assert found.edition.problems == []
    assert definition_of(found.edition).pathway == definition(SECOND_NAME).pathway
    assert (found.by_kind, found.by_id, found.folder) == ("staff", "7", SECOND_NAME)


def test_the_audit_line_says_who_read_it(folder: Folder) -> None:
    edition = read(folder).edition
    assert edition is not None
    (line,) = acts_on(edition.named)
    assert (line.actor_kind, line.actor_id, line.verb) == ("staff", "7", "import_edition")
    assert line.detail == {"hash": edition.hash}


def test_the_same_content_again_changes_nothing(folder: Folder) -> None:
    first, second = read(folder), read(folder)
    assert first == second
    assert Edition.objects.count() == FolderImport.objects.count() == 1


def test_other_content_is_the_next_edition(folder: Folder) -> None:
    read(folder)
    folder.change("pathway.yaml", "edition: '2.3'", "edition: '2.4'")
    edition = read(folder).edition
    assert edition is not None
    assert (edition.number, edition.label) == (2, "2.4")


def test_old_content_read_again_is_its_old_edition(folder: Folder) -> None:
    first = read(folder).edition
    folder.change("pathway.yaml", "edition: '2.3'", "edition: '2.4'")
    read(folder)
    folder.change("pathway.yaml", "edition: '2.4'", "edition: '2.3'")
    assert read(folder).edition == first
    assert FolderImport.objects.count() == 3  # each change of the folder is told


def test_a_draft_with_a_problem_of_the_proof_is_kept_with_its_line(folder: Folder) -> None:
    folder.change("words/en-GB.yaml", "What the injection is,", "What the injection is in 3 words,")
    edition = read(folder).edition
    assert edition is not None
    assert edition.problems
    assert all(problem["file"] == "words/en-GB.yaml" and problem["line"] > 0 for problem in edition.problems)


def spoil_yaml(folder: Folder) -> tuple[str, int]:
    (folder.path / "facts.yaml").write_text("publisher_name:\n  is: {type: name\n")
    return "facts.yaml", 3


def grow(folder: Folder) -> tuple[str, int]:
    (folder.path / "facts.yaml").write_bytes(b"#" * 10_000_000)
    return "facts.yaml", 0


def make_binary(folder: Folder) -> tuple[str, int]:
    (folder.path / "steps.yaml").write_bytes(BINARY)
    return "steps.yaml", 0


def edit_after_sign_off(folder: Folder) -> tuple[str, int]:
    loaded = load(SECOND)
    assert isinstance(loaded, Loaded)
    signed = (
        f"signatures:\n  - name: Ann Example\n    role: Consultant\n    date: 2026-09-02\n    hash: {loaded.hash}\n"
    )
    (folder.path / "signatures.yaml").write_text(signed + "    demonstration: true\n")
    assert isinstance(load(folder.path), Loaded)
    folder.change("facts.yaml", "closes: '16:30'", "closes: '17:30'")
    return "signatures.yaml", 5


def lose_everything(folder: Folder) -> tuple[str, int]:
    for path in folder.path.rglob("*.yaml"):
        path.unlink()
    return "pathway.yaml", 0


BREAKS = [spoil_yaml, grow, make_binary, edit_after_sign_off, lose_everything]


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda one: one.__name__)
def test_a_broken_folder_is_told_and_patients_read_on(folder: Folder, public: Client, break_it: object) -> None:
    before = published(SECOND_NAME)
    address = f"/leaflets/{SECOND_NAME}/fernhill/"
    read_before = public.get(address).content
    assert callable(break_it)
    file, line = break_it(folder)

    found = read(folder)

    assert found.edition is None
    assert any(problem["file"] == file for problem in found.problems), found.problems
    assert all(problem["what"] and problem["mend"] for problem in found.problems)
    if line:
        assert line in [problem["line"] for problem in found.problems if problem["file"] == file], found.problems
    assert published_edition(SECOND_NAME) == before
    assert public.get(address).content == read_before


def test_the_same_problems_again_are_noted_once(folder: Folder) -> None:
    make_binary(folder)
    assert read(folder) == read(folder)
    assert FolderImport.objects.count() == 1


def test_a_mended_folder_is_noted_anew(folder: Folder) -> None:
    whole = (folder.path / "steps.yaml").read_text()
    make_binary(folder)
    read(folder)
    (folder.path / "steps.yaml").write_text(whole)
    found = read(folder)
    assert found.edition is not None
    assert last_import(SECOND_NAME) == found


def test_a_broken_folder_opens_no_shelf(folder: Folder) -> None:
    lose_everything(folder)
    import_folder(folder=folder.path, by=THE_HOUSE)
    assert not PathwayRecord.objects.exists()


def test_what_is_stored_is_what_was_proved(folder: Folder) -> None:
    edition = read(folder).edition
    assert edition is not None
    assert content_hash(definition_of(edition).source) == edition.hash
