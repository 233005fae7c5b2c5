"""Whatever is recorded, and also when only time has passed: the cache says what the events say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.actions.refresh import refresh_due
from careleaf.clinic.journeys.models import Journey, OpenTask, PromiseState, Standing
from careleaf.clinic.journeys.queries import case_of, every_journey, standing_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.standing import JourneyStanding
from tests.factories.journeys import a_journey, do, happened
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
BEGINS = datetime(2026, 1, 5, 9, tzinfo=UTC)
LEFT_OUT = frozenset({Event.REFERRED, Event.SAFETY_CHANGED, Event.RECORDED_IN_ERROR})

STEPS = some.lists(
    some.tuples(
        some.integers(0, 10_000),  # which of the acts that may come next
        some.timedeltas(min_value=timedelta(0), max_value=timedelta(days=20)),  # what time passes before it
        some.timedeltas(min_value=timedelta(0), max_value=timedelta(days=60)),  # and when it is looked at afterwards
    ),
    min_size=2,
    max_size=9,
)


@pytest.fixture
def ground(site: Site, edition: Edition) -> tuple[Site, Edition]:
    return site, edition


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_at_any_instant_the_cache_is_what_the_events_say(
    ground: tuple[Site, Edition], steps: list[tuple[int, timedelta, timedelta]]
) -> None:
    site, edition = ground
    with transaction.atomic():
        now = BEGINS
        with clock.at(now):
            journey = a_journey(site, edition, patient=a_patient(site))
        for number, passes, looked in steps:
            now += passes
            with clock.at(now):
                _hold(journey, now)
                _do_one(journey, number, now)
                _hold(journey, now)
            now += looked
            with clock.at(now):
                _hold(journey, now)
        transaction.set_rollback(True)


def _do_one(journey: Journey, number: int, now: datetime) -> None:
    """An act that may come next; where its form asks for more than is said here, it is recorded as it happened."""
    found = _derived(journey, now)
    kinds = [kind for kind in ACTS if kind not in LEFT_OUT and found.place.allows(kind)]
    if not kinds:
        return
    kind = kinds[number % len(kinds)]
    facts = _facts(journey, kind, now, number)
    try:
        with transaction.atomic():
            do(journey, kind, HOUSE, facts)
    except (Refused, KeyError, ValueError, LookupError):
        happened(journey, kind, HOUSE, now, "", **facts)


def _facts(journey: Journey, kind: Event, now: datetime, number: int) -> dict[str, str]:
    if kind is Event.QUESTIONS_ANSWERED:
        answers = ("no", "not_known", "yes")
        questions = case_of(journey, HOUSE, now).pathway.questions
        return {name: answers[number % 3 if place % 5 == 0 else 0] for place, name in enumerate(questions)}
    return {"side": "left", "planned_for": (now + timedelta(days=number % 30)).isoformat()}


def _derived(journey: Journey, at: datetime) -> JourneyStanding:
    return standing_of(case_of(every_journey().get(pk=journey.pk), HOUSE, at))


def _hold(journey: Journey, at: datetime) -> None:
    """Once the worker has been by, every row is right, and is to be trusted until later than now."""
    while refresh_due(at):
        pass
    found, row = _derived(journey, at), Standing.objects.get(journey=journey)
    tasks = OpenTask.objects.filter(journey=journey, what="task").values_list("key", "owner", "opens", "due")
    promises = PromiseState.objects.filter(journey=journey).values_list("key", "state")
    assert row.phase == found.place.phase.value
    assert set(tasks) == {(one.key, one.owner.value, one.opens, one.due) for one in found.tasks}
    assert dict(promises) == {key: one.state.value for key, one in found.promises.items()}
    assert row.changes_at is None or row.changes_at > at
