"""Whatever a definition's files hold, loading and proving give a pathway or problems, and never an exception."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careleaf.definition.edition import canonical
from careleaf.definition.load import Loaded, load, load_canonical, load_source
from careleaf.definition.prove import prove
from careleaf.definition.source import Source
from careleaf.house import HOUSE
from tests.factories.definitions import SECOND, definition

SOURCE = definition().source
FILES = sorted(path.relative_to(SECOND).as_posix() for path in SECOND.rglob("*") if path.is_file())
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
NAMES = st.sampled_from(
    ["type", "slot", "{rest}", "{", "say.range", "yes", "not_known", "rest", "A1", "home.rest", "[key]"]
)
JUNK = st.recursive(
    SCALARS | NAMES,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8) | NAMES, inside, max_size=3),
    max_leaves=6,
)


def places(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside: Any = []
    if isinstance(document, dict):
        inside = document.items()
    elif isinstance(document, list):
        inside = enumerate(document)
    return [path, *(place for key, value in inside for place in places(value, (*path, key)))]


PLACES = [(file, path) for file, document in SOURCE.documents.items() for path in places(document)]


def held(result: Any) -> None:
    """Either problems, each with a place, or a pathway that can be proved; problems are single lines."""
    problems = prove(result, HOUSE).problems if isinstance(result, Loaded) else result
    for problem in problems:
        assert problem.file
        assert problem.what.strip()
        assert problem.mend.strip()
        assert "\n" not in str(problem)


def mutated(document: Any, path: tuple[Any, ...], change: Any) -> Any:
    """The document with the value at ``path`` changed; ``change`` takes its container and key."""
    copy = json.loads(json.dumps({"root": document}))
    here, steps = copy, ("root", *path)
    for step in steps[:-1]:
        here = here[step]
    change(here, steps[-1])
    return copy.get("root", {})


def with_document(file: str, document: Any) -> Source:
    return Source({**SOURCE.documents, file: document}, SOURCE.texts, SOURCE.lines)


@settings(max_examples=300)
@given(st.sampled_from(PLACES), JUNK)
def test_any_value_may_stand_anywhere(place: tuple[str, tuple[Any, ...]], junk: Any) -> None:
    file, path = place

    def put(here: Any, key: Any) -> None:
        here[key] = junk

    held(load_source(with_document(file, mutated(SOURCE.documents[file], path, put))))


@settings(max_examples=200)
@given(st.sampled_from(PLACES))
def test_any_value_may_be_missing(place: tuple[str, tuple[Any, ...]]) -> None:
    file, path = place

    def drop(here: Any, key: Any) -> None:
        del here[key]

    held(load_source(with_document(file, mutated(SOURCE.documents[file], path, drop))))


@settings(max_examples=200)
@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_any_two_values_may_be_mixed_up(one: tuple[str, tuple[Any, ...]], other: tuple[str, tuple[Any, ...]]) -> None:
    value: Any = SOURCE.documents[other[0]]
    for step in other[1]:
        value = value[step]

    def put(here: Any, key: Any) -> None:
        here[key] = value

    held(load_source(with_document(one[0], mutated(SOURCE.documents[one[0]], one[1], put))))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("definition")
    shutil.copytree(SECOND, folder, dirs_exist_ok=True)
    return folder


TROUBLE = (
    rb"\t \n\x20\x20 :\x20 -\x20 { [ } ] ' \" &a\x20 *a !!int\x20 ---\n \x85 \xff \0 {x} # msgctxt msgstr[9]\x20\" "
    rb"#~\x20 \r \xc2\x85 \xe2\x80\xa8"
)
PIECES = st.binary(max_size=12) | st.sampled_from(
    [b"", b"|", *(piece.decode("unicode-escape").encode("latin-1") for piece in TROUBLE.split())]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), st.integers(0, 10**6), st.integers(0, 40), PIECES)
def test_any_bytes_may_stand_anywhere(copy: Path, file: str, at: int, gone: int, piece: bytes) -> None:
    whole = (SECOND / file).read_bytes()
    at %= len(whole)
    (copy / file).write_bytes(whole[:at] + piece + whole[at + gone :])
    try:
        held(load(copy))
    finally:
        (copy / file).write_bytes(whole)


@given(st.text(max_size=200) | st.builds(json.dumps, JUNK))
def test_a_database_may_hold_anything(text: str) -> None:
    held(load_canonical(text))


@given(st.integers(0, 10**6), st.integers(0, 40), st.text(max_size=8))
def test_a_stored_edition_may_be_damaged(at: int, gone: int, piece: str) -> None:
    whole = canonical(SOURCE)
    at %= len(whole)
    held(load_canonical(whole[:at] + piece + whole[at + gone :]))
