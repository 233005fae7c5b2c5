"""A place on a list: chosen, taken, moved; refused where it has gone or something had to be settled before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from careleaf.clinic.appointments.actions.lock_session import lock_session
from careleaf.clinic.appointments.refusals import Closed, Taken
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import SECOND_NAME, published
from tests.factories.definitions import definition
from tests.factories.journeys import ACCEPTANCE, a_journey, do, happened
from tests.factories.lists import a_list, form_of, place_at, planned, put_on, somebody_on, when
from tests.factories.places import in_days

pytestmark = pytest.mark.django_db
Browsers = Callable[[Staff], Client]


def held(journey: Journey) -> list[tuple[int, int]]:
    return list(journey.places.filter(released_at=None).values_list("session", "number"))


def said(answer: Any) -> str:
    return str(answer.content.decode())


def address(journey: Journey) -> str:
    return f"/journeys/{journey.reference}/do/listed/"


@pytest.mark.sqlite
def test_a_place_is_taken_with_the_event_that_says_when_and_where(waiting: Journey, clerk: Staff, site: Site) -> None:
    session = a_list(site)
    event = put_on(session, waiting, 2, by=clerk)
    assert held(waiting) == [(session.pk, 2)]
    assert datetime.fromisoformat(event.facts["planned_for"]) == session.time_of(2)
    assert (event.facts["list"], event.facts["notice"]) == ("Morning list", "10 days")
    # What is counted back from the day has its times now.
    assert OpenTask.objects.get(journey=waiting, kept_by="escort_confirmed").due is not None
    assert not OpenTask.objects.filter(journey=waiting, kept_by="listed").exists()


def test_who_may_not_list_is_told_so(waiting: Journey, staff: Callable[..., Staff], site: Site) -> None:
    with pytest.raises(NotAllowed, match="clerk"):
        put_on(a_list(site), waiting, by=staff(Role.THEATRE_NURSE))
    assert held(waiting) == []


def test_listing_again_moves_the_place(waiting: Journey, clerk: Staff, site: Site) -> None:
    first, later = a_list(site), a_list(site, starts_at=in_days(12))
    put_on(first, waiting, by=clerk)
    put_on(later, waiting, by=clerk)
    assert held(waiting) == [(later.pk, 1)]
    assert waiting.places.get(session=first).released_reason.startswith("Put on a list again")
    put_on(later, waiting, by=clerk)
    assert held(waiting) == [(later.pk, 1)]


def test_a_place_somebody_has_is_refused_and_nothing_is_recorded(
    waiting: Journey, clerk: Staff, site: Site, edition: Edition
) -> None:
    session = a_list(site, 2)
    somebody_on(session, edition)
    with pytest.raises(Taken, match="The next free places: Morning list"):
        put_on(session, waiting, by=clerk)
    assert not waiting.events.filter(kind="listed").exists()
    assert held(waiting) == []


def test_a_move_that_fails_keeps_the_old_place(waiting: Journey, clerk: Staff, site: Site) -> None:
    first, locked = a_list(site), a_list(site, starts_at=in_days(12))
    put_on(first, waiting, by=clerk)
    lock_session(session=locked, by=clerk)
    with pytest.raises(Closed, match="locked"):
        put_on(locked, waiting, by=clerk)
    assert held(waiting) == [(first.pk, 1)]


def test_what_is_not_a_place_is_refused(waiting: Journey, clerk: Staff, site: Site) -> None:
    session = a_list(site)
    between = (session.starts_at + timedelta(minutes=7)).isoformat()
    for facts in (
        {"side": "left"},
        planned(session) | {"theatre": "Nowhere"},
        planned(session) | {"planned_for": between},
    ):
        with pytest.raises(Refused, match="place"):
            do(waiting, Event.LISTED, clerk, facts)


def test_a_theatre_not_approved_needs_a_reason_where_the_definition_counts_it(
    waiting: Journey, clerk: Staff, site: Site
) -> None:
    session = a_list(site, is_approved=False)
    with pytest.raises(Refused, match="not marked as an approved theatre"):
        put_on(session, waiting, by=clerk)
    put_on(session, waiting, by=clerk, unapproved_because="The consultant agreed with the patient.")
    assert held(waiting) == [(session.pk, 1)]


def test_another_definition_asks_no_such_reason(clerk: Staff) -> None:
    edition = published(SECOND_NAME)
    site = Site.objects.get(pk=next(iter(definition(SECOND_NAME).pathway.sites)))
    journey = a_journey(site, edition)
    do(journey, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    put_on(a_list(site, is_approved=False), journey)
    assert journey.events.filter(kind="listed").exists()


def test_an_undecided_blood_thinner_holds_the_place_in_the_last_days(
    waiting: Journey, clerk: Staff, site: Site
) -> None:
    happened(waiting, Event.QUESTIONS_ANSWERED, blood_thinner="yes")
    soon, later = a_list(site, starts_at=in_days(3)), a_list(site, starts_at=in_days(20))
    with pytest.raises(Refused, match="No place on the list without a decision"):
        put_on(soon, waiting, by=clerk)
    put_on(later, waiting, by=clerk)
    happened(
        waiting,
        Event.FINDING_RESOLVED,
        finding="blood_thinner",
        role="consultant",
        decision="continue",
        reason="Low risk",
    )
    put_on(soon, waiting, by=clerk)
    assert held(waiting) == [(soon.pk, 1)]


def test_what_was_agreed_on_paper_is_recorded_late_and_takes_no_place(waiting: Journey, clerk: Staff) -> None:
    at = in_days(2).isoformat()
    do(waiting, Event.LISTED, clerk, {"side": "left", "planned_for": at}, has_happened=True, reason="Listed by hand")
    assert waiting.events.get(kind="listed").facts["planned_for"] == at
    assert held(waiting) == []


def test_on_the_day_the_clocks_change_a_place_keeps_its_hour(waiting: Journey, clerk: Staff, site: Site) -> None:
    with clock.at(datetime(2027, 10, 20, 9, tzinfo=UTC)):
        saturday = a_list(site, starts_at=datetime(2027, 10, 30, 8, tzinfo=UTC))  # 09:00 in summer time
        sunday = a_list(site, starts_at=datetime(2027, 10, 31, 9, tzinfo=UTC))  # 09:00 again, an hour later
        put_on(saturday, waiting, by=clerk)
        first = OpenTask.objects.get(journey=waiting, kept_by="escort_confirmed").due
        put_on(sunday, waiting, by=clerk)
        second = OpenTask.objects.get(journey=waiting, kept_by="escort_confirmed").due
    assert first is not None
    assert second is not None
    assert second - first == timedelta(days=1)  # both at nine by the clock, two days before
    assert first.hour == 8


@pytest.mark.sqlite
def test_the_form_offers_what_is_free_and_tells_what_is_open(
    waiting: Journey, clerk: Staff, site: Site, client_of: Browsers, edition: Edition
) -> None:
    later, sooner = a_list(site, starts_at=in_days(12), title="Later"), a_list(site, 2)
    somebody_on(sooner, edition)
    page = said(client_of(clerk).get(address(waiting)))
    assert "1 of 2 places free" in page
    assert page.index(sooner.theatre) < page.index(later.theatre)
    assert "Not recorded yet: consent given" in page
    assert "Lift home not confirmed" in page
    sent = form_of(waiting, place=place_at(sooner, 2), side="left", agreed="yes")
    assert "Saved: put on a list." in said(client_of(clerk).post(address(waiting), sent, follow=True))
    assert held(waiting) == [(sooner.pk, 2)]


def test_a_place_gone_between_showing_and_sending_loses_nothing_typed(
    waiting: Journey, clerk: Staff, site: Site, client_of: Browsers, edition: Edition
) -> None:
    session = a_list(site, 2)
    client_of(clerk).get(address(waiting))
    somebody_on(session, edition)
    sent = form_of(waiting, place=place_at(session), side="left", agreed="no", reason="Typed with care")
    answer = client_of(clerk).post(address(waiting), sent)
    assert answer.status_code == 422
    assert "This place has gone since the page was opened" in said(answer)
    assert "Typed with care" in said(answer)
    assert "1 of 2 places free" in said(answer)
    assert client_of(clerk).post(address(waiting), sent | {"place": place_at(session, 2)}).status_code == 302


def test_a_form_for_paper_needs_that_it_has_happened(waiting: Journey, clerk: Staff, client_of: Browsers) -> None:
    sent = form_of(waiting, place="elsewhere", side="left", agreed="yes") | when("listed_for", in_days(4))
    client = client_of(clerk)
    assert client.post(address(waiting), sent).status_code == 409
    late = sent | {"has_happened": "on", "reason": "Agreed on paper"}
    assert client.post(address(waiting), late).status_code == 302
    assert waiting.events.get(kind="listed").facts["planned_for"] == in_days(4).isoformat()


def test_the_record_of_a_listing_reads_plainly(waiting: Journey, clerk: Staff, site: Site, client_of: Browsers) -> None:
    put_on(a_list(site), waiting, by=clerk)
    page = said(client_of(clerk).get(f"/journeys/{waiting.reference}/"))
    assert "Put on a list" in page
    assert "Planned for" in page
    opened = said(client_of(clerk).get(f"/journeys/{waiting.reference}/put-right/3/"))
    assert "the place held now" in opened
