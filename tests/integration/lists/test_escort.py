"""The lift home: a name with a number, or a plan; by staff or by the patient."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.lists.acts.escort import questions_about_home
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import FIRST, SECOND_NAME
from tests.factories.definitions import definition
from tests.factories.journeys import do
from tests.factories.lists import a_list, form_of, put_on
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
LIFT = {"who": "Jo Kent, daughter", "phone": "07700 900123", "escort": "yes"}


@pytest.mark.sqlite
def test_the_lift_answers_the_questions_of_the_definition(waiting: Journey, clerk: Staff, site: Site) -> None:
    put_on(a_list(site), waiting, by=clerk)
    do(waiting, Event.ESCORT_CONFIRMED, clerk, LIFT)
    assert not waiting.open_tasks.filter(kept_by="escort_confirmed").exists()
    assert not waiting.open_tasks.filter(what="finding", key="escort").exists()


def test_the_patient_says_it_themselves_and_nobody_else_does(waiting: Journey, site: Site) -> None:
    do(waiting, Event.ESCORT_CONFIRMED, waiting.patient, {"own_plan": "Hospital transport"})
    with pytest.raises(NotAllowed):
        do(waiting, Event.ESCORT_CONFIRMED, a_patient(site, given_name="Noor"), LIFT)


def test_a_name_without_a_number_is_refused(waiting: Journey, clerk: Staff, staff: Callable[..., Staff]) -> None:
    for facts in ({"who": "Jo Kent"}, {"phone": "07700 900123"}, {}, LIFT | {"phone": "123"}):
        with pytest.raises(Refused, match=r"telephone number"):
            do(waiting, Event.ESCORT_CONFIRMED, clerk, facts)
    with pytest.raises(NotAllowed):
        do(waiting, Event.ESCORT_CONFIRMED, staff(Role.RADIOGRAPHER), LIFT)


def test_the_questions_come_from_the_register_of_the_definition() -> None:
    assert questions_about_home(definition(FIRST).pathway) == ("escort", "adult_overnight")
    assert questions_about_home(definition(SECOND_NAME).pathway) == ()


def test_the_form_asks_them(waiting: Journey, clerk: Staff, client_of: Callable[[Staff], Client]) -> None:
    address = f"/journeys/{waiting.reference}/do/escort_confirmed/"
    assert client_of(clerk).get(address).status_code == 200
    assert client_of(clerk).post(address, form_of(waiting, **LIFT)).status_code == 422
    sent = form_of(waiting, **LIFT, adult_overnight="not_known")
    assert client_of(clerk).post(address, sent).status_code == 302
    assert waiting.events.get(kind="escort_confirmed").facts["adult_overnight"] == "not_known"
