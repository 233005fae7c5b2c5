"""All of a definition's files become one pathway, or every problem of theirs is told at once."""

from __future__ import annotations

import pytest

from careleaf.definition.build import MOULDS, build
from careleaf.definition.pathway import Pathway
from careleaf.definition.source import Source
from tests.factories.definitions import FOLDERS, definition, problems_of

WHOLE = definition().source


def told(source: Source) -> list[str]:
    return list(map(str, problems_of(source)))


def with_document(name: str, document: object) -> Source:
    return Source({**WHOLE.documents, name: document}, WHOLE.texts, WHOLE.lines)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_definition_becomes_a_pathway(name: str) -> None:
    assert isinstance(build(definition(name).source), Pathway)


def test_the_problems_of_all_files_are_told_at_once() -> None:
    problems = told(Source({}, {}))
    assert problems == [f"{file}: The file is missing. Add it; an empty table is {{}}." for file in MOULDS]


@pytest.mark.parametrize("file", MOULDS)
def test_every_file_has_to_be_there(file: str) -> None:
    rest = {name: document for name, document in WHOLE.documents.items() if name != file}
    assert f"{file}: The file is missing. Add it; an empty table is {{}}." in told(Source(rest, WHOLE.texts))


@pytest.mark.parametrize(
    "file", ["more.yaml", "words/cy.yaml", "sites/a/b.yaml", "pictures/a.yaml", "examples/../../out.yaml"]
)
def test_documents_nobody_reads_are_told(file: str) -> None:
    assert any(problem.startswith(f"{file}: No file of this name") for problem in told(with_document(file, {})))


@pytest.mark.parametrize("file", ["words/cy.po", "words/en-GB.po", "notes.md", "knee.svg", "pictures/../../knee.svg"])
def test_texts_nobody_reads_are_told(file: str) -> None:
    problems = told(Source(WHOLE.documents, {**WHOLE.texts, file: ""}, WHOLE.lines))
    assert any(problem.startswith(f"{file}: No file of this name") for problem in problems)


def test_worked_patients_and_a_read_me_are_welcome() -> None:
    texts = {**WHOLE.texts, "README.md": "Read me."}
    documents = {**WHOLE.documents, "examples/one-patient.yaml": WHOLE.documents["examples/plain.yaml"]}
    assert told(Source(documents, texts, WHOLE.lines)) == []


def test_a_site_that_does_not_fit_is_told_with_its_file() -> None:
    (problem,) = told(with_document("sites/hill.yaml", {"id": "Hill"}))[:1]
    assert problem.startswith("sites/hill.yaml: ")


def test_words_that_do_not_fit_hide_no_other_file() -> None:
    documents = {**WHOLE.documents, "words/en-GB.yaml": {"home.title": 7}, "codes.yaml": []}
    files = {problem.partition(":")[0] for problem in told(Source(documents, WHOLE.texts))}
    assert files == {"words/en-GB.yaml", "codes.yaml"}


def test_a_stray_translation_hides_no_other_problem() -> None:
    texts = {**WHOLE.texts, "words/fr.po": WHOLE.texts["words/fr.po"] + '\nmsgctxt "a.b"\nmsgid "x"\nmsgstr "y"\n'}
    documents = {
        **WHOLE.documents,
        "letters.yaml": {"one": {"title": "letter.gp.title", "to": "gp", "blocks": ["no.where"]}},
    }
    problems = told(Source(documents, texts))
    assert any("'a.b' is no block" in problem for problem in problems)
    assert any("block 'no.where'" in problem for problem in problems)
