"""What the answers bring up is settled by whoever may, with a reason; a doubt stops the needle until then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from careleaf.clinic.journeys.forms import fields_of
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import case_of, locked, stops_for
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.clinic.screening.presenters import findings_of
from careleaf.clinic.screening.resolving import SETTLE
from careleaf.clinic.screening.settling import to_settle
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import a_journey, ago, do, happened
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]


def waits_for(journey: Journey, by: Staff) -> set[str]:
    return {one.title for one in to_settle(case_of(locked(journey), by, clock.now()))}


def settle(journey: Journey, by: Staff, title: str, **told: str) -> EventRow:
    """As from the page that was drawn for this person."""
    case = case_of(locked(journey), by, clock.now())
    one = next(one for one in to_settle(case) if one.title == title)
    given: dict[str, Any] = {"settles": one.key, "decision": "go_ahead", "because": "Weighed with the patient"} | told
    return do(journey, Event.FINDING_RESOLVED, by, SETTLE.says(given))


def stopped_by(journey: Journey, by: Staff) -> set[str]:
    return {stop.key for stop in stops_for(case_of(locked(journey), by, clock.now()), Event.PROCEDURE_STARTED)}


@pytest.mark.sqlite
def test_a_blood_thinner_stops_until_the_consultant_has_decided(arrived: Journey, staff: MakeStaff) -> None:
    nurse, consultant = staff(Role.THEATRE_NURSE), staff(Role.CONSULTANT)
    sheet = {"blood_thinner": "yes", "blood_thinner_kind": "warfarin", "last_inr": "2.1", "told_by": "patient"}
    do(arrived, Event.QUESTIONS_ANSWERED, nurse, sheet)
    assert "blood_thinner_undecided" in stopped_by(arrived, consultant)
    assert "inr_high" not in stopped_by(arrived, consultant)
    event = settle(
        arrived, consultant, "Takes a blood thinner", decision="continue", restart="2026-11-26T08:00:00+00:00"
    )
    assert event.facts == {
        "finding": "blood_thinner",
        "gate": "blood_thinner_undecided",
        "role": "consultant",
        "decision": "continue",
        "restart": "2026-11-26T08:00:00+00:00",
        "reason": "Weighed with the patient",
    }
    assert "blood_thinner_undecided" not in stopped_by(arrived, consultant)
    row = next(row for row in findings_of(case_of(locked(arrived), nurse, clock.now())) if "thinner" in row.title)
    assert (row.is_open, row.decision, row.reason) == (False, "Continue", "Weighed with the patient")
    assert row.settled_by == f"{consultant.name} (consultant)"


def test_both_risks_and_the_times_stand_on_the_page_of_the_decision(arrived: Journey, staff: MakeStaff) -> None:
    do(arrived, Event.QUESTIONS_ANSWERED, staff(Role.THEATRE_NURSE), {"blood_thinner": "yes"})
    case = case_of(locked(arrived), staff(Role.CONSULTANT), clock.now())
    fields = fields_of(SETTLE, replace(case, part="f2"))
    assert list(fields) == ["settles", "decision", "last_dose", "restart", "because"]
    assert "more bleeding" in str(fields["decision"].help_text)
    assert "cause a clot" in str(fields["decision"].help_text)
    assert [key for key, _ in fields["decision"].choices] == ["continue", "hold", "bridge"]  # type: ignore[attr-defined]


def test_a_high_clotting_time_is_signed_for_by_itself(arrived: Journey, staff: MakeStaff) -> None:
    consultant = staff(Role.CONSULTANT)
    sheet = {"blood_thinner": "yes", "blood_thinner_kind": "warfarin", "last_inr": "not_known"}
    do(arrived, Event.QUESTIONS_ANSWERED, staff(Role.THEATRE_NURSE), sheet)
    settle(arrived, consultant, "Takes a blood thinner", decision="hold")
    assert "inr_high" in stopped_by(arrived, consultant)
    settle(arrived, consultant, "Clotting time too long, or not known, on warfarin")
    assert "inr_high" not in stopped_by(arrived, consultant)


def test_a_decision_the_definition_does_not_name_is_refused(arrived: Journey, staff: MakeStaff) -> None:
    do(arrived, Event.QUESTIONS_ANSWERED, staff(Role.THEATRE_NURSE), {"blood_thinner": "yes"})
    with pytest.raises(Refused, match="continue, hold, bridge"):
        settle(arrived, staff(Role.CONSULTANT), "Takes a blood thinner", decision="go_ahead")


def test_what_is_for_another_role_cannot_be_settled(arrived: Journey, staff: MakeStaff) -> None:
    nurse = staff(Role.THEATRE_NURSE)
    do(arrived, Event.QUESTIONS_ANSWERED, nurse, {"blood_thinner": "yes"})
    assert waits_for(arrived, nurse) == set()
    forged = {"finding": "blood_thinner", "role": "consultant", "decision": "continue", "reason": "I say so"}
    with pytest.raises(Refused, match="Nothing of this kind waits for your signature"):
        do(arrived, Event.FINDING_RESOLVED, nurse, forged)
    with pytest.raises(NotAllowed, match="This is for"):
        do(arrived, Event.FINDING_RESOLVED, staff(Role.MANAGER), forged)


def test_nobody_signs_for_what_was_not_asked(arrived: Journey, staff: MakeStaff) -> None:
    consultant = staff(Role.CONSULTANT)
    assert waits_for(arrived, consultant) == set()
    with pytest.raises(Refused, match="Nothing of this kind waits"):
        do(
            arrived,
            Event.FINDING_RESOLVED,
            consultant,
            {"gate": "infection", "role": "consultant", "decision": "go_ahead", "reason": "Looks well"},
        )


def test_an_answer_too_old_to_count_is_asked_again_before_anybody_signs(arrived: Journey, staff: MakeStaff) -> None:
    consultant = staff(Role.CONSULTANT)
    happened(arrived, Event.QUESTIONS_ANSWERED, at=ago(days=30), infection="yes", antibiotics="no")
    assert "Infection or antibiotics" not in waits_for(arrived, consultant)
    do(arrived, Event.QUESTIONS_ANSWERED, staff(Role.THEATRE_NURSE), {"infection": "not_known", "antibiotics": "no"})
    assert {"Infection or antibiotics", "Not known whether infection"} <= waits_for(arrived, consultant)
    settle(arrived, consultant, "Infection or antibiotics")
    assert "infection" not in stopped_by(arrived, consultant)


@pytest.fixture
def unsure(site: Site, edition: Edition) -> Journey:
    """Of an age at which pregnancy is asked about; she does not know."""
    journey = a_journey(site, edition, patient=a_patient(site, birth_date=clock.now().date().replace(year=1996, day=1)))
    for kind in (Event.ACCEPTED, Event.LEAFLET_GIVEN, Event.CONSENT_GIVEN, Event.LISTED, Event.ARRIVED):
        happened(journey, kind, side="left")
    happened(journey, Event.QUESTIONS_ANSWERED, pregnancy="not_known")
    return journey


def test_a_doubt_about_pregnancy_needs_two_people(unsure: Journey, staff: MakeStaff) -> None:
    consultant, radiographer = staff(Role.CONSULTANT), staff(Role.RADIOGRAPHER)
    assert "pregnancy" in stopped_by(unsure, consultant)
    first = settle(unsure, consultant, "Not known whether pregnant")
    assert (first.facts["role"], first.facts["gate"]) == ("referrer", "pregnancy")
    assert "pregnancy" in stopped_by(unsure, consultant)
    with pytest.raises(Refused, match="Nothing of this kind waits"):
        do(unsure, Event.FINDING_RESOLVED, consultant, dict(first.facts))
    second = settle(unsure, radiographer, "Pregnancy possible or not known")
    assert second.facts["role"] == "radiographer"
    assert "pregnancy" not in stopped_by(unsure, consultant)


def test_nobody_signs_twice_for_a_dose_that_two_agree_on(arrived: Journey, staff: MakeStaff) -> None:
    consultant, second = staff(Role.CONSULTANT), staff(Role.CONSULTANT)
    for kind in (Event.SIGNED_IN, Event.TIMED_OUT, Event.PROCEDURE_STARTED):
        happened(arrived, kind, side="left", steroid_dose="120", anaesthetic_share="0.5")
    title = "Steroid over the limit of a session, or dose not known"
    assert settle(arrived, consultant, title).facts["role"] == "consultant"
    assert title not in waits_for(arrived, consultant)
    twice = {"gate": "steroid_dose", "role": "second_clinician", "decision": "go_ahead", "reason": "Again"}
    with pytest.raises(Refused, match="Nothing of this kind waits"):
        do(arrived, Event.FINDING_RESOLVED, consultant, twice)
    assert settle(arrived, second, title).facts["role"] == "second_clinician"
    assert not stops_for(case_of(locked(arrived), second, clock.now()), Event.INJECTED)[1:]


def test_an_incident_is_read_by_a_consultant(arrived: Journey, staff: MakeStaff) -> None:
    consultant, nurse = staff(Role.CONSULTANT), staff(Role.THEATRE_NURSE)
    happened(arrived, Event.PROCEDURE_STARTED)
    wrong = happened(arrived, Event.INJECTED, side="right")
    assert waits_for(arrived, nurse) == set()
    event = settle(arrived, consultant, "Incident: injected on a side that was not consented to", decision="")
    assert event.facts == {"incident": wrong.event_id, "role": "consultant", "reason": "Weighed with the patient"}
    assert not any("Incident" in title for title in waits_for(arrived, consultant))


def test_the_page_leads_to_what_can_be_settled_and_keeps_what_was_typed(
    arrived: Journey, staff: MakeStaff, client_of: MakeClient
) -> None:
    do(arrived, Event.QUESTIONS_ANSWERED, staff(Role.THEATRE_NURSE), {"diabetes": "yes", "keep_still": "yes"})
    client = client_of(staff(Role.CONSULTANT))
    page = client.get(f"/journeys/{arrived.reference}/").content.decode()
    assert "safety questions have no answer that counts now" in page.replace("\n", " ")
    address = f"/journeys/{arrived.reference}/do/finding_resolved/"
    assert f"{address}?part=f5" in page
    form = client.get(f"{address}?part=f5").content.decode()
    assert "Has diabetes: what is decided?" in form
    assert "Help needed to keep still" in form, "the other thing to settle is a link away"
    local = clock.now()
    parts = (local.day, local.month, local.year, local.hour, local.minute)
    sent = {f"happened_at_{index}": str(part) for index, part in enumerate(parts)} | {
        "how": "screen",
        "key": "2f0c4ab6-7d5f-4d9b-9f0e-000000000009",
        "settles": "finding:diabetes role:consultant",
        "because": "Sugars are well kept",
    }
    half = client.post(f"{address}?part=f5", sent)
    assert (half.status_code, "Sugars are well kept" in half.content.decode()) == (422, True)
    assert client.post(f"{address}?part=f5", sent | {"decision": "go_ahead"}).status_code == 302
