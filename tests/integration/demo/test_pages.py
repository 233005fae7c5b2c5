"""Every page of the navigation answers for every role, and every page it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from careleaf.clinic.config.demonstration import CAST
from careleaf.clinic.demo.clinic import make_clinic
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Staff
from tests.factories.clinic import client_of

LINK = re.compile(r'<a\b[^>]*?href="(/[^"#?]*)')
NOT_A_PAGE = re.compile(r"^/static/|\.pdf$|/sign-out/")
REFERENCE = re.compile(r"(?<=/)(?=[a-z0-9]*\d)[a-z0-9]{10}(?=/)|(?<=/)\d+(?=/)")
"""What names one of many: a journey, a session. One page of each kind is opened for each role."""


@pytest.mark.slow
def test_every_page_answers_for_every_role(furnished: Edition) -> None:
    make_clinic(9, 3)
    for character in CAST:
        wrong = list(_wrong_pages(client_of(Staff.objects.get(username=character.username))))
        assert wrong == [], character.username


def _wrong_pages(client: Client) -> Iterator[str]:
    """What is led to from the start, step by step; the first of each kind."""
    waiting, seen = ["/work/"], set[str]()
    while waiting:
        address = waiting.pop()
        kind = REFERENCE.sub("…", address)
        if kind in seen or NOT_A_PAGE.search(address):
            continue
        seen.add(kind)
        response = client.get(address, follow=True)
        if response.status_code != 200:
            yield f"{response.status_code} {address}"
        elif response["Content-Type"].startswith("text/html"):
            waiting.extend(LINK.findall(response.content.decode()))
    assert len(seen) > 5
