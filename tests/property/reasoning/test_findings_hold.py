"""Whatever was answered, of every definition: not known is never clear, and an answer taken back clears nothing."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careleaf.reasoning.assess import Assessed, assess
from careleaf.reasoning.gates import Rulebook
from careleaf.reasoning.happened import Happened
from tests.factories.definitions import FOLDERS, definition
from tests.spec.sacroiliac import sheet
from tests.unit.reasoning.events import at

NOW = at("2026-03-02 12:00")
BOOKS = {name: Rulebook.of(definition(name).pathway) for name in FOLDERS}
ANSWERS = st.sampled_from(("yes", "no", "not_known", "2", "nonsense", "warfarin"))


def sheets(book: Rulebook) -> st.SearchStrategy[list[tuple[int, dict[str, str]]]]:
    answers = st.dictionaries(st.sampled_from(sorted(book.questions)), ANSWERS, max_size=6)
    return st.lists(st.tuples(st.integers(0, 400), answers), max_size=5)


def events(rows: list[tuple[int, dict[str, str]]], taken_back: str | None = None) -> list[Happened]:
    told = [
        (hours, {name: "not_known" if name == taken_back else said for name, said in row.items()})
        for hours, row in rows
    ]
    return [sheet((NOW - timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M"), **row) for hours, row in told]


def by_question(found: tuple[Assessed, ...]) -> dict[str, Assessed]:
    return {one.question: one for one in found}


@pytest.mark.parametrize("name", BOOKS)
@given(data=st.data(), age=st.none() | st.integers(0, 100))
def test_not_known_is_never_clear(name: str, data: st.DataObject, age: int | None) -> None:
    for one in assess(BOOKS[name], events(data.draw(sheets(BOOKS[name]))), NOW, age):
        assert one.answer != "not_known" or one.finding.means != "clear"


@pytest.mark.parametrize("name", BOOKS)
@given(data=st.data(), age=st.none() | st.integers(0, 100))
def test_an_answer_taken_back_is_never_clear_and_hides_no_other_question(
    name: str, data: st.DataObject, age: int | None
) -> None:
    book = BOOKS[name]
    rows, question = data.draw(sheets(book)), data.draw(st.sampled_from(sorted(book.questions)))
    before = by_question(assess(book, events(rows), NOW, age))
    after = by_question(assess(book, events(rows, taken_back=question), NOW, age))
    assert before.keys() <= after.keys()
    assert question not in after or after[question].finding.means != "clear"


@pytest.mark.parametrize("name", BOOKS)
@given(data=st.data(), age=st.integers(0, 100))
def test_whoever_is_asked_at_a_known_age_is_asked_at_an_unknown_one(name: str, data: st.DataObject, age: int) -> None:
    rows = events(data.draw(sheets(BOOKS[name])))
    assert by_question(assess(BOOKS[name], rows, NOW, age)).keys() <= by_question(assess(BOOKS[name], rows, NOW)).keys()
