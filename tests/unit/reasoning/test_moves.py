"""The transition table: where a journey stands, and what came out of order."""

import pytest

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.moves import KNOWN, TABLE, Phase, standing
from tests.unit.reasoning.events import happened

WAY = (
    Event.ACCEPTED,
    Event.ARRIVED,
    Event.QUESTIONS_ANSWERED,
    Event.PROCEDURE_STARTED,
    Event.PROCEDURE_ENDED,
    Event.DUTIES_ACKNOWLEDGED,
    Event.DISCHARGED,
    Event.FOLLOW_UP_CALLED,
    Event.CLOSED,
)


def journey(*kinds: Event) -> list[Happened]:
    return [happened(kind, f"2026-03-02 10:{minute:02}") for minute, kind in enumerate(kinds)]


def test_nothing_has_happened_yet() -> None:
    stands = standing([])
    assert stands.phase is Phase.REFERRED
    assert stands.allows(Event.ACCEPTED)
    assert not stands.allows(Event.PROCEDURE_STARTED)


def test_the_whole_way() -> None:
    phases = [standing(journey(*WAY[:count])).phase for count in range(len(WAY) + 1)]
    assert phases == [
        Phase.REFERRED,
        Phase.ACCEPTED,
        Phase.ARRIVED,
        Phase.ARRIVED,
        Phase.IN_PROCEDURE,
        Phase.IN_RECOVERY,
        Phase.IN_RECOVERY,
        Phase.AT_HOME,
        Phase.FOLLOWED_UP,
        Phase.ENDED,
    ]


def test_an_event_out_of_order_is_named_and_never_sets_the_journey_back() -> None:
    events = journey(Event.ACCEPTED, Event.DISCHARGED, Event.PROCEDURE_STARTED)
    stands = standing(events)
    assert stands.phase is Phase.AT_HOME
    assert stands.out_of_order == (events[1], events[2])


def test_an_event_out_of_order_that_leads_nowhere_else_leaves_the_journey_where_it_stands() -> None:
    events = journey(*WAY[:2], Event.PROCEDURE_STARTED, Event.QUESTIONS_ANSWERED)
    stands = standing(events)
    assert stands.phase is Phase.IN_PROCEDURE
    assert stands.out_of_order == (events[-1],)


def test_an_event_the_table_does_not_speak_of_changes_nothing() -> None:
    assert Event.LEAFLET_GIVEN not in KNOWN
    assert standing(journey(Event.ACCEPTED, Event.LEAFLET_GIVEN)) == standing(journey(Event.ACCEPTED))


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_leads_on_and_somebody_may_always_die(phase: Phase) -> None:
    assert Event.DIED in TABLE[phase] or phase is Phase.ENDED
    assert all(kind in KNOWN for kind in TABLE[phase])


def test_whoever_had_a_needle_in_is_watched_afterwards() -> None:
    stands = standing(journey(*WAY[:4], Event.ABANDONED))
    assert stands.phase is Phase.IN_RECOVERY
