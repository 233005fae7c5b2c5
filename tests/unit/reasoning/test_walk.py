"""The walk along the table: where a journey stands, and what came out of order."""

from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.walk import standing
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
    events = journey(*WAY[:2], Event.PROCEDURE_STARTED, Event.GOWN_GIVEN)
    stands = standing(events)
    assert stands.phase is Phase.IN_PROCEDURE
    assert stands.out_of_order == (events[-1],)


def test_a_note_changes_nothing_about_where_a_journey_stands() -> None:
    assert standing(journey(Event.ACCEPTED, Event.LEAFLET_GIVEN)) == standing(journey(Event.ACCEPTED))


def test_a_day_that_comes_to_nothing_waits_for_a_decision() -> None:
    for kind in (Event.DID_NOT_ATTEND, Event.CANCELLED_BY_PATIENT, Event.CANCELLED_BY_HOSPITAL):
        stands = standing(journey(Event.ACCEPTED, kind))
        assert stands.phase is Phase.TO_DECIDE
        assert stands.allows(Event.RESCHEDULED)
        assert stands.allows(Event.CLOSED)


def test_the_way_to_the_day_begins_again_with_each_new_day() -> None:
    events = journey(Event.ACCEPTED, Event.LISTED, Event.CANCELLED_BY_HOSPITAL, Event.RESCHEDULED)
    assert standing(events[:2]).anew_since is None
    assert standing(events[:3]).anew_since == events[2]
    assert standing(events).anew_since == events[3]
    assert standing(events).phase is Phase.ACCEPTED


def test_a_second_side_begins_again_from_the_waiting_list() -> None:
    events = journey(*WAY[:7], Event.LISTED)
    assert (standing(events).phase, standing(events).anew_since) == (Phase.ACCEPTED, events[-1])


def test_a_stay_after_going_home_is_not_a_new_beginning() -> None:
    stands = standing(journey(*WAY[:7], Event.ADMITTED))
    assert (stands.phase, stands.anew_since) == (Phase.STAYING, None)


def test_calling_off_the_follow_up_leaves_the_journey_at_home() -> None:
    events = journey(*WAY[:7], Event.CANCELLED_BY_PATIENT, Event.RESCHEDULED)
    stands = standing(events)
    assert (stands.phase, stands.out_of_order, stands.anew_since) == (Phase.AT_HOME, (), None)


def test_an_end_out_of_order_ends_nothing_but_is_named() -> None:
    events = journey(*WAY[:4], Event.NOT_ELIGIBLE)
    stands = standing(events)
    assert (stands.phase, stands.out_of_order) == (Phase.IN_PROCEDURE, (events[-1],))


def test_whoever_comes_after_the_end_is_not_lost_from_view() -> None:
    events = journey(Event.ACCEPTED, Event.LOST, Event.ARRIVED)
    stands = standing(events)
    assert (stands.phase, stands.ended_by, stands.out_of_order) == (Phase.ARRIVED, None, (events[-1],))
    assert standing(journey(Event.ACCEPTED, Event.LOST, Event.GOWN_GIVEN)).phase is Phase.ENDED


def test_death_ends_a_journey_for_good() -> None:
    events = journey(*WAY[:5], Event.DISCHARGED, Event.DIED, Event.ARRIVED)
    stands = standing(events)
    assert (stands.phase, stands.ended_by) == (Phase.ENDED, events[6])
    closed = journey(*WAY, Event.DIED, Event.ARRIVED)
    assert (standing(closed).phase, standing(closed).ended_by) == (Phase.ENDED, closed[-2])


def test_whoever_had_a_needle_in_is_watched_afterwards() -> None:
    stands = standing(journey(*WAY[:4], Event.ABANDONED))
    assert stands.phase is Phase.IN_RECOVERY


def test_the_events_of_a_day_called_off_are_named_once_there_is_another() -> None:
    events = journey(Event.ACCEPTED, Event.LISTED, Event.LEAFLET_GIVEN, Event.CANCELLED_BY_PATIENT, Event.LISTED)
    assert standing(events[:4]).called_off == ()
    assert standing(events).called_off == (events[1], events[3])
    moved = journey(Event.ACCEPTED, Event.LISTED, Event.RESCHEDULED)
    assert standing(moved).called_off == (moved[1], moved[2])


def test_whoever_comes_after_all_comes_to_the_same_day() -> None:
    events = journey(Event.ACCEPTED, Event.LISTED, Event.DID_NOT_ATTEND, Event.ARRIVED)
    assert standing(events).called_off == (events[2],)


def test_another_round_calls_off_nothing_of_the_first() -> None:
    assert standing(journey(*WAY[:7], Event.LISTED)).called_off == ()


def test_the_turns_of_the_appointment_afterwards_are_told_apart_from_those_of_the_day() -> None:
    events = journey(*WAY[:7], Event.FOLLOW_UP_BOOKED, Event.DID_NOT_ATTEND)
    assert standing(events).visits == (events[-1],)
    assert standing(journey(Event.ACCEPTED, Event.DID_NOT_ATTEND)).visits == ()


def test_who_sees_to_it_that_a_journey_moves_on() -> None:
    assert (standing([]).owner, standing(journey(Event.DECLINED)).owner) == (Role.CONSULTANT, None)
