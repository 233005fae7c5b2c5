"""Each act of the day: what it refuses in words while it can still be stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.act import WHOLE
from careleaf.clinic.journeys.asking import called, questions_at
from careleaf.clinic.journeys.forms import Told
from careleaf.clinic.journeys.queries import case_of
from careleaf.clinic.journeys.refusals import OutOfOrder, Stopped
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site
from careleaf.clinic.procedure import acts as procedure
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.clinic.recovery import acts as recovery
from careleaf.definition.vocabulary import Event
from tests.factories.theatre import Theatre, a_theatre

pytestmark = pytest.mark.django_db


def test_no_field_of_an_act_hides_one_of_the_form_itself(theatre: Theatre) -> None:
    case = replace(case_of(theatre.journey, theatre.consultant, clock.now()), part=WHOLE)
    clashes = {act.kind for act in ACTS.values() if {*act.asks(case)}.intersection(Told.base_fields)}
    assert clashes == set()


def test_no_field_answers_a_question_that_it_does_not_ask(theatre: Theatre) -> None:
    case = replace(case_of(theatre.journey, theatre.consultant, clock.now()), part=WHOLE)
    for act in (*procedure.ACTS, *recovery.ACTS):
        answers = {*act.asks(case)}.intersection(case.pathway.questions)
        assert answers <= {*questions_at(case, act.kind)}, act.kind


def test_whoever_does_not_say_their_own_name_does_not_come_in(theatre: Theatre) -> None:
    theatre.do(Event.ACCEPTED)
    with pytest.raises(Refused, match="does not agree"):
        theatre.do(Event.ARRIVED, theatre.nurse, identity_said="no", taken_home_by="here")


def test_another_day_than_the_list_says_is_asked_about_and_taken_with_a_reason(theatre: Theatre) -> None:
    theatre.do(Event.ACCEPTED)
    theatre.do(Event.LISTED, side="left", planned_for="2099-01-05T09:00:00+00:00")
    said = {"identity_said": "yes", "taken_home_by": "here"}
    with pytest.raises(Refused, match="Monday 5 January 2099"):
        theatre.do(Event.ARRIVED, theatre.nurse, **said)
    assert theatre.late(Event.ARRIVED, theatre.nurse, **said).reason


@pytest.mark.parametrize("kind", [Event.PROPERTY_TAKEN, Event.PROPERTY_RETURNED])
def test_valuables_need_two_signatures(theatre: Theatre, kind: Event) -> None:
    theatre.arrive()
    with pytest.raises(Refused, match="Two people sign"):
        theatre.do(kind, theatre.nurse, contents="A ring", second_signature=called(theatre.nurse))


def test_a_mark_the_patient_does_not_agree_with_is_no_mark(theatre: Theatre) -> None:
    theatre.arrive()
    with pytest.raises(Refused, match="does not agree with the mark"):
        theatre.do(Event.SITE_MARKED, theatre.consultant, side="left", patient_agrees="no")


def test_a_nurse_does_not_mark(theatre: Theatre) -> None:
    theatre.arrive()
    with pytest.raises(NotAllowed):
        theatre.do(Event.SITE_MARKED, theatre.nurse, side="left", patient_agrees="yes")


def test_the_gown_comes_after_arrival(theatre: Theatre) -> None:
    with pytest.raises(OutOfOrder):
        theatre.do(Event.GOWN_GIVEN, theatre.nurse, privacy="yes", chaperone="declined")


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        (Event.SIGNED_IN, {"side": "left", "allergies_read": "no"}, "allergies aloud"),
        (Event.TIMED_OUT, {"side": "left", "all_agree": "no"}, "Not everybody agrees"),
    ],
)
def test_a_check_that_fails_is_not_passed(theatre: Theatre, kind: Event, facts: dict[str, str], words: str) -> None:
    theatre.arrive().mark()
    with pytest.raises(Refused, match=words):
        theatre.do(kind, theatre.nurse, **facts)


def test_wet_skin_and_skin_before_the_position_are_refused(theatre: Theatre) -> None:
    theatre.arrive().mark().check()
    with pytest.raises(Stopped, match="Position"):
        theatre.do(Event.SKIN_CLEANED, theatre.nurse, antiseptic="chlorhexidine", dried="yes")
    theatre.do(Event.POSITIONED, theatre.nurse, position="front", stop_word="Stop")
    with pytest.raises(Refused, match="dry first"):
        theatre.do(Event.SKIN_CLEANED, theatre.nurse, antiseptic="chlorhexidine", dried="no")


@pytest.mark.parametrize("question", ["identity_agrees", "side_agrees", "agents_agree", "still_agrees"])
@pytest.mark.parametrize("answer", ["no", "not_known"])
def test_a_doubt_at_the_sign_in_stops_the_start(theatre: Theatre, question: str, answer: str) -> None:
    theatre.arrive().mark().check()
    agreed = dict.fromkeys(("identity_agrees", "side_agrees", "agents_agree", "still_agrees"), "yes")
    doubt = agreed | {question: answer}
    theatre.do(Event.SIGNED_IN, theatre.nurse, side="left", allergies_read="yes", **doubt)
    with pytest.raises(Stopped):
        theatre.begin()


def test_a_stop_names_two_people(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    alone = called(theatre.consultant)
    with pytest.raises(Refused, match="two different names"):
        theatre.do(Event.STOPPED_BEFORE_BLOCK, theatre.nurse, side="left", injector=alone, assistant=alone)


def test_without_a_start_nothing_is_injected(theatre: Theatre) -> None:
    theatre.arrive().mark().check()
    with pytest.raises(OutOfOrder):
        theatre.inject("left")


def test_an_unlikely_dose_of_x_rays_is_asked_about_and_taken_with_a_reason(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    read = {"pictures": "Two", "dose_read": "1210", "dose_unit": "Gy.cm2", "seconds": "40"}
    with pytest.raises(Refused, match="look at the unit again"):
        theatre.do(Event.IMAGES_SAVED, theatre.radiographer, **read)
    assert theatre.late(Event.IMAGES_SAVED, theatre.radiographer, **read).facts["radiation_dose"] == "1210"


def test_a_dressing_the_skin_cannot_bear_is_refused(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    with pytest.raises(Refused, match="Choose another"):
        theatre.do(Event.DRESSING_APPLIED, theatre.nurse, dressing="plaster", skin_bears_it="no")


def test_doing_less_needs_a_reason_and_no_permission(site: Site, edition: Edition) -> None:
    theatre = a_theatre(site, edition, "both").arrive().mark().check().begin()
    theatre.stop("left")
    theatre.inject("left")
    with pytest.raises(Refused, match="Not every side"):
        theatre.end()
    theatre.end(how_it_ended="less", because="The patient had had enough")


def test_the_second_side_is_put_off_with_its_name(site: Site, edition: Edition) -> None:
    theatre = a_theatre(site, edition, "both").arrive().mark().check().begin()
    with pytest.raises(Refused, match="nothing was injected yet"):
        theatre.do(Event.SECOND_SIDE_DEFERRED, theatre.consultant, because="Too long")
    theatre.stop("left")
    theatre.inject("left")
    assert theatre.do(Event.SECOND_SIDE_DEFERRED, theatre.consultant, because="Tired").facts["side_put_off"] == "right"
    theatre.end()


def test_an_end_with_nothing_injected_says_why(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    with pytest.raises(Refused, match="Write down why"):
        theatre.end()
    with pytest.raises(Refused, match="what happened, and why"):
        theatre.end(how_it_ended="complication")


def test_sign_out_and_record_say_the_side_that_was_done(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    theatre.stop("left")
    theatre.inject("left")
    theatre.end()
    with pytest.raises(Refused, match="Something is missing"):
        theatre.do(Event.SIGNED_OUT, theatre.nurse, side_done="left", counts_agree="no")
    with pytest.raises(Refused, match="was injected: left"):
        theatre.do(Event.SIGNED_OUT, theatre.nurse, side_done="right", counts_agree="yes")
    theatre.late(Event.IMAGES_SAVED, theatre.radiographer, pictures="Two")
    with pytest.raises(Refused, match="was injected: left"):
        theatre.do(Event.RECORD_COMPLETED, theatre.consultant, side="both", done="Both")


def test_a_record_is_not_closed_before_the_pictures_are_saved(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    theatre.stop("left")
    theatre.inject("left")
    with pytest.raises(Stopped, match="pictures"):
        theatre.do(Event.RECORD_COMPLETED, theatre.consultant, side="left", done="Injected")
