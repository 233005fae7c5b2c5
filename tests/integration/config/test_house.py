"""The house as a whole: its health, its doors, its pages for what went wrong, and what a demonstration prepares."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from careleaf.clinic.config import errors
from careleaf.clinic.config.demonstration import CAST, prepare
from careleaf.clinic.config.run import welcome
from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.library.queries import published_edition
from careleaf.clinic.people.models import Staff
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import SECOND_NAME, client_of
from tests.factories.definitions import SECOND

pytestmark = pytest.mark.django_db


@pytest.mark.sqlite
def test_the_house_is_up_and_says_so_to_anybody() -> None:
    response = Client().get("/health")
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert b"its database answers" in response.content


def test_the_menu_shows_a_patient_leaflets_and_staff_their_work(edition: Edition, staff: Callable[..., Staff]) -> None:
    assert 'aria-label="Menu"' not in Client().get("/").content.decode()
    page = client_of(staff(Role.LIBRARIAN)).get("/editions/").content.decode()
    assert 'href="/editions/" aria-current="true"' in page
    assert "Made-up people only" in page


def test_the_strip_of_a_demonstration_is_gone_in_production(settings: Settings) -> None:
    settings.PRODUCTION = True
    assert "Made-up people only" not in Client().get("/").content.decode()


PAGES = [
    (lambda request: errors.not_found(request, Exception()), 404, "We cannot find this page"),
    (lambda request: errors.not_allowed(request, Exception("secret")), 403, "Your role does not allow this"),
    (errors.broken, 500, "This is our mistake, not yours"),
    (lambda request: errors.bad_request(request, Exception()), 400, "We could not read this request"),
    (errors.form_too_old, 403, "Nothing was saved"),
]


@pytest.mark.parametrize(("page", "status", "words"), PAGES)
def test_a_page_for_what_went_wrong(page: Callable[..., object], status: int, words: str) -> None:
    """Also without a session: a page may fail before anybody was signed in."""

    response = page(RequestFactory().get("/"))
    assert isinstance(response, HttpResponse)
    text = response.content.decode()
    assert response.status_code == status
    assert words in text
    assert "secret" not in text
    assert "Go to the start page" in text


@pytest.mark.sqlite
def test_a_page_that_fails_is_answered_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("an inside")

    monkeypatch.setattr("careleaf.clinic.library.queries.published_editions", fail)
    client = Client(raise_request_exception=False)
    response = client.get("/")
    assert response.status_code == 500
    assert "This is our mistake" in response.content.decode()
    assert "an inside" not in response.content.decode()


def test_an_address_that_is_none_is_a_page_too() -> None:
    assert "We cannot find this page" in Client().get("/nothing/here/").content.decode()


class TestDemonstration:
    """``careleaf run`` prepares it through the same actions as everything else."""

    @pytest.fixture
    def home(self, tmp_path: Path, settings: Settings) -> Path:
        settings.PATHWAYS = tmp_path
        shutil.copytree(SECOND, tmp_path / SECOND_NAME)
        return tmp_path

    @pytest.mark.sqlite
    def test_every_folder_is_published_and_the_cast_can_sign_in(self, home: Path) -> None:
        assert prepare() == []
        edition = published_edition(SECOND_NAME)
        assert edition is not None
        assert all(one.is_demonstration for one in edition.signatures.all())
        for character in CAST:
            given = {"username": character.username, "password": "demonstration"}
            assert Client().post("/staff/sign-in/", given).status_code == 302

    def test_a_second_start_changes_nothing(self, home: Path) -> None:
        prepare()
        before = Edition.objects.get()
        assert prepare() == []
        assert Edition.objects.get() == before
        assert Staff.objects.count() == len(CAST)

    def test_a_broken_folder_is_told_and_the_last_good_edition_stays(self, home: Path) -> None:
        prepare()
        (home / SECOND_NAME / "items.yaml").write_text("- id: [\n")
        told = "\n".join(prepare())
        assert f"pathways/{SECOND_NAME} was not read; what was published before stays" in told
        assert "items.yaml:2" in told
        edition = published_edition(SECOND_NAME)
        assert edition is not None
        assert edition.state == State.PUBLISHED

    def test_a_changed_folder_under_an_old_number_is_told(self, home: Path) -> None:
        prepare()
        path = home / SECOND_NAME / "pathway.yaml"
        path.write_text(path.read_text().replace("owner: Lead nurse", "owner: The lead nurse"))
        assert "Give this one a new edition number" in " ".join(prepare())

    def test_the_welcome_says_every_address_and_every_name(self, home: Path) -> None:
        prepare()
        words = welcome(8000)
        assert f"http://127.0.0.1:8000/leaflets/{SECOND_NAME}/fernhill/" in words
        assert "Press Ctrl-C to stop" in words
        for character in CAST:
            assert character.username in words
