"""Safety changes: who is still to be reached is counted, and reached at the press of a button by those who may."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.actions.declare_safety_change import declare_safety_change
from careleaf.clinic.library.actions.publish_edition import publish_edition
from careleaf.clinic.library.models import Edition, SafetyChange
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.models import AuditLine
from careleaf.definition.load import Loaded, load_source
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import FIRST, a_draft, a_staff, signed
from tests.factories.definitions import definition, edited
from tests.factories.journeys import a_journey
from tests.factories.people import a_patient

pytestmark = pytest.mark.django_db
MakeStaff = Callable[..., Staff]
MakeClient = Callable[[Staff], Client]


@pytest.fixture
def change(site: Site, edition: Edition) -> SafetyChange:
    """Published after a referral."""
    a_journey(site, edition, patient=a_patient(site, address="1 High Street"))
    loaded = load_source(edited(("pathway.yaml", ("edition",), "0.2"), source=definition(FIRST).source))
    assert isinstance(loaded, Loaded)
    draft = a_draft(loaded)
    declare_safety_change(edition=draft, what="Bleeds more often.", asks_consent=False, by=a_staff(Role.LIBRARIAN))
    return publish_edition(edition=signed(draft), by=a_staff(Role.LIBRARIAN)).safety_change


def test_the_librarian_sees_how_many_are_left_and_no_patient(
    change: SafetyChange, staff: MakeStaff, client_of: MakeClient
) -> None:
    client = client_of(staff(Role.LIBRARIAN))
    assert "/safety-changes/" in client.get("/work/").content.decode()
    assert "1 still to reach" in client.get("/safety-changes/").content.decode()
    page = client.get(f"/safety-changes/{change.pk}/").content.decode()
    assert "1 open journey still to be reached" in page
    assert "Mary Kent" not in page


def test_the_consultant_sees_who_they_are(change: SafetyChange, staff: MakeStaff, client_of: MakeClient) -> None:
    page = client_of(staff(Role.CONSULTANT)).get(f"/safety-changes/{change.pk}/").content.decode()
    assert "Mary Kent" in page
    assert "follows version 0.1" in page


@pytest.mark.sqlite
def test_they_are_reached_now(change: SafetyChange, staff: MakeStaff, client_of: MakeClient) -> None:
    answer = client_of(staff(Role.LIBRARIAN)).post(f"/safety-changes/{change.pk}/reach/", follow=True)
    assert "1 open journey was reached now. All have been reached." in answer.content.decode()
    assert Journey.objects.get().edition_id == change.edition_id
    assert AuditLine.objects.filter(verb="reach_now", detail__reached=1).exists()


def test_others_neither_see_nor_reach(change: SafetyChange, staff: MakeStaff, client_of: MakeClient) -> None:
    client = client_of(staff(Role.CLERK))
    assert client.get("/safety-changes/").status_code == 403
    assert client.get(f"/safety-changes/{change.pk}/").status_code == 403
    assert client.post(f"/safety-changes/{change.pk}/reach/").status_code == 403
    assert client.get("/work/").content.decode().count("/safety-changes/") == 0


def test_an_unknown_change_is_not_found(edition: Edition, staff: MakeStaff, client_of: MakeClient) -> None:
    assert client_of(staff(Role.LIBRARIAN)).get("/safety-changes/99/").status_code == 404
