"""The stay where the definition leaves an edge open or without a value."""

from careleaf.definition.rules import Window
from careleaf.definition.values import TimeUnit
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.fitness import Stay, fitness
from careleaf.reasoning.gates import Rulebook
from tests.unit.reasoning.events import at, fact, happened, length, slot

ENDED = happened(Event.PROCEDURE_ENDED, "2026-03-02 10:00")
BOOK = Rulebook({}, {}, {"hour": fact(length("1", TimeUnit.HOURS)), "unset": fact(slot())})


def stay(opens: str | None, closes: str | None, now: str) -> Stay:
    window = Window(title="Stay", anchor=Event.PROCEDURE_ENDED, opens=opens, closes=closes)
    return fitness(BOOK, window, [ENDED], at(f"2026-03-02 {now}")).stay


def test_a_stay_may_have_one_edge_only() -> None:
    assert stay("hour", None, "20:00") is Stay.AS_PROMISED
    assert stay(None, "hour", "10:01") is Stay.AS_PROMISED
    assert stay(None, "hour", "11:01") is Stay.TOO_LONG


def test_a_stay_nobody_has_set_is_not_known() -> None:
    assert stay("unset", None, "20:00") is Stay.NOT_KNOWN
