"""Ends and turns: each says what becomes of promises, messages and bookings."""

import pytest

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.moves import TABLE, Phase
from careleaf.reasoning.turns import TURNS, Bookings, Messages
from tests.factories.definitions import FOLDERS, definition


def test_every_event_that_ends_a_journey_is_a_turn() -> None:
    ends = {kind for moves in TABLE.values() for kind, phase in moves.items() if phase is Phase.ENDED}
    assert ends <= TURNS.keys()


@pytest.mark.parametrize("name", FOLDERS)
def test_what_excuses_a_promise_is_an_end_or_a_turn(name: str) -> None:
    excuses = {kind for promise in definition(name).pathway.promises.values() for kind in promise.excused_by}
    assert excuses <= TURNS.keys()


def test_nobody_writes_to_somebody_who_has_died() -> None:
    died = TURNS[Event.DIED]
    assert (died.messages, died.bookings) == (Messages.STOP, Bookings.RELEASE_ALL)
