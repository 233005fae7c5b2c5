"""The needle: doses over all needles of the day, the side, the stop; before it a doubt stops, after it the truth."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careleaf.clinic.desks.journey.presenters import journey_page
from careleaf.clinic.journeys.act import Act
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.asking import called
from careleaf.clinic.journeys.models import OpenTask
from careleaf.clinic.journeys.queries import case_of
from careleaf.clinic.journeys.refusals import SideDiffers, Stopped
from careleaf.clinic.library.models import Edition
from careleaf.clinic.messages.actions.send_letters_with import UNREAD
from careleaf.clinic.messages.models import Message, State
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import circumstances
from tests.factories.theatre import HOME, Theatre, a_theatre

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]


@pytest.fixture
def ready(theatre: Theatre) -> Theatre:
    """Started, for the left side; 40 mg of steroid planned."""
    return theatre.arrive().mark().check().begin()


def sign_both(theatre: Theatre) -> None:
    """Every dose gate signed by the consultant and, as second person, the nurse."""
    signs = Act(kind=Event.FINDING_RESOLVED, roles=(Role.CONSULTANT, Role.THEATRE_NURSE))
    for gate in ("steroid_dose", "anaesthetic_dose"):
        for person, role in ((theatre.consultant, "consultant"), (theatre.nurse, "second_clinician")):
            told = circumstances(reason="Agreed for this patient")
            facts = {"gate": gate, "role": role}
            perform(signs, journey=theatre.journey, facts=facts, circumstances=told, by=person)


def test_the_wrong_side_is_stopped_before_the_needle(ready: Theatre) -> None:
    with pytest.raises(SideDiffers):
        ready.stop("right")
    ready.stop("left")
    with pytest.raises(SideDiffers):
        ready.inject("right")


def test_the_wrong_side_is_taken_after_the_needle_and_opens_an_incident(ready: Theatre) -> None:
    ready.stop("left")
    wrong = ready.late(Event.INJECTED, ready.consultant, **ready.needle("right"))
    incident = OpenTask.objects.get(journey=ready.journey, what="incident")
    assert (incident.owner, incident.key) == ("consultant", wrong.event_id)
    ready.journey.refresh_from_db()
    page = journey_page(case_of(ready.journey, ready.consultant, clock.now()))
    assert [one.title for one in page.open if "Incident" in one.title] == [
        "Incident: injected on a side that was not consented to"
    ]


def test_after_a_wrong_side_the_letter_waits_for_the_consultant(ready: Theatre, staff: MakeStaff) -> None:
    ready.stop("left")
    ready.late(Event.INJECTED, ready.consultant, **ready.needle("right"))
    ready.end(because="The wrong side was injected", how_it_ended="complication")
    ready.recover()
    ready.do(Event.DISCHARGED, ready.recovery, stay_because="Told, and well", **HOME)
    sent = ready.do(Event.DISCHARGE_LETTER_SENT, staff(Role.CLERK), side="right")
    letters = Message.objects.filter(journey=ready.journey, event_key=sent.key)
    assert letters.exists()
    for letter in letters:
        assert [(one.state, one.why) for one in letter.deliveries.all()] == [(State.HELD, UNREAD)]


def test_without_a_stop_nothing_is_injected(ready: Theatre) -> None:
    with pytest.raises((Stopped, SideDiffers)):
        ready.inject("left")


@pytest.mark.parametrize("kind", [Event.POSITIONED, Event.SKIN_CLEANED])
def test_after_any_change_everybody_stops_again(ready: Theatre, kind: Event) -> None:
    ready.stop("left")
    ready.do(kind, ready.nurse, position="side", stop_word="Stop", antiseptic="chlorhexidine", dried="yes")
    with pytest.raises(Refused, match="Something changed after the stop"):
        ready.inject("left")
    ready.stop("left")
    ready.inject("left")


def test_each_side_has_its_own_stop(site: Site, edition: Edition) -> None:
    theatre = a_theatre(site, edition, "both").arrive().mark()
    theatre.check(triamcinolone="2", bupivacaine="8").begin()
    theatre.stop("left")
    theatre.inject("left")
    with pytest.raises(SideDiffers):
        theatre.inject("right")
    theatre.stop("right")
    theatre.inject("right")


def test_more_than_planned_is_stopped_and_after_the_needle_it_is_told_as_it_was(ready: Theatre) -> None:
    ready.stop("left")
    with pytest.raises(Refused, match="triamcinolone 60 mg"):
        ready.inject("left", triamcinolone="1.5", bupivacaine="4")
    done = ready.late(Event.INJECTED, ready.consultant, **ready.needle("left", triamcinolone="3", bupivacaine="4"))
    assert done.facts["steroid_dose"] == "120"


def test_the_sum_runs_over_both_sides(site: Site, edition: Edition) -> None:
    theatre = a_theatre(site, edition, "both").arrive().mark()
    theatre.check(triamcinolone="2", bupivacaine="8").begin()
    theatre.stop("left")
    theatre.inject("left", triamcinolone="1.5", bupivacaine="4")
    theatre.stop("right")
    with pytest.raises(Refused, match="triamcinolone 90 mg"):
        theatre.inject("right", triamcinolone="0.75", bupivacaine="4")


@pytest.mark.parametrize(
    "planned",
    [
        {"triamcinolone": "2.5"},
        {"triamcinolone": "1", "bupivacaine": "30"},
        {"triamcinolone": "1", "lidocaine": "12", "bupivacaine": "12"},
    ],
    ids=["steroid over its limit", "one anaesthetic over its limit", "two anaesthetics that add up to too much"],
)
def test_over_a_limit_two_people_sign(theatre: Theatre, planned: dict[str, str]) -> None:
    theatre.arrive().mark().check(**planned).begin()
    theatre.stop("left")
    with pytest.raises(Stopped, match="second named person"):
        theatre.inject("left", **planned)
    sign_both(theatre)
    theatre.stop("left")
    theatre.inject("left", **planned)


def test_without_a_weight_no_dose_is_called_safe(theatre: Theatre) -> None:
    theatre.arrive()
    theatre.do(Event.QUESTIONS_ANSWERED, weight="not_known")
    theatre.mark().check().begin()
    theatre.stop("left")
    with pytest.raises(Stopped, match="second named person"):
        theatre.inject("left")


def test_a_drug_without_a_limit_is_stopped_until_two_people_sign(theatre: Theatre) -> None:
    theatre.arrive().mark().check().begin()
    another = {"other_drug": "Dexamethasone", "other_mg": "8"}
    labels = {"other_batch": "B2", "other_expires": "2099-01-31"}
    said = theatre.needle("left", bupivacaine="4") | another | labels
    theatre.stop("left")
    with pytest.raises(Refused, match="more than was planned"):
        theatre.do(Event.INJECTED, theatre.consultant, **said)
    plan = {"bupivacaine_planned_ml": "4", "lidocaine_planned_ml": "5"} | another
    planned = theatre.do(Event.TIMED_OUT, theatre.nurse, side="left", all_agree="yes", **plan)
    assert planned.facts["steroid_dose"] == "not_known"
    theatre.stop("left")
    with pytest.raises(Stopped):
        theatre.do(Event.INJECTED, theatre.consultant, **said)
    sign_both(theatre)
    theatre.do(Event.INJECTED, theatre.consultant, **said)


def test_drugs_are_checked_by_a_second_person_with_batch_and_in_date(ready: Theatre) -> None:
    ready.stop("left")
    said = ready.needle("left")
    for wrong, words in (
        ({"checked_by": called(ready.consultant)}, "second person"),
        ({"triamcinolone_batch": ""}, "batch and the expiry"),
        ({"triamcinolone_expires": "2020-01-31"}, "out of date"),
        ({"triamcinolone_ml": "", "bupivacaine_ml": ""}, "at least one drug"),
    ):
        with pytest.raises(Refused, match=words):
            ready.do(Event.INJECTED, ready.consultant, **(said | wrong))


def test_numbing_waits_for_clean_skin(theatre: Theatre) -> None:
    theatre.arrive().mark().check()
    theatre.do(Event.POSITIONED, theatre.nurse, position="front", stop_word="Stop")
    theatre.do(Event.PROCEDURE_STARTED, theatre.nurse, approved_theatre="yes", baseline_score="7")
    numbing = theatre.needle("", lidocaine="5")
    with pytest.raises(Stopped, match="let it dry"):
        theatre.do(Event.NUMBING_INJECTED, theatre.consultant, **numbing)
