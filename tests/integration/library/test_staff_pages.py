"""What staff see and do with editions: read a folder, read the difference, sign, publish, withdraw."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.people.models import Staff
from tests.factories.clinic import FIRST, SECOND_NAME, a_draft, client_of, next_edition, published, signed
from tests.integration.library.conftest import Folder
from tests.integration.library.test_import_folder import spoil_yaml
from tests.integration.library.test_public_pages import words_of

pytestmark = pytest.mark.django_db
DRAFT = f"/editions/{SECOND_NAME}/1/"
STAFF_PAGES = ("/editions/", DRAFT, f"{DRAFT}facts/", f"{DRAFT}read/fernhill/")
STAFF_ACTS = ("/editions/read/", f"{DRAFT}sign/", f"{DRAFT}publish/", f"{DRAFT}withdraw/")


@pytest.fixture
def draft(db: None) -> Edition:
    return a_draft(SECOND_NAME)


def state_of(edition: Edition) -> str:
    edition.refresh_from_db()
    return edition.state


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_every_role_reads_the_pages(draft: Edition, nurse: Staff, address: str) -> None:
    words_of(client_of(nurse), address)


@pytest.mark.parametrize("address", STAFF_PAGES + STAFF_ACTS)
def test_whoever_has_not_signed_in_is_asked_to(public: Client, draft: Edition, address: str) -> None:
    ask = public.post if address in STAFF_ACTS else public.get
    response = ask(address)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/staff/sign-in/")


@pytest.mark.parametrize("address", STAFF_PAGES[1:])
def test_an_edition_that_is_not_there_is_not_found(nurse: Staff, address: str) -> None:
    words_of(client_of(nurse), address, 404)


def test_a_draft_is_read_as_at_one_of_its_hospitals_only(draft: Edition, nurse: Staff) -> None:
    client = client_of(nurse)
    assert "01632 960 123" in words_of(client, f"{DRAFT}read/fernhill/")
    words_of(client, f"{DRAFT}read/nowhere/", 404)


def test_the_facts_say_which_nobody_has_signed(draft: Edition, nurse: Staff) -> None:
    words = words_of(client_of(nurse), f"{DRAFT}facts/")
    for standing in ("signed", "unsigned default", "no value yet"):
        assert standing in words


def test_the_difference_is_told_in_plain_words(draft: Edition, nurse: Staff) -> None:
    published(next_edition())
    later = a_draft(next_edition(("facts.yaml", ("no_drive", "is", "amount"), 10), label="2.5"))
    words = words_of(client_of(nurse), f"/editions/{SECOND_NAME}/{later.number}/")
    assert "from version 2.4, which patients read now" in words
    assert "10 hours" in words


class TestReadingAFolder:
    """POST /editions/read/"""

    @pytest.mark.sqlite
    def test_a_librarian_reads_a_folder(self, folder: Folder, librarian: Staff) -> None:
        response = client_of(librarian).post("/editions/read/", {"folder": SECOND_NAME}, follow=True)
        assert response.redirect_chain == [(DRAFT, 302)]
        assert "Its content is edition number 1" in response.content.decode()

    def test_its_problems_are_shown_with_place_and_mend(self, folder: Folder, librarian: Staff) -> None:
        spoil_yaml(folder)
        response = client_of(librarian).post("/editions/read/", {"folder": SECOND_NAME}, follow=True)
        page = response.content.decode()
        assert "Nothing changed for patients" in page
        assert "facts.yaml:3" in page
        assert "To mend it:" in page

    def test_nobody_else_does(self, folder: Folder, nurse: Staff, consultant: Staff) -> None:
        for person in (nurse, consultant):
            response = client_of(person).post("/editions/read/", {"folder": SECOND_NAME})
            assert response.status_code == 403
            assert "This is for: librarian" in response.content.decode()
        assert not Edition.objects.exists()

    @pytest.mark.parametrize("name", ["nothing", "../etc", "", "a b"])
    def test_only_a_folder_of_this_machine_is_read(self, folder: Folder, librarian: Staff, name: str) -> None:
        assert client_of(librarian).post("/editions/read/", {"folder": name}).status_code == 404


class TestSigning:
    """POST /editions/.../sign/"""

    def given(self, draft: Edition) -> dict[str, str]:
        return {"seen_hash": draft.hash, "has_read": "on"}

    @pytest.mark.sqlite
    def test_a_consultant_signs(self, draft: Edition, consultant: Staff) -> None:
        response = client_of(consultant).post(f"{DRAFT}sign/", self.given(draft), follow=True)
        page = response.content.decode()
        assert "You have signed this edition" in page
        assert f"{consultant.name}, consultant" in page
        assert "demonstration signature" in page
        assert "Sign this edition" not in page

    def test_the_box_has_to_be_ticked(self, draft: Edition, consultant: Staff) -> None:
        response = client_of(consultant).post(f"{DRAFT}sign/", {"seen_hash": draft.hash})
        assert response.status_code == 422
        assert "Tick the box once you have read the leaflet" in response.content.decode()
        assert "<title>Error: " in response.content.decode()

    def test_content_that_was_not_read_is_refused(self, draft: Edition, consultant: Staff) -> None:
        response = client_of(consultant).post(f"{DRAFT}sign/", {"seen_hash": "0" * 64, "has_read": "on"})
        assert response.status_code == 409
        assert "not the content you read" in response.content.decode()

    def test_a_nurse_is_refused_and_is_not_offered_it(self, draft: Edition, nurse: Staff) -> None:
        client = client_of(nurse)
        assert client.post(f"{DRAFT}sign/", self.given(draft)).status_code == 403
        assert "Sign this edition" not in words_of(client, DRAFT)


class TestPublishing:
    """POST /editions/.../publish/"""

    @pytest.mark.sqlite
    def test_a_librarian_publishes(self, draft: Edition, librarian: Staff, public: Client) -> None:
        signed(draft)
        response = client_of(librarian).post(f"{DRAFT}publish/", follow=True)
        assert "Patients read this edition from now on" in response.content.decode()
        assert state_of(draft) == State.PUBLISHED
        words_of(public, f"/leaflets/{SECOND_NAME}/fernhill/")

    def test_too_early_is_refused_in_words(self, draft: Edition, librarian: Staff) -> None:
        response = client_of(librarian).post(f"{DRAFT}publish/")
        assert response.status_code == 409
        assert "Two people have to sign" in response.content.decode()
        assert state_of(draft) == State.DRAFT

    def test_a_consultant_is_refused_and_is_not_offered_it(self, draft: Edition, consultant: Staff) -> None:
        signed(draft)
        client = client_of(consultant)
        assert client.post(f"{DRAFT}publish/").status_code == 403
        assert "Publish this edition" not in words_of(client, DRAFT)


class TestWithdrawing:
    """POST /editions/.../withdraw/"""

    @pytest.mark.sqlite
    def test_a_librarian_withdraws_with_a_reason(self, edition: Edition, librarian: Staff) -> None:
        given = {"reason": "The line was wrong."}
        response = client_of(librarian).post(f"/editions/{FIRST}/1/withdraw/", given, follow=True)
        assert "The line was wrong." in response.content.decode()
        assert state_of(edition) == State.WITHDRAWN

    def test_without_a_reason_it_is_asked_for(self, edition: Edition, librarian: Staff) -> None:
        response = client_of(librarian).post(f"/editions/{FIRST}/1/withdraw/", {"reason": ""})
        assert response.status_code == 422
        assert "Say why this edition is withdrawn" in response.content.decode()

    def test_twice_is_refused(self, edition: Edition, librarian: Staff) -> None:
        client = client_of(librarian)
        statuses = [client.post(f"/editions/{FIRST}/1/withdraw/", {"reason": "Wrong."}).status_code for _ in range(2)]
        assert statuses == [302, 409]

    def test_a_nurse_is_refused(self, edition: Edition, nurse: Staff) -> None:
        response = client_of(nurse).post(f"/editions/{FIRST}/1/withdraw/", {"reason": "Wrong."})
        assert response.status_code == 403
        assert state_of(edition) == State.PUBLISHED


@pytest.mark.parametrize("address", STAFF_ACTS)
def test_nothing_is_done_by_looking(librarian: Staff, draft: Edition, address: str) -> None:
    assert client_of(librarian).get(address).status_code == 405


def test_a_form_from_another_page_is_refused(draft: Edition, staff: Callable[..., Staff], librarian: Staff) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(librarian, backend="django.contrib.auth.backends.ModelBackend")
    response = client.post(f"{DRAFT}withdraw/", {"reason": "Wrong."})
    assert response.status_code == 403
    assert "This form is too old to send" in response.content.decode()
