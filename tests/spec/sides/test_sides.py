"""The side is stated afresh at each stage, in words, and compared with the consent (NatSSIPs, Prep-Stop-Block)."""

import pytest

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.sides import Matter, Side, less_done, side_incidents, side_stops
from tests.unit.reasoning.events import happened

DAY = "2026-03-02"


def stated(kind: Event, minute: int, side: str | None = None) -> Happened:
    return happened(kind, f"{DAY} 09:{minute:02}", **({"side": side} if side else {}))


def before_the_needle(**other: str) -> list[Happened]:
    stages = (Event.REFERRED, Event.CONSENT_GIVEN, Event.LISTED, Event.SITE_MARKED, Event.STOPPED_BEFORE_BLOCK)
    return [stated(stage, minute, other.get(stage.value, "left")) for minute, stage in enumerate(stages)]


def stopped_by(*events: Happened, side: Side | None = None) -> list[tuple[Matter, Event]]:
    return [(difference.matter, difference.stage) for difference in side_stops(events, side)]


def happened_wrongly(*events: Happened) -> list[tuple[Matter, Event]]:
    return [(difference.matter, difference.stage) for difference in side_incidents(events)]


def test_the_same_side_everywhere_goes_ahead() -> None:
    assert stopped_by(*before_the_needle(), side=Side.LEFT) == []


@pytest.mark.parametrize("stage", [Event.REFERRED, Event.LISTED, Event.SITE_MARKED, Event.STOPPED_BEFORE_BLOCK])
@pytest.mark.parametrize("side", ["right", "both"])
def test_another_side_at_any_stage_before_the_needle_is_a_hard_stop(stage: Event, side: str) -> None:
    assert (Matter.DIFFERS_FROM_CONSENT, stage) in stopped_by(*before_the_needle(**{stage.value: side}))


def test_one_side_marked_where_both_are_consented_to_is_a_hard_stop() -> None:
    events = before_the_needle(consent_given="both", referred="both", listed="both")
    assert stopped_by(*events) == [(Matter.DIFFERS_FROM_CONSENT, Event.SITE_MARKED)]


@pytest.mark.parametrize("side", ["L", "", "sinister"])
def test_a_side_not_stated_in_words_is_a_hard_stop(side: str) -> None:
    assert stopped_by(*before_the_needle(), stated(Event.SITE_MARKED, 30, side or None)) == [
        (Matter.NOT_STATED, Event.SITE_MARKED)
    ]


def test_no_consent_or_one_withdrawn_is_a_hard_stop() -> None:
    assert (Matter.NO_CONSENT, Event.CONSENT_GIVEN) in stopped_by(stated(Event.SITE_MARKED, 0, "left"))
    withdrawn = stated(Event.CONSENT_WITHDRAWN, 30)
    assert (Matter.NO_CONSENT, Event.CONSENT_GIVEN) in stopped_by(*before_the_needle(), withdrawn)


def test_a_mark_put_right_no_longer_stops() -> None:
    events = before_the_needle(site_marked="right")
    assert stopped_by(*events, stated(Event.SITE_MARKED, 30, "left")) == []


def test_a_new_consent_for_the_other_side_asks_for_every_stage_again() -> None:
    found = stopped_by(*before_the_needle(), stated(Event.CONSENT_GIVEN, 30, "right"))
    assert {stage for _, stage in found} == {
        Event.REFERRED,
        Event.LISTED,
        Event.SITE_MARKED,
        Event.STOPPED_BEFORE_BLOCK,
    }


def test_each_of_both_sides_has_its_own_stop_moment() -> None:
    both = before_the_needle(consent_given="both", referred="both", listed="both", site_marked="both")
    left_done = [*both, stated(Event.INJECTED, 10, "left")]
    assert stopped_by(*both, side=Side.LEFT) == []
    assert stopped_by(*left_done, side=Side.RIGHT) == [(Matter.NO_STOP_ON_THIS_SIDE, Event.STOPPED_BEFORE_BLOCK)]
    assert stopped_by(*left_done, stated(Event.STOPPED_BEFORE_BLOCK, 12, "right"), side=Side.RIGHT) == []


def test_about_to_inject_a_side_without_consent_is_a_hard_stop() -> None:
    assert stopped_by(*before_the_needle(), side=Side.RIGHT) == [
        (Matter.DIFFERS_FROM_CONSENT, Event.INJECTED),
        (Matter.NO_STOP_ON_THIS_SIDE, Event.STOPPED_BEFORE_BLOCK),
    ]


@pytest.mark.parametrize(
    ("consent", "done", "matter"),
    [
        ("left", "right", Matter.DIFFERS_FROM_CONSENT),
        ("left", "both", Matter.DIFFERS_FROM_CONSENT),
        (None, "left", Matter.NO_CONSENT),
        ("left", None, Matter.NOT_STATED),
    ],
)
def test_a_side_injected_that_was_not_consented_to_is_an_incident(
    consent: str | None, done: str | None, matter: Matter
) -> None:
    events = (stated(Event.CONSENT_GIVEN, 0, consent), stated(Event.INJECTED, 10, done))
    assert happened_wrongly(*events) == [(matter, Event.INJECTED)]


def test_a_record_or_letter_with_another_side_than_was_done_is_an_incident() -> None:
    done = (stated(Event.CONSENT_GIVEN, 0, "left"), stated(Event.INJECTED, 10, "left"))
    assert happened_wrongly(*done, stated(Event.RECORD_COMPLETED, 20, "left")) == []
    assert happened_wrongly(*done, stated(Event.DISCHARGE_LETTER_SENT, 20, "right")) == [
        (Matter.DIFFERS_FROM_WHAT_WAS_DONE, Event.DISCHARGE_LETTER_SENT)
    ]
    assert happened_wrongly(*done, stated(Event.GP_LETTER_SENT, 20)) == [(Matter.NOT_STATED, Event.GP_LETTER_SENT)]


def test_a_letter_before_anything_was_done_states_no_side_done() -> None:
    assert happened_wrongly(stated(Event.DISCHARGE_LETTER_SENT, 20, "right")) == []


def test_doing_one_of_both_is_no_incident_but_is_named() -> None:
    events = (stated(Event.CONSENT_GIVEN, 0, "both"), stated(Event.INJECTED, 10, "left"))
    assert happened_wrongly(*events) == []
    assert less_done(events) == {Side.RIGHT}
    assert less_done(events[:1]) == frozenset()
