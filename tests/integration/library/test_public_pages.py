"""What anybody reads without signing in: the leaflets, a leaflet at a hospital, its files, and old editions."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import html5lib
import pypdf
import pytest
from django.test import Client
from pypdf.errors import PdfReadError
from pytest_django import Settings

from careleaf.clinic.library import press
from careleaf.clinic.library.actions.withdraw_edition import withdraw_edition
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Staff
from tests.factories.clinic import FIRST, SECOND_NAME, a_draft, next_edition, published

pytestmark = pytest.mark.django_db
LEAFLET = f"/leaflets/{FIRST}/william-harvey/"


def words_of(client: Client, address: str, status: int = 200) -> str:
    """The page's text; it has to be a well formed page."""
    response = client.get(address)
    assert response.status_code == status
    tree = html5lib.HTMLParser(strict=True).parse(response.content)
    return " ".join(" ".join(tree.itertext()).split())


@pytest.mark.sqlite
def test_the_start_page_lists_every_leaflet_and_its_hospitals(public: Client, edition: Edition) -> None:
    published(SECOND_NAME)
    words = words_of(public, "/")
    for name in ("William Harvey Hospital", "Kent and Canterbury Hospital", "Fernhill Hospital"):
        assert name in words


def test_a_house_without_leaflets_says_so(public: Client) -> None:
    assert "There is no leaflet here yet" in words_of(public, "/")


def test_a_reader_chooses_a_hospital(public: Client, edition: Edition) -> None:
    assert "Which hospital do you go to?" in words_of(public, f"/leaflets/{FIRST}/")
    assert f'href="{LEAFLET}"' in public.get(f"/leaflets/{FIRST}/").content.decode()


@pytest.mark.sqlite
def test_the_leaflet_has_the_line_of_its_hospital_and_says_what_it_is(public: Client, edition: Edition) -> None:
    words = words_of(public, LEAFLET)
    assert "01233 61 66 91" in words
    assert "Not issued or approved by East Kent Hospitals" in words
    for foot in ("Version 0.1", "Next review", "demonstration signature", edition.hash[:12]):
        assert foot in words


def test_every_hospital_has_its_own_line(public: Client, edition: Edition) -> None:
    lines = {
        words_of(public, f"/leaflets/{FIRST}/{site}/").count("01233 61 66 91") for site in ("kent-and-canterbury",)
    }
    assert lines == {0}


def test_the_printed_leaflet_is_a_pdf_under_its_own_code(public: Client, edition: Edition) -> None:
    response = public.get(f"{LEAFLET}leaflet.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["ETag"] == f'"{sha256(response.content).hexdigest()}"'
    assert response["Content-Disposition"].startswith('inline; filename="sacroiliac-joint-injection')
    try:
        assert len(pypdf.PdfReader(io.BytesIO(response.content)).pages) > 3
    except PdfReadError:
        pytest.fail("The file is no PDF.")


def test_the_plain_leaflet_is_text(public: Client, edition: Edition) -> None:
    response = public.get(f"{LEAFLET}leaflet.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "01233 61 66 91" in response.content.decode()


def test_without_fonts_the_pdf_is_withheld_in_words_and_the_rest_is_there(
    public: Client, edition: Edition, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.HOME = tmp_path
    press.file.cache_clear()
    words = words_of(public, f"{LEAFLET}leaflet.pdf", 503)
    assert "We cannot make this file now" in words
    assert "plain text" in words
    assert "fonts" not in words  # that is for whoever runs it
    assert "apt-get install fonts-noto-core" in caplog.text
    for address in (LEAFLET, f"{LEAFLET}leaflet.txt"):
        assert public.get(address).status_code == 200


def test_a_file_that_has_not_changed_is_not_sent_again(public: Client, edition: Edition) -> None:
    first = public.get(f"{LEAFLET}leaflet.txt")
    again = public.get(f"{LEAFLET}leaflet.txt", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_old_edition_is_read_at_its_own_address(public: Client, edition: Edition) -> None:
    published(SECOND_NAME)
    published(next_edition(("words/en-GB.yaml", ("leaflet.summary",), "Everything about the injection.")))
    old = f"/leaflets/{SECOND_NAME}/editions/1/fernhill/"
    words = words_of(public, old)
    assert "This is an old edition" in words
    assert "Read the leaflet as it is now" in words
    assert "Version 2.3" in words
    assert "Everything about the injection" not in words
    assert "Everything about the injection" in words_of(public, f"/leaflets/{SECOND_NAME}/fernhill/")
    assert b"2.3" in public.get(f"{old}leaflet.txt").content
    assert public.get(f"{old}leaflet.pdf")["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("ending", ["", "leaflet.pdf", "leaflet.txt"])
def test_a_withdrawn_leaflet_is_gone_and_says_what_to_do(
    public: Client, edition: Edition, librarian: Staff, ending: str
) -> None:
    withdraw_edition(edition=edition, reason="A wrong line.", by=librarian)
    words = words_of(public, f"{LEAFLET}{ending}", 410)
    assert "This leaflet is not available now" in words
    assert "call 111" in words
    assert "A wrong line" not in words  # the reason is for staff
    assert "William Harvey" not in words_of(public, "/")
    assert "not available now" in words_of(public, f"/leaflets/{FIRST}/", 410)


def test_a_withdrawn_edition_is_marked_at_its_own_address(public: Client, edition: Edition, librarian: Staff) -> None:
    withdraw_edition(edition=edition, reason="A wrong line.", by=librarian)
    words = words_of(public, f"/leaflets/{FIRST}/editions/1/william-harvey/")
    assert "The hospital has taken this leaflet back" in words
    assert "Do not rely on it" in words
    assert "Read the leaflet as it is now" not in words  # there is none


def test_a_draft_is_not_public(public: Client) -> None:
    a_draft(SECOND_NAME)
    for address in ("", "fernhill/", "editions/1/fernhill/", "editions/1/fernhill/leaflet.pdf"):
        assert public.get(f"/leaflets/{SECOND_NAME}/{address}").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["nothing/", f"{FIRST}/nowhere/", f"{FIRST}/nowhere/leaflet.pdf", f"{FIRST}/editions/9/william-harvey/"],
)
def test_what_is_not_there_is_not_found(public: Client, edition: Edition, address: str) -> None:
    assert "We cannot find this page" in words_of(public, f"/leaflets/{address}", 404)


@pytest.mark.parametrize("address", ["/", LEAFLET, f"{LEAFLET}leaflet.pdf"])
def test_a_public_page_is_only_read(public: Client, edition: Edition, address: str) -> None:
    assert public.post(address).status_code == 405
