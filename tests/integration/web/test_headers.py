"""What every answer tells the browser: ask nobody outside, use nothing of the device, keep nothing staff saw."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Staff
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import FIRST, client_of

pytestmark = pytest.mark.django_db
LEAFLET = f"/leaflets/{FIRST}/william-harvey/"
PUBLIC = ("/", f"/leaflets/{FIRST}/", LEAFLET, f"{LEAFLET}leaflet.txt", "/staff/sign-in/", "/nothing/", "/health")
STAFF = (
    "/editions/",
    f"/editions/{FIRST}/1/",
    f"/editions/{FIRST}/1/facts/",
    f"/editions/{FIRST}/1/read/william-harvey/",
)
ASKED = re.compile(r"""(?:src|srcset|poster|data|action|formaction)=["']([^"']*)|url\(([^)]*)\)|@import""")
LOADED = re.compile(r"""<(?:link|script|img|iframe|object|embed)[^>]*?(?:href|src)=["']([^"']+)""")


@pytest.mark.sqlite
@pytest.mark.parametrize("address", PUBLIC)
def test_every_answer_closes_the_page_to_the_outside(edition: Edition, address: str) -> None:
    headers = Client().get(address).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    allowed = {source for sources in policy.values() for source in sources.split()}
    assert allowed == {"'none'", "'self'", "data:"}
    assert policy["img-src"] == "'self' data:"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def is_from_here(address: str) -> bool:
    return address.startswith(("/", "#", "data:")) and not address.startswith("//")


@pytest.mark.parametrize("address", PUBLIC + STAFF)
def test_no_page_asks_anybody_outside(edition: Edition, staff: Callable[..., Staff], address: str) -> None:
    client = client_of(staff(Role.LIBRARIAN)) if address in STAFF else Client()
    page = client.get(address).content.decode()
    asked = [found for match in ASKED.findall(page) for found in match if found] + LOADED.findall(page)
    assert [one for one in asked if not is_from_here(one.strip("'\""))] == []
    assert "<style" not in page  # the policy would not let it through
    assert " style=" not in page
    assert " onclick=" not in page


def test_what_staff_saw_is_not_kept_on_a_shared_computer(edition: Edition, staff: Callable[..., Staff]) -> None:
    assert client_of(staff(Role.PAIN_NURSE)).get("/editions/")["Cache-Control"] == "no-store"
    assert Client().get(LEAFLET)["Cache-Control"] == "no-cache"


def test_in_production_every_answer_is_encrypted(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = Client().get("/staff/sign-in/")
    assert response.status_code == 301
    assert response["Location"].startswith("https://")


def test_styles_and_script_come_from_here(db: None) -> None:
    page = Client().get("/").content.decode()
    for kind, address in (("css", "/static/careleaf.css"), ("javascript", "/static/web/careleaf.js")):
        assert address in page
        response = Client().get(address)
        assert kind in response["Content-Type"]
        assert response.getvalue()
        response.close()
