"""Leaflet and consent: for this edition, this side, a clear yes on the day; withdrawn by a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from careleaf.clinic.consent.confirming import CONFIRM
from careleaf.clinic.consent.giving import CONSENT
from careleaf.clinic.consent.in_force import notes
from careleaf.clinic.consent.leaflet import GIVE
from careleaf.clinic.consent.talk import how_often, topics
from careleaf.clinic.journeys.forms import ActForm, fields_of
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import case_of, locked, stops_for
from careleaf.clinic.journeys.refusals import OutOfOrder, SideDiffers, Stopped
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import SECOND_NAME, a_site, published
from tests.factories.definitions import definition
from tests.factories.journeys import ACCEPTANCE, a_journey, ago, do, happened
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]
LEAFLET = {"format": "standard", "language": "en-GB", "handed": "by_post"}
YES = {"side": "left", "still_agrees": "yes"}


def leaflet(journey: Journey, **other: str) -> dict[str, str]:
    return {"edition": journey.edition.label} | LEAFLET | other


def talked_through(journey: Journey, **other: str) -> dict[str, str]:
    """A consent with everything ticked."""
    pathway = case_of(locked(journey), HOUSE, clock.now()).pathway
    ticked = {topic.key: "yes" for topic in topics(pathway)}
    read = {"side": "left", "edition": journey.edition.label, "format": "standard", "expectation": "To garden again"}
    return ticked | read | other


def needing(site: Site, **needs: object) -> Patient:
    """A patient whose needs are on record."""
    patient = a_patient(site)
    Patient.objects.filter(pk=patient.pk).update(**needs)
    patient.refresh_from_db()
    return patient


@pytest.fixture
def journey(site: Site, edition: Edition) -> Journey:
    found = a_journey(site, edition)
    do(found, Event.ACCEPTED, HOUSE, ACCEPTANCE)
    return found


@pytest.fixture
def consultant(staff: MakeStaff) -> Staff:
    return staff(Role.CONSULTANT)


@pytest.fixture
def consented(journey: Journey, consultant: Staff) -> Journey:
    """With the leaflet, a consent for the left side, and in the house for the day."""
    do(journey, Event.LEAFLET_GIVEN, consultant, leaflet(journey))
    do(journey, Event.CONSENT_GIVEN, consultant, talked_through(journey))
    happened(journey, Event.LISTED, side="left", planned_for=clock.now().isoformat())
    happened(journey, Event.ARRIVED, side="left")
    return journey


def stopped_by(journey: Journey, by: Staff) -> set[str]:
    return {stop.key for stop in stops_for(case_of(locked(journey), by, clock.now()), Event.PROCEDURE_STARTED)}


@pytest.mark.sqlite
def test_the_leaflet_is_given_in_the_format_needed(journey: Journey, staff: MakeStaff) -> None:
    nurse = staff(Role.PREASSESSMENT_NURSE)
    form = ActForm(GIVE, case_of(locked(journey), nurse, clock.now()))
    assert (form.fields["format"].initial, form.fields["edition"].initial) == ("standard", journey.edition.label)
    event = do(journey, Event.LEAFLET_GIVEN, nurse, leaflet(journey))
    assert event.facts["edition"] == journey.edition.label


def test_another_format_than_the_one_needed_asks_why(site: Site, edition: Edition, staff: MakeStaff) -> None:
    journey, nurse = a_journey(site, edition, patient=needing(site, format="braille_2")), staff(Role.CLERK)
    with pytest.raises(Refused, match="The patient needs: braille, grade 2"):
        do(journey, Event.LEAFLET_GIVEN, nurse, leaflet(journey))
    do(journey, Event.LEAFLET_GIVEN, nurse, leaflet(journey, why_other="Read aloud; Braille follows by post"))
    (note,) = notes(case_of(locked(journey), nurse, clock.now()))
    assert note == "The leaflet was given as standard print; the patient needs braille, grade 2."


def test_a_manager_gives_no_leaflet(journey: Journey, staff: MakeStaff) -> None:
    with pytest.raises(NotAllowed):
        do(journey, Event.LEAFLET_GIVEN, staff(Role.MANAGER), leaflet(journey))


def test_no_consent_before_the_leaflet(journey: Journey, consultant: Staff) -> None:
    with pytest.raises(Stopped, match="No consent before the leaflet was given"):
        do(journey, Event.CONSENT_GIVEN, consultant, talked_through(journey))


@pytest.mark.sqlite
def test_a_consent_is_for_the_edition_and_format_that_were_read(consented: Journey, consultant: Staff) -> None:
    facts = consented.events.get(kind="consent_given").facts
    assert (facts["edition"], facts["format"]) == (consented.edition.label, "standard")
    assert {facts[key] for key in ("alternatives", "no_cure_explained", "nerve_damage_explained")} == {"yes"}
    assert stopped_by(consented, consultant) >= {"consent_in_force"}


def test_every_risk_is_shown_with_how_often_or_that_nobody_knows(journey: Journey, consultant: Staff) -> None:
    do(journey, Event.LEAFLET_GIVEN, consultant, leaflet(journey))
    fields = fields_of(CONSENT, case_of(locked(journey), consultant, clock.now()))
    assert fields["nerve_damage_explained"].label == "Risk: Harm to a nerve"
    assert fields["nerve_damage_explained"].help_text == "Very rare. There is no figure we can rely on."
    assert "exercise or physiotherapy; changing how" in str(fields["alternatives"].help_text)
    assert "We do not have a figure we can rely on" in str(fields["chance_explained"].help_text)


def test_a_figure_is_said_where_the_definition_has_one() -> None:
    pathway = definition(SECOND_NAME).pathway
    keys = [effect.frequency for effect in pathway.effects.values() if effect.frequency]
    assert any("1 in" in how_often(pathway, key) or "no figure" in how_often(pathway, key) for key in keys)
    assert how_often(pathway, None) == "There is no figure we can rely on."


def test_what_was_not_talked_through_needs_a_reason(journey: Journey, consultant: Staff) -> None:
    do(journey, Event.LEAFLET_GIVEN, consultant, leaflet(journey))
    facts = talked_through(journey)
    del facts["nerve_damage_explained"]
    with pytest.raises(Refused, match="Not ticked: risk: harm to a nerve"):
        do(journey, Event.CONSENT_GIVEN, consultant, facts)
    do(journey, Event.CONSENT_GIVEN, consultant, facts | {"not_discussed": "She asked not to hear it"})


def test_an_interpreter_who_is_needed_is_named_or_declined(site: Site, edition: Edition, consultant: Staff) -> None:
    journey = a_journey(site, edition, patient=needing(site, interpreter=True))
    do(journey, Event.LEAFLET_GIVEN, consultant, leaflet(journey))
    facts = talked_through(journey)
    with pytest.raises(Refused, match="needs an interpreter"):
        do(journey, Event.CONSENT_GIVEN, consultant, facts | {"interpreting": "not_needed"})
    with pytest.raises(Refused, match="name or number"):
        do(journey, Event.CONSENT_GIVEN, consultant, facts | {"interpreting": "interpreter"})
    do(journey, Event.CONSENT_GIVEN, consultant, facts | {"interpreting": "interpreter", "interpreter_name": "No. 7"})


def test_whoever_cannot_decide_has_somebody_named_who_does(journey: Journey, consultant: Staff) -> None:
    do(journey, Event.LEAFLET_GIVEN, consultant, leaflet(journey))
    facts = talked_through(journey, capacity="attorney")
    with pytest.raises(Refused, match="Say who decides"):
        do(journey, Event.CONSENT_GIVEN, consultant, facts)
    do(journey, Event.CONSENT_GIVEN, consultant, facts | {"decided_by": "Ann Kent, attorney, deed seen"})


def test_a_nurse_takes_no_consent(journey: Journey, staff: MakeStaff) -> None:
    with pytest.raises(NotAllowed, match="This is for: consultant"):
        do(journey, Event.CONSENT_GIVEN, staff(Role.THEATRE_NURSE), talked_through(journey))


@pytest.mark.sqlite
def test_a_clear_yes_on_the_day_confirms_it(consented: Journey, consultant: Staff) -> None:
    assert "still_agrees" in fields_of(CONFIRM, case_of(locked(consented), consultant, clock.now()))
    do(consented, Event.CONSENT_CONFIRMED, consultant, YES)
    assert not stopped_by(consented, consultant) & {"consent_in_force", "consent_given"}


@pytest.mark.parametrize("answer", ["no", "not_known"])
def test_nothing_but_yes_confirms(consented: Journey, consultant: Staff, answer: str) -> None:
    with pytest.raises(Refused, match="not answered with yes"):
        do(consented, Event.CONSENT_CONFIRMED, consultant, YES | {"still_agrees": answer})


def test_a_consent_is_not_confirmed_for_another_side(consented: Journey, consultant: Staff) -> None:
    with pytest.raises(SideDiffers):
        do(consented, Event.CONSENT_CONFIRMED, consultant, YES | {"side": "right"})


def test_a_nurse_does_not_confirm(consented: Journey, staff: MakeStaff) -> None:
    with pytest.raises(NotAllowed):
        do(consented, Event.CONSENT_CONFIRMED, staff(Role.CLERK), YES)


@pytest.mark.sqlite
def test_it_is_withdrawn_by_a_word(consented: Journey, consultant: Staff, staff: MakeStaff) -> None:
    do(consented, Event.CONSENT_CONFIRMED, consultant, YES)
    do(consented, Event.CONSENT_WITHDRAWN, staff(Role.THEATRE_NURSE), {"said": "I have changed my mind"})
    assert {"consent_given", "consent_in_force"} <= stopped_by(consented, consultant)
    with pytest.raises(Refused, match="no consent in force to confirm"):
        do(consented, Event.CONSENT_CONFIRMED, consultant, YES)


def test_patients_withdraw_on_their_own_and_a_manager_does_not(consented: Journey, staff: MakeStaff) -> None:
    with pytest.raises(NotAllowed):
        do(consented, Event.CONSENT_WITHDRAWN, staff(Role.MANAGER), {"said": "So it is said"})
    event = do(consented, Event.CONSENT_WITHDRAWN, consented.patient, {"said": "No"})
    assert event.by_kind == "patient"


def test_after_the_needle_nothing_is_withdrawn_on_screen(consented: Journey, staff: MakeStaff) -> None:
    for kind in (Event.PROCEDURE_STARTED, Event.INJECTED, Event.PROCEDURE_ENDED):
        happened(consented, kind, side="left")
    with pytest.raises(OutOfOrder):
        do(consented, Event.CONSENT_WITHDRAWN, staff(Role.RECOVERY_NURSE), {"said": "I wish I had not"})


@pytest.mark.parametrize(("edition_read", "days", "words"), [("0.0", 1, "version 0.0"), ("", 400, "It counted until")])
def test_a_stale_consent_is_flagged_and_not_confirmed(
    journey: Journey, consultant: Staff, edition_read: str, days: int, words: str, client_of: MakeClient
) -> None:
    read = edition_read or journey.edition.label
    happened(journey, Event.LEAFLET_GIVEN, at=ago(days=days + 1), edition=read, format="standard")
    happened(journey, Event.CONSENT_GIVEN, at=ago(days=days), side="left", edition=read, format="standard")
    happened(journey, Event.LISTED, side="left", planned_for=(clock.now() + timedelta(hours=1)).isoformat())
    happened(journey, Event.ARRIVED, side="left")
    assert words in client_of(consultant).get(f"/journeys/{journey.reference}/").content.decode()
    with pytest.raises(Refused, match=words):
        do(journey, Event.CONSENT_CONFIRMED, consultant, YES)
    do(journey, Event.LEAFLET_GIVEN, consultant, leaflet(journey))
    do(journey, Event.CONSENT_GIVEN, consultant, talked_through(journey))
    do(journey, Event.CONSENT_CONFIRMED, consultant, YES)


def test_the_form_keeps_what_was_ticked_and_typed(journey: Journey, consultant: Staff, client_of: MakeClient) -> None:
    do(journey, Event.LEAFLET_GIVEN, consultant, leaflet(journey))
    client, address = client_of(consultant), f"/journeys/{journey.reference}/do/consent_given/"
    local = clock.now()
    parts = (local.day, local.month, local.year, local.hour, local.minute)
    sent = {f"happened_at_{index}": str(part) for index, part in enumerate(parts)} | {
        "how": "screen",
        "key": "2f0c4ab6-7d5f-4d9b-9f0e-00000000000a",
        "side": "left",
        "leaflet": f"{journey.edition.label} standard",
        "expectation": "To garden again",
        "interpreting": "not_needed",
        "capacity": "has_capacity",
        "nerve_damage_explained": "on",
    }
    half = client.post(address, sent)
    page = half.content.decode()
    assert (half.status_code, "Not ticked" in page, "To garden again" in page) == (409, True, True)
    assert client.post(address, sent | {"not_discussed": "The rest was said last week"}).status_code == 302
    facts = journey.events.get(kind="consent_given").facts
    assert (facts["edition"], facts["format"]) == (journey.edition.label, "standard")
    assert (facts["nerve_damage_explained"], "mood_explained" in facts) == ("yes", False)


def test_the_second_definition_is_consented_to_without_a_change_of_code(staff: MakeStaff) -> None:
    edition = published(SECOND_NAME)
    site = a_site(next(iter(definition(SECOND_NAME).pathway.sites)), SECOND_NAME)
    journey, consultant = a_journey(site, edition), staff(Role.CONSULTANT, site)
    case = case_of(locked(journey), consultant, clock.now())
    assert {"benefit_explained", "flare_explained", "joint_infection_explained"} <= set(fields_of(CONSENT, case))
    do(journey, Event.CONSENT_GIVEN, consultant, talked_through(journey))
