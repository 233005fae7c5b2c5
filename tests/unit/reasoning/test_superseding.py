"""Records put right: what replaces what, what is taken out, and that the order of recording decides."""

from itertools import permutations

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, How, in_order, until
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.sides import Matter, side_incidents
from careleaf.reasoning.walk import standing
from tests.unit.reasoning.events import at


def record(name: str, kind: Event, recorded: str, supersedes: str = "", **facts: str) -> Happened:
    """Written down at ``recorded``; it happened at nine."""
    return Happened(
        id=name,
        kind=kind,
        happened_at=at("2026-03-02 09:00"),
        recorded_at=at(f"2026-03-02 {recorded}"),
        by="staff:1",
        how=How.SCREEN,
        edition="1.0",
        facts={**facts, **({"supersedes": supersedes} if supersedes else {})},
    )


def counting(*events: Happened) -> set[str]:
    found = {tuple(one.id for one in in_order(order)) for order in permutations(events)}
    assert len(found) == 1, "the order in which they are handed over plays no part"
    again = in_order(tuple(in_order(events)))
    assert again == in_order(events), "once put right there is nothing left to put right"
    return set(found.pop())


A = record("a", Event.INJECTED, "10:00", side="left")
B = record("b", Event.INJECTED, "11:00", "a", side="right")


def test_an_amendment_replaces_what_it_names() -> None:
    assert counting(A, B) == {"b"}


def test_a_chain_of_amendments_leaves_the_last() -> None:
    assert counting(A, B, record("c", Event.INJECTED, "12:00", "b")) == {"c"}


def test_two_amendments_of_one_record_leave_the_later() -> None:
    assert counting(A, B, record("c", Event.INJECTED, "12:00", "a")) == {"c"}


def test_recorded_at_the_same_moment_the_id_decides() -> None:
    assert counting(A, B, record("c", Event.INJECTED, "11:00", "a")) == {"c"}


def test_a_record_made_in_error_is_out_with_all_its_amendments() -> None:
    assert counting(A, record("x", Event.RECORDED_IN_ERROR, "12:00", "a")) == {"x"}
    assert counting(A, B, record("x", Event.RECORDED_IN_ERROR, "12:00", "b")) == {"x"}


def test_an_error_declared_in_error_puts_back_what_it_took_out() -> None:
    x = record("x", Event.RECORDED_IN_ERROR, "12:00", "a")
    y = record("y", Event.RECORDED_IN_ERROR, "13:00", "x")
    z = record("z", Event.RECORDED_IN_ERROR, "14:00", "y")
    assert counting(A, B, x, y) == {"b", "y"}
    assert counting(A, x, y, z) == {"x", "z"}


def test_amended_after_it_was_taken_out_it_counts_again() -> None:
    x = record("x", Event.RECORDED_IN_ERROR, "12:00", "a")
    assert counting(A, x, record("c", Event.INJECTED, "13:00", "a")) == {"x", "c"}


def test_what_supersedes_nothing_known_counts_for_itself() -> None:
    assert counting(B) == {"b"}
    assert counting(record("x", Event.RECORDED_IN_ERROR, "12:00", "nobody")) == {"x"}
    assert counting(A, record("b", Event.DISCHARGED, "11:00", "a")) == {"a", "b"}, "another kind replaces nothing"
    assert counting(A, record("b", Event.INJECTED, "09:00", "a")) == {"a", "b"}, "nor what was recorded later"
    assert counting(record("a", Event.INJECTED, "10:00", "a")) == {"a"}


def test_what_happened_later_than_was_first_said_has_not_happened_yet() -> None:
    late = Happened(
        id="b",
        kind=Event.INJECTED,
        happened_at=at("2026-03-02 12:00"),
        recorded_at=at("2026-03-02 13:00"),
        by="staff:1",
        how=How.SCREEN,
        edition="1.0",
        facts={"supersedes": "a"},
    )
    assert until([A, late], at("2026-03-02 11:00")) == ()


def test_an_arrival_recorded_in_error_has_not_been() -> None:
    accepted, arrived = record("1", Event.ACCEPTED, "10:00"), record("2", Event.ARRIVED, "11:00")
    error = record("3", Event.RECORDED_IN_ERROR, "12:00", "2")
    assert standing([accepted, arrived, error]).phase is Phase.ACCEPTED


def test_a_side_put_right_changes_the_incidents() -> None:
    consent = record("consent", Event.CONSENT_GIVEN, "09:00", side="left")
    assert side_incidents([consent, A]) == ()
    (incident,) = side_incidents([consent, A, B])
    assert (incident.matter, incident.evidence) == (Matter.DIFFERS_FROM_CONSENT, B)
    assert side_incidents([consent, A, B, record("c", Event.INJECTED, "12:00", "b", side="left")]) == ()
