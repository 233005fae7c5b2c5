"""The cache says what the events say: after every act, when time has passed, and when it is worked out anew."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from careleaf.clinic.journeys.actions.refresh import rebuild, refresh_due
from careleaf.clinic.journeys.models import Journey, OpenTask, PromiseState, Standing
from careleaf.clinic.journeys.queries import case_of, every_journey, standing_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import ACCEPTANCE, a_journey, do

pytestmark = pytest.mark.django_db
Kept = tuple[str, datetime | None, set[tuple[object, ...]], set[tuple[object, ...]]]


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return a_journey(site, edition)


def cached(journey: Journey) -> Kept:
    row = Standing.objects.get(journey=journey)
    tasks = OpenTask.objects.filter(journey=journey, what="task").values_list("key", "owner", "opens", "due")
    promises = PromiseState.objects.filter(journey=journey).values_list("key", "state")
    return row.phase, row.changes_at, set(tasks), set(promises)


def derived(journey: Journey, at: datetime) -> Kept:
    found = standing_of(case_of(every_journey().get(pk=journey.pk), HOUSE, at))
    tasks: set[tuple[object, ...]] = {(one.key, one.owner.value, one.opens, one.due) for one in found.tasks}
    promises: set[tuple[object, ...]] = {(key, one.state.value) for key, one in found.promises.items()}
    return found.place.phase.value, found.changes_at, tasks, promises


@pytest.mark.sqlite
def test_after_an_act_it_is_what_the_events_say(journey: Journey) -> None:
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    assert cached(journey) == derived(journey, Standing.objects.get(journey=journey).worked_out_at)


def test_when_time_has_passed_the_worker_makes_it_right(journey: Journey) -> None:
    changes = Standing.objects.get(journey=journey).changes_at or clock.now() + timedelta(days=1)
    Standing.objects.filter(journey=journey).update(changes_at=changes)
    with clock.at(changes + timedelta(minutes=1)):
        assert refresh_due(clock.now()) == 1
        assert refresh_due(clock.now()) == 0
        assert cached(journey) == derived(journey, clock.now())


def test_worked_out_anew_it_is_the_same(journey: Journey) -> None:
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    before = cached(journey)
    OpenTask.objects.all().delete()
    PromiseState.objects.all().update(state="broken")
    assert sum(rebuild(Standing.objects.get(journey=journey).worked_out_at)) == 1
    assert cached(journey) == before
