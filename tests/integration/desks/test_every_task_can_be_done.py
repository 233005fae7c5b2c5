"""Whoever owns a task may do the act that keeps it."""

from __future__ import annotations

import pytest

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.access import SIGNS_AS
from tests.factories.definitions import FOLDERS, definition


@pytest.mark.parametrize("name", FOLDERS)
def test_the_owner_of_a_task_may_keep_it(name: str) -> None:
    tasks = definition(name).pathway.tasks.items()
    acts = [(key, task.owner, ACTS[task.kept_by]) for key, task in tasks if task.kept_by in ACTS]
    odd = [key for key, owner, act in acts if not {owner, *SIGNS_AS.get(owner, ())} & set(act.roles)]
    assert acts
    assert odd == []
