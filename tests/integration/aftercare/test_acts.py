"""Check-ins and problems: who may record them, what colour they have, who owes an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from careleaf.clinic.aftercare.acts import CLOSE
from careleaf.clinic.aftercare.problems import open_problems
from careleaf.clinic.aftercare.signs import red_signs
from careleaf.clinic.journeys.forms import fields_of
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import case_of, events_of, pathway_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.aftercare import at_home, told
from tests.factories.journeys import ago, do
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
Make = Callable[..., Staff]


def last(journey: Journey, kind: Event) -> EventRow:
    return journey.events.filter(kind=kind.value).order_by("-sequence")[0]


def owed(journey: Journey) -> list[OpenTask]:
    return list(OpenTask.objects.filter(journey=journey, kept_by=Event.PROBLEM_CLOSED.value))


def test_a_green_check_in_leaves_nothing_to_answer(journey: Journey) -> None:
    facts = told(journey, "site_pain") | {"nrs": "3"}
    event = do(journey, Event.CHECK_IN_ANSWERED, journey.patient, facts)
    assert (event.facts["colour"], event.facts["speak_now"], event.facts["nrs"]) == ("green", "no", "3")
    assert (owed(journey), journey.events.filter(kind=Event.PROBLEM_REPORTED.value).count()) == ([], 0)


@pytest.mark.sqlite
def test_an_amber_check_in_is_a_problem_with_an_answer_owed(journey: Journey) -> None:
    do(journey, Event.CHECK_IN_ANSWERED, journey.patient, told(journey, "pain_worse") | {"note": "It hurts"})
    problem = last(journey, Event.PROBLEM_REPORTED)
    assert (problem.facts["effect"], problem.facts["colour"], problem.by_kind) == ("pain_worse", "amber", "patient")
    assert (problem.facts["note"], [task.owner for task in owed(journey)]) == ("It hurts", ["pain_nurse"])
    assert owed(journey)[0].due is not None


@pytest.mark.parametrize("sign", ["effect.nerve_damage.bladder", "effect.mood.suicide", "effect.leg_weakness.worse"])
def test_a_red_sign_is_red_also_where_its_effect_was_not_named(journey: Journey, sign: str) -> None:
    event = do(journey, Event.PROBLEM_REPORTED, journey.patient, told(journey, sign))
    assert (event.facts["colour"], event.facts["speak_now"]) == ("red", "yes")


def test_a_red_sign_that_is_not_known_is_never_green(journey: Journey) -> None:
    for sign in red_signs(pathway_of(journey)):
        event = do(journey, Event.PROBLEM_REPORTED, journey.patient, told(journey, unsure=sign.key))
        assert (event.facts["colour"], event.facts["speak_now"]) == ("amber", "yes"), sign.key


def test_a_red_sign_nobody_asked_about_is_in_doubt(journey: Journey, staff: Make) -> None:
    event = do(journey, Event.PROBLEM_REPORTED, staff(Role.PAIN_NURSE), {"effect.site_pain": "yes"})
    assert event.facts["speak_now"] == "yes"


def test_free_text_sets_no_colour(journey: Journey) -> None:
    calm = told(journey) | {"note": "I cannot pass urine and I want to die"}
    assert do(journey, Event.CHECK_IN_ANSWERED, journey.patient, calm).facts["colour"] == "green"
    with pytest.raises(Refused, match="Nothing is answered"):
        do(journey, Event.PROBLEM_REPORTED, journey.patient, {"note": "Help"})


def test_a_leg_weak_for_too_long_is_red_by_the_clock(site: Site, edition: Edition) -> None:
    found = at_home(site, edition, since=ago(hours=20))
    facts = told(found, "leg_weakness")
    assert do(found, Event.CHECK_IN_ANSWERED, found.patient, facts).facts["colour"] == "red"


@pytest.mark.sqlite
def test_a_problem_is_answered_by_name_and_once(journey: Journey, staff: Make) -> None:
    nurse = staff(Role.PAIN_NURSE)
    first = do(journey, Event.PROBLEM_REPORTED, journey.patient, told(journey, "pain_worse"))
    second = do(journey, Event.PROBLEM_REPORTED, journey.patient, told(journey, "effect.nerve_damage.bladder"))
    assert [event.id for event in open_problems(events_of(journey))] == [second.event_id, first.event_id]
    answer = {"answers": second.event_id, "advised": "Go to the emergency department", "outcome": "emergency"}
    do(journey, Event.PROBLEM_CLOSED, nurse, answer)
    assert [event.id for event in open_problems(events_of(journey))] == [first.event_id]
    with pytest.raises(Refused, match="answered already"):
        do(journey, Event.PROBLEM_CLOSED, nurse, answer)
    with pytest.raises(NotAllowed):
        do(journey, Event.PROBLEM_CLOSED, journey.patient, answer | {"answers": first.event_id})
    fields = fields_of(CLOSE, case_of(journey, nurse, clock.now()))
    assert list(dict(fields["answers"].choices)) == [first.event_id]  # type: ignore[attr-defined]


@pytest.mark.sqlite
def test_the_score_of_the_first_hours_is_no_report_about_signs(site: Site, edition: Edition, staff: Make) -> None:
    here = at_home(site, edition, until=Event.PROCEDURE_ENDED)
    event = do(here, Event.CHECK_IN_ANSWERED, staff(Role.RECOVERY_NURSE), {"nrs": "2"})
    assert event.facts == {"nrs": "2"}


@pytest.mark.parametrize("kind", [Event.CHECK_IN_ANSWERED, Event.PROBLEM_REPORTED])
def test_neither_another_patient_nor_another_post_reports(journey: Journey, staff: Make, kind: Event) -> None:
    for stranger in (a_patient(journey.site), staff(Role.LIBRARIAN), staff(Role.RADIOGRAPHER)):
        with pytest.raises(NotAllowed):
            do(journey, kind, stranger, told(journey))


def test_a_report_of_yesterday_is_taken_late_and_owes_an_answer(site: Site, edition: Edition, staff: Make) -> None:
    found = at_home(site, edition, since=ago(days=3))
    known = {"happened_at": clock.now() - timedelta(days=1), "reason": "The system was down"}
    do(
        found,
        Event.CHECK_IN_ANSWERED,
        staff(Role.PAIN_NURSE),
        told(found, "effect.infection_after.stiff_neck"),
        **known,
    )
    assert last(found, Event.PROBLEM_REPORTED).reason == "The system was down"
