"""Who would lose something if a thing went."""

from __future__ import annotations

from careleaf.definition.answering import Users
from careleaf.definition.references import references
from tests.factories.definitions import definition

USERS = Users(references(definition().pathway))


def test_items_name_a_thing_directly_or_through_others() -> None:
    assert USERS.items(("block", "home.rest")) == ("A10", "X2")
    assert USERS.items(("fact", "rest")) == ("A10", "X2")
    assert USERS.items(("fact", "visit_window")) == ("A13",)


def test_a_check_is_a_question_and_a_link_is_a_fact() -> None:
    assert USERS.items(("check", "temperature")) == USERS.items(("question", "temperature")) == ("A5",)
    assert USERS.items(("link", "clinic_page")) == ("A14", "X3")[:1]


def test_nothing_is_sought_behind_an_item() -> None:
    assert ("item", "X1") not in USERS.of(("fact", "visit_window"))


def test_a_thing_nobody_names_has_no_users() -> None:
    assert USERS.of(("fact", "nothing")) == set()
