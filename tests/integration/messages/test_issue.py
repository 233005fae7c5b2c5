"""A letter is issued once with its event, as it will be read, and never changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.messages.actions.issue_leaflet import issue_leaflet
from careleaf.clinic.messages.actions.issue_letter import NO_ADDRESS, Wanted, issue_letter
from careleaf.clinic.messages.models import Message, Recipient, State
from careleaf.clinic.messages.presenters import letters_of
from careleaf.clinic.messages.told import as_rows, from_rows
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Format, Patient, Site
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.values import Phone
from careleaf.definition.vocabulary import Role
from careleaf.publishing.compose.particulars import Particular, Worded
from tests.factories.clinic import a_staff

pytestmark = pytest.mark.django_db
Issue = Callable[..., Message]
SIDE = Particular("side", Worded("say.side.left"))


def states(message: Message) -> list[str]:
    return [one.state for one in message.deliveries.all()]


@pytest.mark.sqlite
def test_a_letter_is_kept_as_it_will_be_read(journey: Journey, issued: Issue) -> None:
    message = issued(journey, key="admission", particulars=(SIDE,))
    assert "Side: left" in message.plain
    assert "Mary Kent" in message.plain
    assert message.spoken_reference in message.plain
    assert bytes(message.pdf).startswith(b"%PDF")
    assert message.page.startswith("<article")
    assert message.edition_label == journey.edition.label
    assert states(message) == [State.QUEUED]
    assert [one.about for one in letters_of(journey)] == ["Your place for a sacroiliac joint injection"]


@pytest.mark.sqlite
def test_the_same_event_issues_a_letter_once(journey: Journey, issued: Issue) -> None:
    key = uuid4()
    assert issued(journey, event_key=key) == issued(journey, event_key=key)
    issued(journey, event_key=key, key="missed_call")
    assert Message.objects.count() == 2


def test_what_was_issued_cannot_be_changed(journey: Journey, issued: Issue) -> None:
    message = issued(journey)
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(plain="Something else")
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.filter(pk=message.pk).delete()


def test_a_letter_to_the_gp_goes_to_the_practice_and_without_one_is_held(journey: Journey, issued: Issue) -> None:
    held = issued(journey, key="discharge_gp", recipient=Recipient.GP)
    assert [(one.state, one.why) for one in held.deliveries.all()] == [(State.HELD, NO_ADDRESS)]
    Patient.objects.filter(pk=journey.patient.pk).update(gp_name="Dr Ola", gp_practice="The Surgery")
    journey.patient.refresh_from_db()
    sent = issued(journey, key="discharge_gp", recipient=Recipient.GP)
    assert (sent.name, states(sent)) == ("Dr Ola", [State.QUEUED])


def test_a_letter_to_the_referrer_is_addressed_as_told(journey: Journey, issued: Issue) -> None:
    sent = issued(journey, key="not_eligible_referrer", recipient=Recipient.REFERRER, referrer="Dr Ada Ola\nThe Clinic")
    assert (sent.name, states(sent)) == ("Dr Ada Ola", [State.QUEUED])


def test_large_print_is_more_paper(journey: Journey, issued: Issue) -> None:
    standard = issued(journey)
    Patient.objects.filter(pk=journey.patient.pk).update(format=Format.LARGE_28)
    journey.patient.refresh_from_db()
    large = issued(journey)
    assert large.format == Format.LARGE_28
    assert bytes(large.pdf).count(b"/Type /Page\n") >= bytes(standard.pdf).count(b"/Type /Page\n")


def test_staff_of_another_hospital_issue_nothing(journey: Journey, other_site: Site) -> None:
    with pytest.raises(NotAllowed, match="do not work at"):
        issue_letter(
            journey=journey, wanted=Wanted("accepted"), event_key=uuid4(), by=a_staff(Role.CLERK, [other_site])
        )
    assert not Message.objects.exists()


def test_a_letter_the_edition_does_not_have_is_refused(journey: Journey, issued: Issue) -> None:
    with pytest.raises(Refused, match="no letter 'birthday'"):
        issued(journey, key="birthday")


@pytest.mark.sqlite
def test_a_leaflet_given_is_kept_by_its_edition(journey: Journey) -> None:
    key = uuid4()
    given = issue_leaflet(journey=journey, event_key=key, format=Format.EASY_READ, language="en-GB", by=HOUSE)
    again = issue_leaflet(journey=journey, event_key=key, format=Format.EASY_READ, language="en-GB", by=HOUSE)
    assert given == again
    assert given.content_hash == journey.edition.hash
    assert states(given) == [State.HANDED_OVER]


def test_a_leaflet_of_another_hospital_is_not_given(journey: Journey, other_site: Site) -> None:
    by = a_staff(Role.CLERK, [other_site])
    with pytest.raises(NotAllowed):
        issue_leaflet(journey=journey, event_key=uuid4(), format=Format.STANDARD, language="en-GB", by=by)


def test_what_a_letter_was_told_can_be_kept() -> None:
    told = (
        SIDE, Particular("reason", "Rain"), Particular("date_and_time", datetime(2026, 12, 1, 9, 30)),  # noqa: DTZ001
        Particular("phone_number", Phone(type="phone", number="01632 960 123")),
    )  # fmt: skip
    assert from_rows(as_rows(told)) == told
