"""Reading, trying, calling, deciding and closing: what is asked first, and what is never decided too soon."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.followup.figures import figures_in_words
from careleaf.clinic.followup.limits import next_injection_from, too_early_until
from careleaf.clinic.journeys.forms import fields_of
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import case_of
from careleaf.clinic.journeys.refusals import OutOfOrder, Stopped
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import SECOND_NAME, a_site, a_staff, published
from tests.factories.followup import CALLED, DECIDED, a_journey_home
from tests.factories.journeys import a_journey, ago, do, happened
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
UNREACHED = DECIDED | {"outcome": "could not be reached", "good_benefit": "not_known"}


@pytest.fixture
def nurse(site: Site) -> Staff:
    return a_staff(Role.PAIN_NURSE, [site])


@pytest.fixture
def due(site: Site, edition: Edition) -> Journey:
    """Seven weeks after the injection; the patient can be written to."""
    patient = a_patient(site, address="1 Sample Street", postcode="TN23 0ZZ")
    return a_journey_home(site, edition, days=49, patient=patient)


@pytest.fixture
def called(due: Journey, nurse: Staff) -> Journey:
    do(due, Event.RECORD_REVIEWED, nurse, {"read": "yes"})
    do(due, Event.FOLLOW_UP_CALLED, nurse, CALLED | {"nrs": "3", "pgic": "2"})
    return due


def fields(journey: Journey, kind: Event) -> dict[str, str]:
    found = Journey.objects.prefetch_related("events").get(pk=journey.pk)
    return {
        name: str(field.help_text) for name, field in fields_of(ACTS[kind], case_of(found, HOUSE, clock.now())).items()
    }


@pytest.mark.sqlite
def test_nobody_calls_before_the_record_is_read(due: Journey, nurse: Staff) -> None:
    with pytest.raises(Stopped, match="then call"):
        do(due, Event.FOLLOW_UP_CALLED, nurse, CALLED)
    with pytest.raises(Refused, match="first"):
        do(due, Event.RECORD_REVIEWED, nurse, {"read": "no"})
    do(due, Event.RECORD_REVIEWED, nurse, {"read": "yes"})
    assert do(due, Event.FOLLOW_UP_CALLED, nurse, CALLED | {"nrs": "3"}).facts["nrs"] == "3"


def test_the_call_asks_what_the_definition_asks_and_no_screen_nobody_answers_for(due: Journey) -> None:
    asked = set(fields(due, Event.FOLLOW_UP_CALLED))
    assert {"nrs", "pgic", "peg", "back_to_normal"} <= asked
    assert asked.isdisjoint({"phq_2", "odi", "eq_5d_5l"})


def test_whoever_does_not_say_who_they_are_is_not_asked_anything(due: Journey, nurse: Staff) -> None:
    do(due, Event.RECORD_REVIEWED, nurse, {"read": "yes"})
    with pytest.raises(Refused, match="name and date of birth"):
        do(due, Event.FOLLOW_UP_CALLED, nurse, CALLED | {"identity_checked": "no"})
    with pytest.raises(Refused, match="what the problem is"):
        do(due, Event.FOLLOW_UP_CALLED, nurse, CALLED | {"side_effects": "yes"})


def test_the_interpreter_is_waited_for(due: Journey, nurse: Staff) -> None:
    Patient.objects.filter(pk=due.patient_id).update(interpreter=True)
    assert "interpreter_there" in fields(due, Event.FOLLOW_UP_CALLED)
    do(due, Event.RECORD_REVIEWED, nurse, {"read": "yes"})
    with pytest.raises(Refused, match="interpreter"):
        do(due, Event.FOLLOW_UP_CALLED, nurse, CALLED | {"interpreter_there": "no"})


@pytest.mark.parametrize("kind", [Event.RECORD_REVIEWED, Event.FOLLOW_UP_ATTEMPTED, Event.FOLLOW_UP_CALLED])
def test_a_clerk_does_not_call(due: Journey, site: Site, kind: Event) -> None:
    with pytest.raises(NotAllowed):
        do(due, kind, a_staff(Role.CLERK, [site]), CALLED)


def test_after_tries_on_different_days_a_letter_goes_once_and_nobody_is_discharged(due: Journey, nurse: Staff) -> None:
    with clock.at(ago(days=2)):
        do(due, Event.FOLLOW_UP_ATTEMPTED, nurse, {"tried": "telephone", "reason": "no answer"})
        do(due, Event.FOLLOW_UP_ATTEMPTED, nurse, {"tried": "telephone", "reason": "no answer"})
    assert due.messages.count() == 0
    with pytest.raises(Refused, match="let go by silence"):
        do(due, Event.OUTCOME_DECIDED, nurse, UNREACHED)
    do(due, Event.FOLLOW_UP_ATTEMPTED, nurse, {"tried": "telephone", "reason": "no answer"})
    do(due, Event.FOLLOW_UP_ATTEMPTED, nurse, {"tried": "telephone", "reason": "no answer"})
    assert [one.what for one in due.messages.all()] == ["missed_call"]
    with pytest.raises(Refused, match="let go by silence"):
        do(due, Event.CLOSED, nurse, {"why": "No answer"})
    do(due, Event.OUTCOME_DECIDED, nurse, UNREACHED)


def test_the_outcome_keeps_its_figures(called: Journey, nurse: Staff) -> None:
    hint = fields(called, Event.OUTCOME_DECIDED)["good_benefit"]
    assert "Good benefit so far. Pain: 5 points better (62 %)" in hint
    facts = do(called, Event.OUTCOME_DECIDED, nurse, DECIDED).facts
    assert facts["figures"].startswith("Good benefit so far")
    assert (facts["patient_view"], facts["good_benefit"]) == ("2", "yes")


def test_without_a_score_from_before_nobody_can_say(site: Site, edition: Edition, nurse: Staff) -> None:
    journey = a_journey_home(site, edition, days=49, baseline=False)
    do(journey, Event.RECORD_REVIEWED, nurse, {"read": "yes"})
    do(journey, Event.FOLLOW_UP_CALLED, nurse, CALLED | {"nrs": "3"})
    hint = fields(journey, Event.OUTCOME_DECIDED)["good_benefit"]
    assert "Cannot say" in hint
    assert "0 points" not in hint
    with pytest.raises(Refused, match="no score to compare"):
        do(journey, Event.OUTCOME_DECIDED, nurse, DECIDED)
    do(journey, Event.OUTCOME_DECIDED, nurse, DECIDED | {"good_benefit": "not_known"})


@pytest.mark.parametrize("colour", ["amber", "red", ""])
def test_nobody_is_discharged_with_a_problem_unanswered(called: Journey, nurse: Staff, colour: str) -> None:
    happened(called, Event.PROBLEM_REPORTED, colour=colour)
    with pytest.raises(Refused, match="Answer and close it first"):
        do(called, Event.OUTCOME_DECIDED, nurse, DECIDED)
    happened(called, Event.PROBLEM_CLOSED)
    do(called, Event.OUTCOME_DECIDED, nurse, DECIDED)


def test_nothing_is_decided_while_the_treatment_may_still_begin_to_work(
    site: Site, edition: Edition, nurse: Staff
) -> None:
    journey = a_journey_home(site, edition, days=5)
    assert too_early_until(case_of(journey, HOUSE, clock.now())) is not None
    with pytest.raises(Refused, match="may still begin to work"):
        do(journey, Event.OUTCOME_DECIDED, nurse, DECIDED)


def test_another_injection_waits_for_its_date_and_for_a_benefit(called: Journey, nurse: Staff) -> None:
    found = Journey.objects.prefetch_related("events").get(pk=called.pk)
    eligible = next_injection_from(case_of(found, HOUSE, clock.now()))
    assert eligible is not None
    day = timezone.localdate(eligible)
    again = DECIDED | {"outcome": "another injection"}
    with pytest.raises(Refused, match="from which day"):
        do(called, Event.OUTCOME_DECIDED, nurse, again)
    with pytest.raises(Refused, match="may not be before"):
        do(called, Event.OUTCOME_DECIDED, nurse, again | {"repeat_from": str(day - timedelta(days=1))})
    with pytest.raises(Refused, match="only where it has helped"):
        do(called, Event.OUTCOME_DECIDED, nurse, again | {"repeat_from": str(day), "good_benefit": "no"})
    do(called, Event.OUTCOME_DECIDED, nurse, again | {"repeat_from": str(day)})


def test_coming_back_by_oneself_has_an_end(called: Journey, nurse: Staff) -> None:
    with pytest.raises(Refused, match="until which day"):
        do(called, Event.OUTCOME_DECIDED, nurse, DECIDED | {"outcome": "patient-initiated follow-up"})
    with pytest.raises(Refused, match="tell it back"):
        do(called, Event.OUTCOME_DECIDED, nurse, DECIDED | {"told_back": "no"})


def test_only_the_clinic_decides(called: Journey, site: Site) -> None:
    with pytest.raises(NotAllowed):
        do(called, Event.OUTCOME_DECIDED, a_staff(Role.CLERK, [site]), DECIDED)


def test_what_is_open_keeps_a_journey_open(called: Journey, nurse: Staff) -> None:
    do(called, Event.OUTCOME_DECIDED, nurse, DECIDED)
    happened(called, Event.PROBLEM_REPORTED, colour="green")
    with pytest.raises(Refused, match="has not been answered"):
        do(called, Event.CLOSED, nurse, {"why": "All said"})
    happened(called, Event.PROBLEM_CLOSED)
    with pytest.raises(Refused, match="incident"):
        do(called, Event.CLOSED, nurse, {"why": "All said"})
    for row in case_of(Journey.objects.get(pk=called.pk), HOUSE, clock.now()).events:
        if row.kind is Event.INJECTED:
            happened(called, Event.FINDING_RESOLVED, incident=row.id, role="consultant", reason="Read")
    do(called, Event.CLOSED, nurse, {"why": "All said"})


def test_before_the_procedure_there_is_nothing_to_follow_up(site: Site, edition: Edition, nurse: Staff) -> None:
    with pytest.raises(OutOfOrder):
        do(a_journey(site, edition), Event.OUTCOME_DECIDED, nurse, DECIDED)


def test_where_nobody_phones_the_visit_decides(db: None) -> None:
    site = a_site("fernhill", SECOND_NAME)
    journey = a_journey_home(site, published(SECOND_NAME), days=60)
    found = case_of(journey, HOUSE, clock.now())
    assert figures_in_words(found, "2") == "The definition names no limit for a good benefit."
    do(journey, Event.OUTCOME_DECIDED, a_staff(Role.CONSULTANT, [site]), DECIDED)
