"""An act adds its event once, whole or not at all, and says in words why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from careleaf.clinic.journeys.models import Journey, OpenTask, PromiseState, Standing
from careleaf.clinic.journeys.queries import events_of
from careleaf.clinic.journeys.refusals import OutOfOrder, Stale
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.models import AuditLine
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import ACCEPTANCE, a_journey, ago, do

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    return a_journey(site, edition)


@pytest.fixture
def consultant(staff: MakeStaff) -> Staff:
    return staff(Role.CONSULTANT)


@pytest.mark.sqlite
def test_it_adds_the_event_with_who_and_when(journey: Journey, consultant: Staff) -> None:
    event = do(journey, Event.ACCEPTED, consultant, ACCEPTANCE)
    assert (event.by_kind, event.by_id, event.by_role) == ("staff", str(consultant.pk), "consultant")
    assert event.facts == ACCEPTANCE
    assert Standing.objects.get(journey=journey).phase == "accepted"
    assert AuditLine.objects.filter(verb="perform", subject_id=journey.reference).count() == 2


def test_the_same_form_sent_twice_records_once(journey: Journey, consultant: Staff) -> None:
    key = uuid4()
    first = do(journey, Event.ACCEPTED, consultant, ACCEPTANCE, key=key)
    assert do(journey, Event.ACCEPTED, consultant, ACCEPTANCE, key=key) == first
    assert journey.events.count() == 2


def test_a_page_gone_stale_is_refused(journey: Journey, consultant: Staff, staff: MakeStaff) -> None:
    do(journey, Event.ACCEPTED, staff(Role.CONSULTANT), ACCEPTANCE, seen=1)
    with pytest.raises(Stale, match="Nothing of yours was saved"):
        do(journey, Event.ACCEPTED, consultant, ACCEPTANCE, seen=1)


def test_what_is_not_next_is_refused_now_and_taken_late(journey: Journey, consultant: Staff) -> None:
    do(journey, Event.ACCEPTED, consultant, ACCEPTANCE)
    with pytest.raises(OutOfOrder, match="not the next step"):
        do(journey, Event.ACCEPTED, consultant, ACCEPTANCE)
    late = do(journey, Event.ACCEPTED, consultant, ACCEPTANCE, has_happened=True, reason="Was signed on paper")
    assert late.reason == "Was signed on paper"


def test_what_is_late_needs_a_reason(journey: Journey, consultant: Staff) -> None:
    with pytest.raises(Refused, match="Say why it is recorded late"):
        do(journey, Event.ACCEPTED, consultant, ACCEPTANCE, happened_at=ago(hours=1))


def test_the_future_is_not_recorded(journey: Journey, consultant: Staff) -> None:
    with pytest.raises(Refused, match="future"):
        do(journey, Event.ACCEPTED, consultant, ACCEPTANCE, happened_at=clock.now() + timedelta(minutes=1))


def test_a_role_without_a_part_in_it_is_refused(journey: Journey, staff: MakeStaff) -> None:
    with pytest.raises(NotAllowed, match="This is for: consultant"):
        do(journey, Event.ACCEPTED, staff(Role.CLERK), ACCEPTANCE)
    assert journey.events.count() == 1


def test_somebody_of_another_hospital_is_refused(journey: Journey, staff: MakeStaff, other_site: Site) -> None:
    with pytest.raises(NotAllowed, match="do not work at"):
        do(journey, Event.ACCEPTED, staff(Role.CONSULTANT, other_site), ACCEPTANCE)


def test_what_is_put_right_counts_and_the_old_stays(journey: Journey, consultant: Staff) -> None:
    old = do(journey, Event.ACCEPTED, consultant, ACCEPTANCE)
    right = ACCEPTANCE | {"eligibility": "exempt", "supersedes": old.event_id}
    do(journey, Event.ACCEPTED, consultant, right, reason="Read the policy again")
    kept = [event.facts["eligibility"] for event in events_of(journey) if event.kind is Event.ACCEPTED]
    assert kept == ["met", "exempt"]


def test_the_cache_holds_what_is_to_be_done_and_promised(journey: Journey, edition: Edition) -> None:
    owners = set(OpenTask.objects.filter(journey=journey).values_list("owner", flat=True))
    assert "consultant" in owners
    assert PromiseState.objects.filter(journey=journey, state="pending").exists()
