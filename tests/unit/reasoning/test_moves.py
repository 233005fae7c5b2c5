"""The transition table: complete, with an owner everywhere, and no note that moves anything."""

import pytest

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.moves import KNOWN, NOTES, OWNERS, TABLE, Phase


def test_the_table_speaks_of_every_event_there_is() -> None:
    assert frozenset(Event) == KNOWN


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_leads_on_and_somebody_may_always_die(phase: Phase) -> None:
    assert Event.DIED in TABLE[phase] or phase is Phase.ENDED
    assert all(kind in KNOWN for kind in TABLE[phase])


@pytest.mark.parametrize("phase", list(Phase))
def test_a_note_moves_nothing(phase: Phase) -> None:
    assert not NOTES[phase] & TABLE[phase].keys()


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("kind", [Event.SAFETY_CHANGED, Event.RECORDED_IN_ERROR])
def test_a_safety_change_and_a_record_put_right_may_come_at_any_time(phase: Phase, kind: Event) -> None:
    assert kind in NOTES[phase]


@pytest.mark.parametrize("phase", list(Phase))
def test_somebody_owns_what_comes_next_until_it_has_ended(phase: Phase) -> None:
    assert (phase in OWNERS) is (phase is not Phase.ENDED)
