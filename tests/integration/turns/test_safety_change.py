"""An urgent safety change reaches every open journey: pinned anew, told, owned and written down; nobody twice."""

from __future__ import annotations

import pytest

from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.library.actions.declare_safety_change import declare_safety_change
from careleaf.clinic.library.actions.publish_edition import publish_edition
from careleaf.clinic.library.models import Edition
from careleaf.clinic.messages.models import Message
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.clinic.records.models import AuditLine
from careleaf.clinic.turns.safety import reach_everybody, still_to_reach
from careleaf.definition.load import Loaded, load_source
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import FIRST, a_draft, a_staff, signed
from tests.factories.definitions import definition, edited
from tests.factories.journeys import a_journey, do
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
WHAT = "Bleeding is more common than we told you."


@pytest.fixture
def journeys(site: Site, edition: Edition) -> list[Journey]:
    return [a_journey(site, edition, patient=a_patient(site, address="1 High Street")) for _ in range(3)]


def another() -> Loaded:
    """The same definition with another edition number."""
    found = load_source(edited(("pathway.yaml", ("edition",), "0.2"), source=definition(FIRST).source))
    assert isinstance(found, Loaded)
    return found


def publish_change(asks_consent: bool = False) -> Edition:
    draft = a_draft(another())
    declare_safety_change(edition=draft, what=WHAT, asks_consent=asks_consent, by=a_staff(Role.LIBRARIAN))
    return publish_edition(edition=signed(draft), by=a_staff(Role.LIBRARIAN))


@pytest.mark.sqlite
def test_every_open_journey_is_reached_once(journeys: list[Journey]) -> None:
    edition = publish_change()
    assert reach_everybody() == 3
    assert reach_everybody() == 0
    assert set(Journey.objects.values_list("edition", flat=True)) == {edition.pk}
    for journey in journeys:
        assert Message.objects.get(journey=journey, what="safety_change").owner == "clerk"
        assert WHAT in Message.objects.get(journey=journey, what="safety_change").plain
        assert AuditLine.objects.filter(subject_id=journey.reference, detail__kind="safety_changed").count() == 1
        assert OpenTask.objects.filter(journey=journey).exists()


def test_a_journey_that_has_ended_is_left_alone(journeys: list[Journey]) -> None:
    do(journeys[0], Event.DECLINED, HOUSE, {"why": "No longer wanted"})
    publish_change()
    assert reach_everybody() == 2
    assert not Message.objects.filter(journey=journeys[0], what="safety_change").exists()


def test_who_is_still_to_be_reached_is_counted(journeys: list[Journey]) -> None:
    edition = publish_change()
    assert still_to_reach(edition.safety_change) == 3
    reach_everybody(at_most=2)
    assert still_to_reach(edition.safety_change) == 1


def test_a_new_edition_that_is_not_urgent_changes_nothing(journeys: list[Journey]) -> None:
    publish_edition(edition=signed(a_draft(another())), by=a_staff(Role.LIBRARIAN))
    assert reach_everybody() == 0
