"""From arrival to the door, on either definition, each act through the one action."""

from __future__ import annotations

from decimal import Decimal

import pytest

from careleaf.clinic.journeys.queries import case_of, standing_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.moves import Phase
from tests.factories import clinic
from tests.factories.theatre import HOME, Theatre, a_theatre

pytestmark = pytest.mark.django_db


def stands(theatre: Theatre) -> Phase:
    theatre.journey.refresh_from_db()
    return standing_of(case_of(theatre.journey, HOUSE, clock.now())).place.phase


@pytest.mark.sqlite
def test_a_patient_goes_from_arrival_to_the_door(theatre: Theatre) -> None:
    theatre.arrive()
    theatre.do(Event.GOWN_GIVEN, theatre.nurse, privacy="yes", chaperone="declined")
    second = f"{theatre.radiographer.name}, radiographer"
    kept = {"contents": "A ring", "patient_signed": "yes", "second_signature": second}
    theatre.do(Event.PROPERTY_TAKEN, theatre.nurse, **kept)
    theatre.mark().check().begin()
    numbing = {key: value for key, value in theatre.needle("", lidocaine="5").items() if key.startswith("lidocaine")}
    numbed = theatre.do(Event.NUMBING_INJECTED, theatre.consultant, checked_by=second, **numbing)
    assert numbed.facts["dose"] == "lidocaine 50 mg (batch A1, expires 31 January 2099)"
    theatre.stop("left")
    injected = theatre.inject("left")
    assert injected.facts["session_total"] == (
        "lidocaine 50 mg, triamcinolone 40 mg, bupivacaine 20 mg; local anaesthetic: 0.393 of its limit"
    )
    saved = theatre.do(
        Event.IMAGES_SAVED, theatre.radiographer, pictures="Two", dose_read="1210", dose_unit="mGy.cm2", seconds="40"
    )
    assert Decimal(saved.facts["radiation_dose"]) == Decimal("1.21")
    theatre.do(Event.DRESSING_APPLIED, theatre.nurse, dressing="small plaster", skin_bears_it="not_known")
    theatre.end()
    theatre.do(Event.SIGNED_OUT, theatre.nurse, side_done="left", counts_agree="yes")
    theatre.do(Event.RECORD_COMPLETED, theatre.consultant, side="left", done="Injected into the joint")
    assert stands(theatre) is Phase.IN_RECOVERY
    theatre.recover()
    theatre.do(Event.PROPERTY_RETURNED, theatre.recovery, **kept)
    theatre.do(Event.DISCHARGED, theatre.recovery, stay_because="Well, and their lift was waiting", **HOME)
    assert stands(theatre) is Phase.AT_HOME


def test_the_second_definition_goes_the_same_way_with_no_change_of_code(db: None) -> None:
    site = clinic.a_site("fernhill", clinic.SECOND_NAME)
    theatre = a_theatre(site, clinic.published(clinic.SECOND_NAME)).arrive().mark()
    theatre.do(Event.TIMED_OUT, theatre.nurse, side="left", all_agree="yes")
    theatre.begin()
    theatre.stop("left")
    unknown = {"other_drug": "Methylprednisolone 40 mg/ml", "other_mg": "40", "other_batch": "B2"}
    said = theatre.needle("left", other="1") | unknown
    said.pop("other_ml")
    assert "Methylprednisolone" in theatre.do(Event.INJECTED, theatre.consultant, **said).facts["drugs"]
    theatre.do(Event.IMAGES_SAVED, theatre.radiographer, pictures="One")
    theatre.end()
    acknowledged = theatre.do(Event.DUTIES_ACKNOWLEDGED, theatre.recovery, told_back="yes")
    assert "Not before" in acknowledged.facts["end_times"]
    theatre.do(Event.DISCHARGED, theatre.recovery, stay_because="Well", **HOME)
    assert stands(theatre) is Phase.AT_HOME


def test_both_sides_are_done_with_a_stop_on_each(site: Site, edition: Edition) -> None:
    theatre = a_theatre(site, edition, "both").arrive().mark()
    theatre.check(triamcinolone="2", bupivacaine="8").begin()
    for side in ("right", "left"):
        theatre.stop(side)
        theatre.inject(side)
    assert "triamcinolone 80 mg" in theatre.last().facts["session_total"]
    theatre.end()
    assert stands(theatre) is Phase.IN_RECOVERY
