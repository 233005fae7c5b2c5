"""The post room: a batch is printed, marked, comes back, is held and let go; and who may do so."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.messages.actions.print_letters import mark_printed, print_letters
from careleaf.clinic.messages.actions.send_again import send_again
from careleaf.clinic.messages.actions.take_back import record_returned, release_letter
from careleaf.clinic.messages.models import Message, Recipient, State
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.records.models import AccessLine
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import a_staff, client_of
from tests.integration.messages.conftest import happened

pytestmark = pytest.mark.django_db
Issue = Callable[..., Message]


@pytest.fixture
def desk(clerk: Staff) -> Client:
    return client_of(clerk)


@pytest.fixture
def elsewhere(other_site: Site) -> Client:
    return client_of(a_staff(Role.CLERK, [other_site]))


def said(response: Any) -> str:
    return str(response.content.decode())


def latest(message: Message) -> str:
    return message.deliveries.values_list("state", flat=True).last() or ""


@pytest.mark.sqlite
def test_the_queue_is_printed_and_marked(desk: Client, journey: Journey, issued: Issue) -> None:
    first, second = issued(journey), issued(journey, key="missed_call")
    page = said(desk.get("/post/"))
    assert "2 letters to print, the oldest first" in page
    assert page.index(first.spoken_reference) < page.index(second.spoken_reference)
    ticked = {"letter": [first.reference, second.reference]}
    batch = desk.post("/post/print/", ticked)
    assert batch["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(batch.content)).pages
    assert len(pages) == 6, "the list and two letters, each on a sheet of its own"
    assert first.spoken_reference in pages[0].extract_text()
    assert latest(first) == State.QUEUED, "a PDF on a screen is not a letter in the post"
    after = desk.post("/post/printed/", ticked, follow=True)
    assert "2 letters are marked as printed and posted" in said(after)
    assert "No letter waits to be printed" in said(after)
    assert [latest(first), latest(second)] == [State.PRINTED, State.PRINTED]
    assert desk.post("/post/printed/", ticked).status_code == 409
    assert desk.post("/post/print/", ticked).status_code == 409


@pytest.mark.sqlite
def test_a_letter_is_read_and_each_reading_is_noted(desk: Client, journey: Journey, issued: Issue) -> None:
    message = issued(journey)
    assert "We can offer you an injection" in said(desk.get(f"/post/{message.reference}/"))
    assert desk.get(f"/post/{message.reference}/pdf/").content == bytes(message.pdf)
    read = AccessLine.objects.filter(subject_id=journey.patient.reference).values_list("page", flat=True)
    assert {"letter", "letter as PDF"} <= set(read)


def test_post_of_another_hospital_is_not_found(elsewhere: Client, journey: Journey, issued: Issue) -> None:
    message = issued(journey)
    assert message.spoken_reference not in said(elsewhere.get("/post/"))
    for address in ("", "pdf/"):
        assert elsewhere.get(f"/post/{message.reference}/{address}").status_code == 404
    for address in ("returned/", "again/"):
        assert elsewhere.post(f"/post/{message.reference}/{address}", {"reason": "x"}).status_code == 404
    assert elsewhere.post("/post/print/", {"letter": message.reference}).status_code == 409
    assert elsewhere.post("/post/printed/", {"letter": message.reference}).status_code == 409
    assert latest(message) == State.QUEUED


def test_the_post_room_is_not_for_everybody(site: Site, journey: Journey, issued: Issue) -> None:
    message, nurse = issued(journey), client_of(a_staff(Role.PAIN_NURSE, [site]))
    assert nurse.get("/post/").status_code == 403
    assert nurse.get(f"/post/{message.reference}/").status_code == 200
    for address in ("print/", "printed/", f"{message.reference}/returned/", f"{message.reference}/again/"):
        assert nurse.post(f"/post/{address}").status_code == 403
    assert nurse.post(f"/post/{message.reference}/release/").status_code == 403
    assert client_of(a_staff(Role.LIBRARIAN, [site])).get(f"/post/{message.reference}/").status_code == 403


@pytest.mark.sqlite
def test_what_came_back_stays_in_sight_until_it_is_written_again(desk: Client, journey: Journey, issued: Issue) -> None:
    message = issued(journey)
    desk.post("/post/printed/", {"letter": message.reference})
    assert desk.post(f"/post/{message.reference}/returned/", {"reason": ""}).status_code == 422
    desk.post(f"/post/{message.reference}/returned/", {"reason": "Moved away"})
    page = said(desk.get("/post/"))
    assert "1 message came back" in page
    assert "Came back" in page
    Patient.objects.filter(pk=journey.patient.pk).update(address="2 New Street")
    desk.post(f"/post/{message.reference}/again/")
    desk.post(f"/post/{message.reference}/again/")
    old, new = Message.objects.order_by("pk")
    assert "2 New Street" in new.plain
    assert "1 Sample Street" in old.plain
    assert (latest(old), latest(new)) == (State.STOPPED, State.QUEUED)
    assert "Nothing came back" in said(desk.get("/post/"))


def test_only_what_has_gone_out_comes_back(clerk: Staff, desk: Client, journey: Journey, issued: Issue) -> None:
    message = issued(journey)
    with pytest.raises(Refused, match="gone out"):
        record_returned(message=message, reason="Moved", by=clerk)
    assert desk.post(f"/post/{message.reference}/returned/", {"reason": "Moved"}).status_code == 409
    mark_printed(messages=[message], by=clerk)
    with pytest.raises(Refused, match="Say why"):
        record_returned(message=message, reason=" ", by=clerk)
    with pytest.raises(Refused, match="came back"):
        send_again(message=message, by=clerk)


@pytest.mark.sqlite
def test_a_held_letter_is_not_printed_until_a_consultant_lets_it_go(
    site: Site, desk: Client, clerk: Staff, journey: Journey, issued: Issue
) -> None:
    message = issued(journey, held_because="The side differs from the consent. A consultant reads it first.")
    assert "No letter waits to be printed" in said(desk.get("/post/"))
    assert "A consultant reads it first" in said(desk.get(f"/post/{message.reference}/"))
    with pytest.raises(NotAllowed):
        release_letter(message=message, by=clerk)
    with pytest.raises(Refused):
        send_again(message=message, by=clerk)
    consultant = client_of(a_staff(Role.CONSULTANT, [site]))
    assert "let it go" in said(consultant.get(f"/post/{message.reference}/"))
    consultant.post(f"/post/{message.reference}/release/")
    assert consultant.post(f"/post/{message.reference}/release/").status_code == 409
    assert "1 letter to print" in said(desk.get("/post/"))


def test_a_letter_without_an_address_waits_for_one(desk: Client, journey: Journey, issued: Issue) -> None:
    message = issued(journey, key="discharge_gp", recipient=Recipient.GP)
    assert "No postal address" in said(desk.get(f"/post/{message.reference}/"))
    Patient.objects.filter(pk=journey.patient.pk).update(gp_name="Dr Ola", gp_practice="The Surgery")
    desk.post(f"/post/{message.reference}/again/")
    assert "1 letter to print" in said(desk.get("/post/"))


def test_a_letter_to_somebody_who_died_is_taken_out_of_the_batch(clerk: Staff, journey: Journey, issued: Issue) -> None:
    message = issued(journey)
    happened(journey, Event.DIED)
    with pytest.raises(Refused, match="None of these"):
        print_letters(messages=[message], by=clerk)
    assert latest(message) == State.STOPPED


def test_staff_of_another_hospital_print_nothing(other_site: Site, journey: Journey, issued: Issue) -> None:
    message, stranger = issued(journey), a_staff(Role.CLERK, [other_site])
    for act in (print_letters, mark_printed):
        with pytest.raises(NotAllowed):
            act(messages=[message], by=stranger)
