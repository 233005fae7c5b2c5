"""Each event is recorded by one act of one room, and whoever owes a task may do it."""

from collections import Counter

import pytest

from careleaf.clinic.desks.acts import ACTS, ROOMS
from careleaf.clinic.journeys.wording import WORDS
from careleaf.definition.vocabulary import Event
from tests.factories.definitions import FOLDERS, definition


def test_each_event_has_one_act_at_most() -> None:
    declared = Counter(act.kind for room in ROOMS for act in room.ACTS)
    assert [kind for kind, number in declared.items() if number > 1] == []


def test_each_event_has_its_words() -> None:
    assert set(WORDS) == set(Event)


@pytest.mark.parametrize("name", FOLDERS)
def test_whoever_owes_a_task_may_do_it(name: str) -> None:
    tasks = definition(name).pathway.tasks.items()
    barred = [
        f"{key}: {task.owner.value} may not do {task.kept_by.value}"
        for key, task in tasks
        if task.kept_by in ACTS and task.owner not in ACTS[task.kept_by].roles
    ]
    assert barred == []
