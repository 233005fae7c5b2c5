"""Whatever happens, in any order, of every definition: a known phase, an owner, a way on, a cache to be trusted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, How
from careleaf.reasoning.moves import TABLE, Phase
from careleaf.reasoning.sides import side_incidents
from careleaf.reasoning.standing import JourneyStanding, journey_standing, standing_now
from tests.factories.definitions import FOLDERS, definition
from tests.unit.reasoning.events import at

PATHWAYS = {name: definition(name).pathway for name in FOLDERS}
START = at("2026-03-20 08:00")  # summer time begins inside the days that follow
WAY = (
    (Event.ACCEPTED, 0),
    (Event.LEAFLET_GIVEN, 10),
    (Event.QUESTIONS_ANSWERED, 20),
    (Event.CONSENT_GIVEN, 60),
    (Event.LISTED, 600),
    (Event.ARRIVED, 15000),
    (Event.QUESTIONS_ANSWERED, 15010),
    (Event.PROCEDURE_STARTED, 15060),
    (Event.INJECTED, 15070),
    (Event.PROCEDURE_ENDED, 15080),
    (Event.DISCHARGED, 15170),
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "side": st.sampled_from(("left", "right", "both", "L")),
        "planned_for": st.sampled_from(("2026-03-30T18:00:00+01:00", "soon")),
        "consent_again": st.sampled_from(("yes", "no")),
        "supersedes": st.integers(0, 20).map(str),
        "infection": st.sampled_from(("yes", "no")),
        "diabetes": st.sampled_from(("yes", "no")),
        "pregnancy": st.sampled_from(("yes", "no", "not_known")),
    },
)
STRAY = st.tuples(st.sampled_from(Event), st.integers(0, 60000))
AGES = st.none() | st.integers(0, 100)


def event(number: int, kind: Event, minutes: int, facts: dict[str, str]) -> Happened:
    when = START + timedelta(minutes=minutes)
    return Happened(
        id=str(number),
        kind=kind,
        happened_at=when,
        recorded_at=START + timedelta(minutes=number),
        by="staff:1",
        how=How.SCREEN,
        edition="1.0",
        facts=facts,
    )


@st.composite
def journeys(draw: st.DrawFn) -> list[Happened]:
    """So far along the way, with strays in between, in any order of recording."""
    rows = [*WAY[: draw(st.integers(0, len(WAY)))], *draw(st.lists(STRAY, max_size=6))]
    order = draw(st.permutations(rows))
    return [event(number, kind, minutes, draw(FACTS)) for number, (kind, minutes) in enumerate(order)]


@pytest.mark.parametrize("name", PATHWAYS)
@settings(max_examples=60, deadline=None)
@given(events=journeys(), minutes=st.integers(0, 70000), age=AGES)
def test_every_journey_has_a_phase_an_owner_and_a_way_on(
    name: str, events: list[Happened], minutes: int, age: int | None
) -> None:
    found = standing_now(PATHWAYS[name], events, START + timedelta(minutes=minutes), age)
    assert found.place.phase in Phase
    assert found.place.next_events == tuple(TABLE[found.place.phase])
    is_over = found.place.phase is Phase.ENDED
    assert (found.place.owner is None) is is_over
    assert bool(found.place.next_events) is not is_over
    assert all(task.owner for task in found.tasks)


def without_changes(found: JourneyStanding) -> tuple[object, ...]:
    parts = found.place, found.tasks, found.blocks, found.findings, found.side_stops, found.incidents, found.unread
    return (*parts, *found.promises.items())


@pytest.mark.parametrize("name", PATHWAYS)
@settings(max_examples=60, deadline=None)
@given(events=journeys(), minutes=st.integers(0, 70000), share=st.floats(0, 1), age=AGES)
def test_before_it_changes_the_standing_is_what_was_said(
    name: str, events: list[Happened], minutes: int, share: float, age: int | None
) -> None:
    pathway, now = PATHWAYS[name], START + timedelta(minutes=minutes)
    past = [one for one in events if one.happened_at <= now]
    found = journey_standing(pathway, past, now, age)
    ends = found.changes_at or now + timedelta(days=1500)
    assert ends > now
    between = now + (ends - now) * share
    for instant in (min(between, ends - timedelta.resolution), ends - timedelta.resolution):
        assert without_changes(standing_now(pathway, past, instant, age)) == without_changes(found)
    if found.changes_at:
        assert without_changes(standing_now(pathway, past, ends, age)) != without_changes(found)


@pytest.mark.parametrize("name", PATHWAYS)
@settings(max_examples=40, deadline=None)
@given(events=journeys(), minutes=st.integers(0, 20000), data=st.data())
def test_an_answer_taken_back_never_clears_a_block(
    name: str, events: list[Happened], minutes: int, data: st.DataObject
) -> None:
    pathway, now = PATHWAYS[name], START + timedelta(minutes=minutes)
    question = data.draw(st.sampled_from(sorted(pathway.questions)))
    fewer = [replace(one, facts={key: said for key, said in one.facts.items() if key != question}) for one in events]
    blocked = {one.stop.key for one in standing_now(pathway, events, now, 47).blocks}
    assert blocked <= {one.stop.key for one in standing_now(pathway, fewer, now, 47).blocks}


ENDS = {Event.CONSENT_WITHDRAWN: lambda _: True, Event.SAFETY_CHANGED: lambda said: said.get("consent_again") != "no"}
WORDS = {"left": {"left"}, "right": {"right"}, "both": {"left", "right"}}
SIDED = st.lists(
    st.tuples(
        st.sampled_from(
            (Event.CONSENT_GIVEN, Event.CONSENT_CONFIRMED, Event.INJECTED, Event.GP_LETTER_SENT, *ENDS),
        ),
        st.sampled_from(("left", "right", "both", "L")),
        st.sampled_from(("yes", "no")),
    ),
    max_size=10,
)


@given(SIDED)
def test_where_sides_differ_there_is_an_incident(rows: list[tuple[Event, str, str]]) -> None:
    events = [
        event(number, kind, number, {"side": side, "consent_again": again})
        for number, (kind, side, again) in enumerate(rows)
    ]
    allowed: set[str] = set()
    done: set[str] = set()
    wrong = set()
    for one in events:
        said = WORDS.get(one.facts["side"], set())
        if one.kind in ENDS:
            allowed = set() if ENDS[one.kind](one.facts) else allowed
        elif one.kind is Event.INJECTED:
            done |= said
            if not said or said - allowed:
                wrong.add(one.id)
        elif one.kind is Event.GP_LETTER_SENT:
            if done and said != done:
                wrong.add(one.id)
        elif said:
            allowed = said
    assert {one.evidence.id for one in side_incidents(events) if one.evidence} == wrong
