"""The house claims what its rooms record and what has a count: no more, and no less."""

import pytest

from careleaf.clinic.desks.acts import ROOMS
from careleaf.clinic.journeys.automation import doings
from careleaf.clinic.turns.safety import CHANGE
from careleaf.definition.prove import Kept, prove
from careleaf.definition.vocabulary import Evaluator, Event
from careleaf.house import HOUSE, RECORDS, house_for
from careleaf.reasoning.counting import COUNTS, OF_THE_EDITION
from tests.factories.definitions import FOLDERS, definition

BY_ITSELF = {CHANGE.kind: "turns"}
"""What no person records by hand, and the room that brings it about."""


def _room_of(module: str) -> str:
    """ "screening" of ``careleaf.clinic.screening.acts``."""
    return module.split(".")[2]


def test_every_room_records_what_the_house_claims_of_it() -> None:
    recorded = {_room_of(room.__name__): {act.kind for act in room.ACTS} for room in ROOMS}
    for event, room in BY_ITSELF.items():
        recorded.setdefault(room, set()).add(event)
    assert recorded == RECORDS


def test_what_the_house_does_by_itself_is_claimed_too() -> None:
    assert set(doings()) <= HOUSE.events


def test_no_event_is_recorded_in_two_rooms() -> None:
    claimed: list[Event] = [event for events in RECORDS.values() for event in events]
    assert len(claimed) == len(HOUSE.events)


def test_what_the_house_counts_is_what_has_a_count_and_the_coverage_of_each_format() -> None:
    assert HOUSE.evaluators == COUNTS.keys() | OF_THE_EDITION.keys() | {Evaluator.COVERAGE}


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_that_is_built_is_only_declared(name: str) -> None:
    loaded = definition(name)
    proof = prove(loaded, house_for(loaded))
    assert proof.holds, "\n".join(map(str, proof.problems))
    assert [key for key, kept in {**proof.rules, **proof.measures}.items() if kept is Kept.DECLARED] == []
