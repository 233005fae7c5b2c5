"""Recovery: what keeps a patient here, and what is asked before the door."""

from __future__ import annotations

import pytest

from careleaf.clinic.journeys.refusals import OutOfOrder, Stopped
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import ago
from tests.factories.theatre import HOME, Theatre, a_theatre

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(site: Site, edition: Edition) -> Theatre:
    """In recovery since ninety minutes, as promised."""
    with clock.at(ago(minutes=90)):
        theatre = a_theatre(site, edition).arrive().mark().check().begin()
        theatre.stop("left")
        theatre.inject("left")
        theatre.end()
    return theatre


@pytest.mark.sqlite
def test_inside_the_promised_stay_nobody_asks_why(here: Theatre) -> None:
    here.recover()
    assert here.do(Event.DISCHARGED, here.recovery, **HOME).kind == "discharged"


@pytest.mark.parametrize("state", ["weak", "numb"])
@pytest.mark.parametrize("leg", ["left_leg", "right_leg"])
def test_a_leg_that_is_not_strong_keeps_the_patient_here(here: Theatre, leg: str, state: str) -> None:
    here.recover()
    legs = {"left_leg": "strong", "right_leg": "strong"} | {leg: state}
    assert here.do(Event.LEG_POWER_TESTED, here.recovery, **legs).facts["legs_strong"] == "no"
    with pytest.raises(Stopped, match="test both legs again"):
        here.do(Event.DISCHARGED, here.recovery, **HOME)
    here.do(Event.LEG_POWER_TESTED, here.recovery, left_leg="strong", right_leg="strong")
    here.do(Event.DISCHARGED, here.recovery, **HOME)


def test_a_leg_that_was_not_tested_is_not_strong(here: Theatre) -> None:
    here.recover()
    here.do(Event.LEG_POWER_TESTED, here.recovery, left_leg="strong", right_leg="not_known")
    with pytest.raises(Stopped, match="Wait and test"):
        here.do(Event.DISCHARGED, here.recovery, **HOME)


def test_whoever_has_not_stood_or_heard_what_to_do_stays(here: Theatre) -> None:
    with pytest.raises(Stopped, match="Help the patient stand"):
        here.do(Event.DISCHARGED, here.recovery, **HOME)


def test_before_the_promised_stay_is_over_the_reason_is_asked(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    theatre.stop("left")
    theatre.inject("left")
    theatre.end()
    theatre.recover()
    with pytest.raises(Refused, match="shorter than promised"):
        theatre.do(Event.DISCHARGED, theatre.recovery, **HOME)
    theatre.do(Event.DISCHARGED, theatre.recovery, stay_because="Well, and insists", **HOME)


@pytest.mark.parametrize("missing", ["escort_here", "adult_at_home"])
def test_nobody_goes_home_alone_without_a_plan(here: Theatre, missing: str) -> None:
    here.recover()
    alone = HOME | {missing: "not_known"}
    with pytest.raises(Refused, match="planned instead"):
        here.do(Event.DISCHARGED, here.recovery, **alone)
    here.do(Event.DISCHARGED, here.recovery, plan_if_not="A neighbour drives and stays", **alone)


def test_nobody_goes_home_without_their_papers(here: Theatre) -> None:
    here.recover()
    with pytest.raises(Refused, match="papers"):
        here.do(Event.DISCHARGED, here.recovery, **(HOME | {"papers_given": "no"}))


def test_duties_are_told_back_and_their_ends_written_down(here: Theatre) -> None:
    with pytest.raises(Refused, match="Go through it again"):
        here.do(Event.DUTIES_ACKNOWLEDGED, here.recovery, told_back="no")
    told = here.do(Event.DUTIES_ACKNOWLEDGED, here.recovery, told_back="yes").facts["end_times"]
    assert "must not drive" in told
    assert "Not before" in told
    assert "not while anything is still weak or numb" in told


def test_who_was_stopped_part_way_is_watched_like_anybody(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    theatre.do(Event.ABANDONED, theatre.consultant, why="Pain after the numbing")
    with pytest.raises(Stopped):
        theatre.do(Event.DISCHARGED, theatre.recovery, **HOME)
    theatre.recover()
    with pytest.raises(Refused, match="cannot be said"):
        theatre.do(Event.DISCHARGED, theatre.recovery, **HOME)
    theatre.do(Event.DISCHARGED, theatre.recovery, stay_because="Stopped before the injection", **HOME)


@pytest.mark.parametrize("kind", [Event.FIRST_STAND_ASSISTED, Event.LEG_POWER_TESTED, Event.DUTIES_ACKNOWLEDGED])
def test_recovery_begins_after_the_procedure(theatre: Theatre, kind: Event) -> None:
    theatre.arrive()
    with pytest.raises(OutOfOrder):
        theatre.do(kind, theatre.recovery, left_leg="strong", right_leg="strong", told_back="yes")


def test_a_radiographer_does_not_discharge(here: Theatre) -> None:
    with pytest.raises(NotAllowed):
        here.do(Event.DISCHARGED, here.radiographer, **HOME)
