"""The appointment is booked inside the promised window, in the way the patient can use, by the house or by a clerk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from careleaf.clinic.appointments.models import Place
from careleaf.clinic.followup.automatic import TRIES, book_follow_up
from careleaf.clinic.followup.places import free_inside, name_of
from careleaf.clinic.followup.window import promised_span
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.automation import do_what_is_open
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import case_of, journey_for
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.models import AuditLine
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import SECOND_NAME, a_site, a_staff, published
from tests.factories.followup import a_journey_home, calls_in
from tests.factories.journeys import a_journey, do, happened
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]


@pytest.fixture
def home(site: Site, edition: Edition) -> Journey:
    """Home an hour ago."""
    return a_journey_home(site, edition)


def case(journey: Journey) -> Case:
    found = Journey.objects.prefetch_related("events").get(pk=journey.pk)
    return case_of(found, HOUSE, clock.now())


def booked(journey: Journey) -> list[dict[str, str]]:
    return [row.facts for row in journey.events.filter(kind="follow_up_booked")]


def held(journey: Journey) -> Place:
    return journey.places.get(kind="call", released_at=None)


@pytest.mark.sqlite
def test_the_house_books_the_first_place_inside_the_promised_weeks(home: Journey, site: Site) -> None:
    calls_in(site, 5.5)
    inside = calls_in(site, 6.5)
    do_what_is_open(home)
    assert held(home).session == inside
    facts = booked(home)[0]
    assert facts["planned_for"] == inside.starts_at.isoformat()
    assert facts["mode"] == "telephone"
    assert f"session {inside.pk}, number 1" in facts["place"]


def test_an_interpreter_chooses_the_place(site: Site, edition: Edition) -> None:
    patient = a_patient(site)
    Patient.objects.filter(pk=patient.pk).update(interpreter=True)
    patient.refresh_from_db()
    journey = a_journey_home(site, edition, patient=patient)
    calls_in(site, 6.5)
    later = calls_in(site, 7, skills=["interpreter"])
    do_what_is_open(journey)
    assert held(journey).session == later


def test_whoever_signs_is_met_by_video(site: Site, edition: Edition) -> None:
    patient = a_patient(site)
    Patient.objects.filter(pk=patient.pk).update(language="bfi")
    patient.refresh_from_db()
    journey = a_journey_home(site, edition, patient=patient)
    calls_in(site, 6.5, skills=["interpreter"])
    video = calls_in(site, 7, skills=["interpreter", "video"])
    do_what_is_open(journey)
    assert (held(journey).session, booked(journey)[0]["mode"]) == (video, "video")


def test_a_full_clinic_leaves_it_to_the_clerk_in_words(home: Journey, site: Site) -> None:
    calls_in(site, 9)
    do_what_is_open(home)
    assert booked(home) == []
    assert OpenTask.objects.get(journey=home, kept_by="follow_up_booked").owner == Role.CLERK
    told = [str(line.detail) for line in AuditLine.objects.filter(verb="could_not")]
    assert any("No place that meets the patient's needs is free until" in line for line in told)


def test_a_need_in_words_is_read_by_a_person(site: Site, edition: Edition) -> None:
    patient = a_patient(site)
    Patient.objects.filter(pk=patient.pk).update(needs_note="Cannot hear on the telephone")
    patient.refresh_from_db()
    journey = a_journey_home(site, edition, patient=patient)
    calls_in(site, 6.5)
    with pytest.raises(Refused, match="written down in words"):
        book_follow_up(case(journey))


def test_what_the_patient_called_off_is_not_booked_again_by_itself(home: Journey, site: Site) -> None:
    calls_in(site, 6.5)
    do_what_is_open(home)
    do(home, Event.CANCELLED_BY_PATIENT, a_staff(Role.CLERK, [site]), {"why": "On holiday"})
    assert not home.places.filter(released_at=None).exists()
    with pytest.raises(Refused, match="Agree the next one"):
        book_follow_up(case(home))
    assert OpenTask.objects.filter(journey=home, kept_by="follow_up_booked").exists()


def test_a_place_somebody_else_took_gives_way_to_the_next(
    home: Journey, site: Site, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if another had booked between the look and the booking."""
    session = calls_in(site, 6.5)
    seen = free_inside(case(home), "telephone")
    do_what_is_open(a_journey_home(site, edition))
    monkeypatch.setattr("careleaf.clinic.followup.automatic.free_inside", lambda case, mode: seen)
    book_follow_up(case(home))
    assert (held(home).session, held(home).number) == (session, 2)
    assert TRIES > 1


def test_a_clerk_moves_the_place(home: Journey, site: Site) -> None:
    clerk = a_staff(Role.CLERK, [site])
    calls_in(site, 6.5)
    later = calls_in(site, 7)
    do_what_is_open(home)
    wanted = next(name_of(one) for one in free_inside(case(home), "telephone") if one.session == later)
    do(home, Event.FOLLOW_UP_BOOKED, clerk, {"mode": "telephone", "place": wanted})
    assert held(home).session == later
    assert home.places.filter(kind="call").count() == 2


def test_outside_the_window_a_reason_is_asked(home: Journey, site: Site) -> None:
    clerk, late = a_staff(Role.CLERK, [site]), calls_in(site, 9)
    said = {"mode": "telephone", "place": f"Calls, session {late.pk}, number 1"}
    with pytest.raises(Refused, match="outside the promised window"):
        do(home, Event.FOLLOW_UP_BOOKED, clerk, said)
    do(home, Event.FOLLOW_UP_BOOKED, clerk, said | {"why_outside": "Away until then"})
    assert held(home).session == late


def test_a_session_without_what_is_needed_is_refused(site: Site, edition: Edition) -> None:
    patient = a_patient(site)
    Patient.objects.filter(pk=patient.pk).update(interpreter=True)
    patient.refresh_from_db()
    journey, session = a_journey_home(site, edition, patient=patient), calls_in(site, 7)
    said = {"mode": "telephone", "place": f"Calls, session {session.pk}, number 1"}
    with pytest.raises(Refused, match="interpreter"):
        do(journey, Event.FOLLOW_UP_BOOKED, a_staff(Role.CLERK, [site]), said)


def test_another_time_can_be_agreed_outside_the_sessions(home: Journey, site: Site) -> None:
    clerk, at = a_staff(Role.CLERK, [site]), clock.now() + timedelta(weeks=7)
    calls_in(site, 6.5)
    do_what_is_open(home)
    do(home, Event.FOLLOW_UP_BOOKED, clerk, {"mode": "in_writing", "agreed_for": at.isoformat()})
    assert booked(home)[-1]["planned_for"] == at.isoformat()
    assert not home.places.filter(released_at=None).exists()
    with pytest.raises(Refused, match="Say for when"):
        do(home, Event.FOLLOW_UP_BOOKED, clerk, {"mode": "telephone"})


@pytest.mark.parametrize("role", [Role.THEATRE_NURSE, Role.RADIOGRAPHER, Role.LIBRARIAN])
def test_not_everybody_books(home: Journey, site: Site, role: Role) -> None:
    with pytest.raises(NotAllowed):
        do(home, Event.FOLLOW_UP_BOOKED, a_staff(role, [site]), {"mode": "telephone"})


def test_the_window_keeps_the_clock_time_when_the_clocks_change(site: Site, edition: Edition) -> None:
    """Six weeks after a summer day at 10:00 is 10:00 in winter."""
    with clock.at(datetime(2027, 10, 4, 10, 30, tzinfo=UTC)):
        journey = a_journey_home(site, edition)
        due = promised_span(case(journey))
    assert due is not None
    assert due.opens is not None
    assert f"{timezone.localtime(due.opens):%d %B %H:%M}" == "15 November 10:30"


def test_over_a_bank_holiday_there_are_more_days_to_book_in(site: Site, edition: Edition) -> None:
    """Two working days from the Thursday before Easter end on the Wednesday after it."""
    with clock.at(datetime(2027, 3, 25, 12, tzinfo=UTC)):
        journey = a_journey_home(site, edition)
    due = OpenTask.objects.get(journey=journey, kept_by="follow_up_booked").due
    assert due is not None
    assert f"{timezone.localtime(due):%A %d %B}" == "Wednesday 31 March"


def test_stopped_part_way_the_definition_asks_for_no_booking(site: Site, edition: Edition) -> None:
    journey = a_journey(site, edition)
    for kind in (Event.ACCEPTED, Event.ARRIVED, Event.PROCEDURE_STARTED, Event.ABANDONED, Event.DISCHARGED):
        happened(journey, kind)
    calls_in(site, 6.5)
    do_what_is_open(journey)
    assert booked(journey) == []
    assert promised_span(case(journey)) is None


def test_where_nobody_phones_the_visit_is_booked_face_to_face(db: None) -> None:
    site = a_site("fernhill", SECOND_NAME)
    journey = a_journey_home(site, published(SECOND_NAME))
    due = promised_span(case(journey))
    assert due is not None
    assert due.opens is not None
    weeks = (due.opens - clock.now()).days / 7 + 0.5
    calls_in(site, weeks)
    visit = calls_in(site, weeks, skills=["face-to-face"])
    book_follow_up(case(journey))
    assert (held(journey).session, booked(journey)[0]["mode"]) == (visit, "face_to_face")


def test_journeys_of_other_hospitals_are_not_found(home: Journey, other_site: Site) -> None:
    assert journey_for(a_staff(Role.CLERK, [other_site]), home.reference) is None
