"""Who would lose something if a thing went."""

from __future__ import annotations

from careleaf.definition.answering import items_behind, users_of
from careleaf.definition.references import references
from tests.factories.definitions import definition

ARROWS = list(references(definition().pathway))


def test_items_name_a_thing_directly_or_through_others() -> None:
    assert items_behind(("block", "home.rest"), ARROWS) == ("A10", "X2")
    assert items_behind(("fact", "rest"), ARROWS) == ("A10", "X2")
    assert items_behind(("fact", "visit_window"), ARROWS) == ("A13",)


def test_a_check_is_a_question_and_a_link_is_a_fact() -> None:
    assert (
        items_behind(("check", "temperature"), ARROWS) == items_behind(("question", "temperature"), ARROWS) == ("A5",)
    )
    assert items_behind(("link", "clinic_page"), ARROWS) == ("A14", "X3")[:1]


def test_nothing_is_sought_behind_an_item() -> None:
    assert ("item", "X1") not in users_of(("fact", "visit_window"), ARROWS)


def test_a_thing_nobody_names_has_no_users() -> None:
    assert users_of(("fact", "nothing"), ARROWS) == set()
