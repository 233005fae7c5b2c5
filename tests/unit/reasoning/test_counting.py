"""Measures are counted over journeys, and what is not known is counted apart."""

from datetime import date
from decimal import Decimal

import pytest

from careleaf.definition.measures import Measure
from careleaf.definition.values import ValueType
from careleaf.definition.vocabulary import Evaluator, Event, Per
from careleaf.reasoning.counting import COUNTS, Figure, edition_figure, figure
from careleaf.reasoning.replay import replay
from tests.factories.definitions import FOLDERS, definition
from tests.unit.reasoning.events import fact, happened, slot

LOADED = definition("sacroiliac-joint-injection")
NAMES = ("clear", "wrong-side", "flare", "did-not-attend", "questions-and-complaint", "no-consent-yet")
JOURNEYS = [[one.event for one in replay(name, LOADED.examples)] for name in NAMES]


def counted(measure: str) -> tuple[float, int, int] | None:
    found = figure(LOADED.pathway.measures[measure], LOADED.pathway, JOURNEYS)
    return (float(found.numerator), found.denominator, found.unknown) if found else None


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("stop_done", (3, 6, 0)),
        ("not_done_on_the_day", (0, 6, 0)),
        ("home_in_time", (3, 3, 0)),
        ("pregnancy_asked", (4, 6, 0)),
        ("side_recorded", (6, 6, 0)),
        ("alternatives_recorded", (4, 5, 0)),
        ("both_drugs_recorded", (3, 3, 0)),
        ("sides_agree", (2, 3, 0)),
        ("flare_reported", (1, 3, 0)),
        ("time_to_home", (225, 3, 0)),
        ("time_to_format", (2820, 1, 0)),
        ("good_response", (2, 2, 1)),
        ("function_change", (0, 0, 3)),
        ("coverage", None),
    ],
)
def test_a_measure_counts_the_journeys_it_speaks_of(measure: str, found: tuple[float, int, int] | None) -> None:
    assert counted(measure) == found


def test_a_change_without_a_limit_is_counted_in_points() -> None:
    measure = Measure(title="T", evaluator=Evaluator.SCORE_CHANGE, per=Per.SITE, instrument="nrs")
    found = figure(measure, LOADED.pathway, JOURNEYS[:1])
    assert found is not None
    assert found == Figure(Decimal(5), 1, 0)


def test_what_has_not_ended_or_has_no_value_yet_is_unknown() -> None:
    asked = [event for event in JOURNEYS[4] if event.kind is not Event.FORMAT_DELIVERED]
    waiting = figure(LOADED.pathway.measures["time_to_format"], LOADED.pathway, [asked])
    assert waiting is not None
    assert waiting.unknown == 1
    unset = {**LOADED.pathway.facts, "stay": fact(slot(ValueType.DURATION_RANGE))}
    pathway = type("P", (), {"windows": LOADED.pathway.windows, "facts": unset})()
    home = figure(LOADED.pathway.measures["home_in_time"], pathway, JOURNEYS[:1])
    assert home is not None
    assert home.unknown == 1


def test_a_question_without_its_answer_does_not_hide_behind_an_answered_one() -> None:
    asked = [happened(Event.MESSAGE_RECEIVED, f"2026-03-0{day} 10:00") for day in (2, 3)]
    second = happened(Event.MESSAGE_ANSWERED, "2026-03-03 11:00", answers=asked[1].id)
    first = happened(Event.MESSAGE_ANSWERED, "2026-03-03 12:00")
    measure = LOADED.pathway.measures["questions_in_time"]
    assert figure(measure, LOADED.pathway, [[*asked, second]]) == Figure(Decimal(0), 1, 0)
    assert figure(measure, LOADED.pathway, [[*asked, second, first]]) == Figure(Decimal(1), 1, 0)


@pytest.mark.parametrize(
    ("measure", "today", "found"),
    [
        ("clinic_page_checked", date(2026, 12, 4), 10),
        ("reviewed", date(2027, 11, 24), 1),
        ("reviewed", date(2027, 11, 25), 0),
        ("patient_reviewed", date(2026, 12, 4), 0),
    ],
)
def test_an_edition_tells_of_itself_on_a_day(measure: str, today: date, found: int) -> None:
    assert edition_figure(LOADED.pathway.measures[measure], LOADED.pathway, today) == Figure(Decimal(found), 1, 0)
    assert edition_figure(LOADED.pathway.measures["stop_done"], LOADED.pathway, today) is None


@pytest.mark.parametrize("name", FOLDERS)
def test_every_measure_that_events_can_tell_has_a_figure(name: str) -> None:
    loaded = definition(name)
    for measure in loaded.pathway.measures.values():
        assert (figure(measure, loaded.pathway, []) is None) == (measure.evaluator not in COUNTS)
