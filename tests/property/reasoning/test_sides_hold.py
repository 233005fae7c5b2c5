"""Whatever the stages say: where the side done differs from the consent there is an incident, never a refusal."""

from hypothesis import given
from hypothesis import strategies as st

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.sides import Side, consented, side_incidents, side_stops, sides_in
from tests.unit.reasoning.events import happened

KINDS = (Event.CONSENT_GIVEN, Event.CONSENT_WITHDRAWN, Event.LISTED, Event.SITE_MARKED, Event.STOPPED_BEFORE_BLOCK)
SIDES = st.sampled_from(("left", "right", "both", "", "L"))
HISTORIES = st.lists(st.tuples(st.sampled_from((*KINDS, Event.INJECTED, Event.RECORD_COMPLETED)), SIDES), max_size=9)


def as_events(rows: list[tuple[Event, str]]) -> list[Happened]:
    return [happened(kind, f"2026-03-02 09:{minute:02}", side=side) for minute, (kind, side) in enumerate(rows)]


@given(HISTORIES)
def test_every_injection_outside_its_consent_is_an_incident(rows: list[tuple[Event, str]]) -> None:
    events = as_events(rows)
    incidents = [difference.evidence for difference in side_incidents(events)]
    for index, event in enumerate(events):
        if event.kind is Event.INJECTED:
            said = sides_in(event)
            assert (event in incidents) == (not said or not said <= consented(events[:index]))


@given(HISTORIES, st.sampled_from((Side.LEFT, Side.RIGHT)))
def test_no_needle_goes_ahead_on_a_side_without_consent_or_without_its_stop(
    rows: list[tuple[Event, str]], side: Side
) -> None:
    events = as_events(rows)
    if not side_stops(events, side):
        assert side in consented(events)
        assert sides_in([event for event in events if event.kind is Event.STOPPED_BEFORE_BLOCK][-1]) == {side}
