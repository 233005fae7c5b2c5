"""Whatever is taken, moved, put in order, given up, locked or cancelled: no number and nobody is ever booked twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careleaf.clinic.appointments.actions.cancel_session import cancel_session
from careleaf.clinic.appointments.actions.lock_session import lock_session
from careleaf.clinic.appointments.actions.move_place import move_place
from careleaf.clinic.appointments.actions.release_place import release_place
from careleaf.clinic.appointments.actions.reorder_places import reorder_places
from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.actions.unlock_session import unlock_session
from careleaf.clinic.appointments.models import Kind, Place, Session
from careleaf.clinic.appointments.queries import free_places
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.records.refusals import Refused
from tests.factories.clinic import a_site
from tests.factories.places import a_session, in_days, journeys_at

pytestmark = pytest.mark.django_db

CAPACITIES = (1, 2, 4)
PEOPLE = 6
VERBS = ("take", "take", "take", "move", "release", "reorder", "lock", "unlock", "cancel")
steps = st.tuples(
    st.sampled_from(VERBS),
    st.integers(0, PEOPLE - 1),
    st.lists(st.integers(0, len(CAPACITIES) - 1), min_size=1, max_size=3, unique=True),
    st.none() | st.integers(0, 5),
)
Step = tuple[str, int, list[int], int | None]
Rows = list[tuple[int, int, int]]


def live() -> Rows:
    found = Place.objects.filter(released_at=None).order_by("session", "number")
    return list(found.values_list("session", "number", "journey"))


def do(step: Step, sessions: list[Session], journeys: list[Journey]) -> None:
    verb, who, where, number = step
    among = [sessions[index] for index in where]
    held = journeys[who].places.filter(released_at=None).select_related("session__site").first()
    acts: dict[str, Callable[[], object]] = {
        "take": lambda: take_place(journey=journeys[who], among=among, number=number, by=HOUSE),
        "lock": lambda: lock_session(session=among[0], by=HOUSE),
        "unlock": lambda: unlock_session(session=among[0], reason="Because.", by=HOUSE),
        "cancel": lambda: cancel_session(session=among[0], reason="Because.", by=HOUSE),
    }
    if held:
        acts |= {
            "move": lambda: move_place(place=held, among=among, number=number, reason="Because.", by=HOUSE),
            "release": lambda: release_place(place=held, reason="Because.", by=HOUSE),
            "reorder": lambda: reorder_places(place=held, to=number or 1, by=HOUSE),
        }
    if verb in acts:
        acts[verb]()


def holds(sessions: list[Session]) -> None:
    rows = live()
    assert max(Counter((session, number) for session, number, _ in rows).values(), default=1) == 1
    assert max(Counter(journey for _, _, journey in rows).values(), default=1) == 1
    for session in sessions:
        numbers = {number for pk, number, _ in rows if pk == session.pk}
        assert numbers <= set(range(1, session.capacity + 1))
    opens, closes = sessions[0].starts_at, sessions[-1].ends_at
    free = {(place.session.pk, place.number) for place in free_places(sessions[0].site, Kind.CALL, opens, closes)}
    open_now = Session.objects.filter(locked_at=None, cancelled_at=None)
    every = {(session.pk, number) for session in open_now for number in range(1, session.capacity + 1)}
    assert free == every - {(session, number) for session, number, _ in rows}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=20))
def test_no_order_of_acts_books_twice(story: list[Step]) -> None:
    with transaction.atomic():
        site = a_site()
        sessions = [a_session(site, room, starts_at=in_days(day)) for day, room in enumerate(CAPACITIES, start=2)]
        journeys, ever = journeys_at(site, PEOPLE), 0
        for step in story:
            before = live()
            try:
                do(step, sessions, journeys)
            except Refused:
                assert live() == before, "A refusal changes nothing."
            holds(sessions)
            assert Place.objects.count() >= ever, "Nothing is deleted."
            ever = Place.objects.count()
        transaction.set_rollback(True)
