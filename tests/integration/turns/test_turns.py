"""Ends and turns: the table has an act for each, bookings follow it, and roles hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.models import Kind
from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.models import Journey, Standing
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.refusals import NotAllowed
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.turns import TURNS
from tests.factories.journeys import ACCEPTANCE, a_journey, ago, do
from tests.factories.places import a_session

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
WHY = {"why": "He rang this morning"}


@pytest.fixture
def listed(site: Site, edition: Edition) -> Journey:
    """Accepted, with a place on a list and one for the call."""
    journey = a_journey(site, edition)
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    for kind in Kind:
        take_place(journey=journey, among=[a_session(site, kind=kind, theatre=f"Room for a {kind}")], by=HOUSE)
    return journey


def held(journey: Journey) -> set[str]:
    return set(journey.places.filter(released_at=None).values_list("kind", flat=True))


@pytest.mark.sqlite
def test_a_day_called_off_gives_up_the_day_and_keeps_the_call(listed: Journey, staff: MakeStaff) -> None:
    do(listed, Event.CANCELLED_BY_PATIENT, staff(Role.CLERK), WHY)
    assert held(listed) == {"call"}
    assert Standing.objects.get(journey=listed).phase == "to_decide"


@pytest.mark.parametrize("kind", [Event.DIED, Event.DECLINED, Event.LOST])
def test_an_end_gives_up_everything(listed: Journey, staff: MakeStaff, kind: Event) -> None:
    do(listed, kind, staff(Role.CLERK), WHY)
    assert held(listed) == set()
    assert Standing.objects.get(journey=listed).phase == "ended"


def test_only_a_consultant_says_that_somebody_is_not_eligible(listed: Journey, staff: MakeStaff) -> None:
    with pytest.raises(NotAllowed, match="consultant"):
        do(listed, Event.NOT_ELIGIBLE, staff(Role.CLERK), WHY | {"told": "The GP"})


def test_the_same_turn_twice_is_harmless(listed: Journey, staff: MakeStaff) -> None:
    clerk = staff(Role.CLERK)
    do(listed, Event.DIED, clerk, WHY)
    do(listed, Event.DIED, clerk, WHY, has_happened=True, reason="Told again by the GP")
    assert listed.events.filter(kind="died").count() == 2


def test_every_end_and_turn_has_its_act() -> None:
    assert set(TURNS) - set(ACTS) <= {Event.SECOND_SIDE_DEFERRED}


def test_a_booking_made_in_error_goes_with_its_entry(listed: Journey, staff: MakeStaff) -> None:
    booked = do(
        listed,
        Event.LISTED,
        staff(Role.CLERK),
        {"side": "left", "planned_for": ago(days=-10).isoformat()},
        has_happened=True,
        reason="Listed on the wrong journey",
    )
    do(listed, Event.RECORDED_IN_ERROR, staff(Role.PAIN_NURSE), {"supersedes": booked.event_id, "why": "Wrong person"})
    assert held(listed) == {"call"}
