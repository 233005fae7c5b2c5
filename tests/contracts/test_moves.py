"""The drawn table of moves is the one in the code."""

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.moves import Phase
from tools.moves import PAGE, page


def test_the_page_is_drawn_from_the_table_as_it_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "stale: run python -m tools.moves"


def test_every_phase_and_every_event_is_on_it() -> None:
    for name in (*Phase, *Event):
        assert name.replace("_", " ") in page()
