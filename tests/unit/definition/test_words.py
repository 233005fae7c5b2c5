"""Blocks of words and the facts in them."""

from __future__ import annotations

import pytest

from careleaf.definition.words import Block, facts_inserted, is_table, sentences

TEXT: Block = "Do not drive for {no_drive}."
LIST: Block = ("Infections", "In the last {lookback}, {no_drive}.")
TABLE: Block = (("What", "How long"), ("Rest", "{rest}"))


@pytest.mark.parametrize(("block", "table"), [(TEXT, False), (LIST, False), (TABLE, True)])
def test_a_table_is_rows_of_cells(block: Block, table: bool) -> None:
    assert is_table(block) is table


def test_sentences_come_in_reading_order() -> None:
    assert list(sentences(TEXT)) == [TEXT]
    assert list(sentences(LIST)) == list(LIST)
    assert list(sentences(TABLE)) == ["What", "How long", "Rest", "{rest}"]


def test_facts_are_inserted_by_name() -> None:
    assert facts_inserted(TEXT) == {"no_drive"}
    assert facts_inserted(LIST) == {"lookback", "no_drive"}
    assert facts_inserted(TABLE) == {"rest"}
    assert facts_inserted("{No} {1} {} {{a b}}") == frozenset()
