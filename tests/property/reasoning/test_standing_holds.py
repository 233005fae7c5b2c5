"""Whatever the events and however they were recorded: the table is never contradicted, promises match their windows."""

from datetime import datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from careleaf.definition.rules import Promise, Window
from careleaf.definition.values import TimeUnit
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import Happened, How, in_order
from careleaf.reasoning.kept import State, verdict
from careleaf.reasoning.moves import KNOWN, TABLE, Phase
from careleaf.reasoning.walk import standing
from careleaf.reasoning.windows import span
from tests.unit.reasoning.events import at, fact, lengths

START = at("2026-03-20 08:00")  # summer time begins inside the days that follow
MINUTES = st.integers(0, 20 * 24 * 60)
KINDS = st.sampled_from((Event.PROCEDURE_ENDED, Event.DISCHARGED, Event.DIED, Event.ACCEPTED))
FACTS = {"stay": fact(lengths("1", "3", TimeUnit.DAYS))}
WINDOW = Window(title="Home", anchor=Event.PROCEDURE_ENDED, range="stay")
PROMISE = Promise(
    item="L1",
    title="Home",
    owner=Role.RECOVERY_NURSE,
    window="stay",
    kept_by=Event.DISCHARGED,
    excused_by=(Event.DIED,),
)


def event(number: int, kind: Event, minutes: int, recorded_after: int) -> Happened:
    when = START + timedelta(minutes=minutes)
    return Happened(
        id=f"{number:03}",
        kind=kind,
        happened_at=when,
        recorded_at=when + timedelta(minutes=recorded_after),
        by="staff:1",
        how=How.SCREEN,
        edition="1.0",
    )


def histories(kinds: st.SearchStrategy[Event]) -> st.SearchStrategy[list[Happened]]:
    rows = st.lists(st.tuples(kinds, MINUTES, MINUTES), max_size=8)
    return rows.map(lambda found: [event(number, *row) for number, row in enumerate(found)])


@given(histories(st.sampled_from(sorted(KNOWN))), st.randoms())
def test_the_order_of_recording_never_matters(events: list[Happened], chance: object) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert standing(shuffled) == standing(events)
    assert in_order(shuffled) == in_order(events)


@given(histories(KINDS), MINUTES, st.randoms())
def test_a_verdict_does_not_depend_on_the_order_of_recording(
    events: list[Happened], minutes: int, chance: object
) -> None:
    shuffled, now = list(events), START + timedelta(minutes=minutes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verdict(PROMISE, WINDOW, FACTS, shuffled, now) == verdict(PROMISE, WINDOW, FACTS, events, now)


@given(st.lists(st.integers(0, 1000), max_size=20))
def test_moves_taken_from_the_table_are_never_out_of_order(choices: list[int]) -> None:
    events: list[Happened] = []
    for number, choice in enumerate(choices):
        stands = standing(events)
        if not stands.next_events:
            assert stands.phase is Phase.ENDED
            break
        events.append(event(number, stands.next_events[choice % len(stands.next_events)], number, 0))
    assert standing(events).out_of_order == ()


@given(histories(st.sampled_from(Event)))
def test_no_true_record_is_refused_and_what_was_not_allowed_is_named(events: list[Happened]) -> None:
    past: list[Happened] = []
    for one in in_order(events):
        before = standing(past)
        past.append(one)
        after = standing(past)
        assert after.next_events == tuple(TABLE[after.phase])
        assert (one in after.out_of_order) == (one.kind in KNOWN and not before.allows(one.kind))


@given(histories(KINDS), MINUTES)
def test_the_state_matches_the_window(events: list[Happened], minutes: int) -> None:
    now = START + timedelta(minutes=minutes)
    found = verdict(PROMISE, WINDOW, FACTS, events, now)
    homes = [past.happened_at for past in events if past.kind is Event.DISCHARGED and past.happened_at <= now]
    if found.anchor is None:
        assert found.state in (State.PENDING, State.EXCUSED)
        return
    due = span(WINDOW, found.anchor.happened_at, FACTS)
    assert due.opens is not None
    assert due.closes is not None
    in_time = any(due.opens <= home <= due.closes for home in homes)
    assert (found.state is State.KEPT) == in_time
    if found.state is State.LATE:
        assert any(home > due.closes for home in homes)
    if found.state is State.BROKEN:
        assert now > due.closes
        assert not any(home >= due.opens for home in homes)
    if found.state is State.PENDING:
        assert now <= due.closes


@given(histories(KINDS), MINUTES)
def test_time_alone_changes_the_state_exactly_when_it_says(events: list[Happened], minutes: int) -> None:
    now = START + timedelta(minutes=minutes)
    past = [event for event in events if event.happened_at <= now]
    found = verdict(PROMISE, WINDOW, FACTS, past, now)
    far: datetime = now + timedelta(days=400)
    if found.changes_at is None:
        assert verdict(PROMISE, WINDOW, FACTS, past, far).state is found.state
        return
    assume(found.changes_at > now)
    just_before = found.changes_at - datetime.resolution
    assert verdict(PROMISE, WINDOW, FACTS, past, just_before).state is found.state
    assert verdict(PROMISE, WINDOW, FACTS, past, found.changes_at).state is not found.state
