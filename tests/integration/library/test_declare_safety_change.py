"""An edition is declared an urgent safety change before anybody signs, in words for patients."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from careleaf.clinic.library.actions.declare_safety_change import declare_safety_change
from careleaf.clinic.library.actions.sign_edition import sign_edition
from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.queries import safety_changes_in_force
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import SECOND_NAME, a_draft, a_staff

pytestmark = pytest.mark.django_db
WHAT = "The risk of bleeding is higher than we told you."


@pytest.fixture
def draft(db: None) -> Edition:
    return a_draft(SECOND_NAME)


@pytest.mark.sqlite
def test_it_is_declared_by_a_librarian(draft: Edition) -> None:
    declared = declare_safety_change(edition=draft, what=WHAT, asks_consent=True, by=a_staff(Role.LIBRARIAN))
    assert (declared.what, declared.asks_consent) == (WHAT, True)
    assert acts_on(draft.named)[0].verb == "declare_safety_change"
    assert not safety_changes_in_force().exists()


def test_not_after_somebody_signed(draft: Edition) -> None:
    sign_edition(edition=draft, seen_hash=draft.hash, by=a_staff(Role.CONSULTANT))
    with pytest.raises(Refused, match="signed this edition already"):
        declare_safety_change(edition=draft, what=WHAT, asks_consent=True, by=a_staff(Role.LIBRARIAN))


@pytest.mark.parametrize(("what", "role", "refusal"), [(" ", Role.LIBRARIAN, Refused), (WHAT, Role.CLERK, NotAllowed)])
def test_not_without_words_and_not_by_others(draft: Edition, what: str, role: Role, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        declare_safety_change(edition=draft, what=what, asks_consent=False, by=a_staff(role))


def test_not_twice(draft: Edition) -> None:
    declare_safety_change(edition=draft, what=WHAT, asks_consent=False, by=a_staff(Role.LIBRARIAN))
    with pytest.raises(Refused, match="already"):
        declare_safety_change(edition=draft, what=WHAT, asks_consent=False, by=a_staff(Role.LIBRARIAN))


def test_the_page_asks_and_the_edition_tells_its_signers(draft: Edition, client_of: Callable[[Staff], Client]) -> None:
    client = client_of(a_staff(Role.LIBRARIAN))
    address = f"/editions/{draft.pathway_id}/{draft.number}/"
    assert "Declare it an urgent safety change" in client.get(address).content.decode()
    assert client.post(f"{address}safety-change/", {"what": WHAT}).status_code == 422
    told = client.post(f"{address}safety-change/", {"what": WHAT, "asks_consent": "yes"}, follow=True).content.decode()
    assert WHAT in told
    assert "asked for consent again" in told


def test_others_do_not_see_the_page(draft: Edition, client_of: Callable[[Staff], Client]) -> None:
    address = f"/editions/{draft.pathway_id}/{draft.number}/safety-change/"
    assert client_of(a_staff(Role.CLERK)).get(address).status_code == 403
