"""The house claims no event that the room it names does not record."""

import pytest

from careleaf.definition.vocabulary import Evaluator
from careleaf.house import HOUSE, RECORDS
from careleaf.reasoning.counting import COUNTS
from tests.contracts.conftest import ROOT


@pytest.mark.parametrize("room", RECORDS)
def test_a_room_records_what_the_house_claims_of_it(room: str) -> None:
    folder = ROOT / "src/careleaf/clinic" / room
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    assert [event for event in RECORDS[room] if f"Event.{event.name}" not in code] == []


def test_what_the_house_counts_is_what_has_a_count_and_the_coverage_of_each_format() -> None:
    assert HOUSE.evaluators == COUNTS.keys() | {Evaluator.COVERAGE}
