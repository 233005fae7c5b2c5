"""Two people answer for an edition, one of them a consultant, each for the content they read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import Settings

from careleaf.clinic.library.actions.sign_edition import is_signed_by_enough, sign_edition
from careleaf.clinic.library.actions.withdraw_edition import withdraw_edition
from careleaf.clinic.library.models import Edition, Signature, State
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import SECOND_NAME, a_draft, a_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(db: None) -> Edition:
    return a_draft(SECOND_NAME)


def sign(edition: Edition, person: Staff) -> Signature:
    return sign_edition(edition=edition, seen_hash=edition.hash, by=person)


@pytest.mark.sqlite
def test_two_people_sign_and_the_edition_is_signed(draft: Edition, librarian: Staff, consultant: Staff) -> None:
    sign(draft, librarian)
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    signature = sign(draft, consultant)
    draft.refresh_from_db()
    assert draft.state == State.SIGNED
    assert (signature.name, signature.role, signature.hash) == (consultant.name, "consultant", draft.hash)


def test_the_audit_line_says_who_signed_what(draft: Edition, consultant: Staff) -> None:
    sign(draft, consultant)
    (line,) = acts_on(draft.named)
    assert (line.actor_id, line.verb, line.detail) == (str(consultant.pk), "sign_edition", {"hash": draft.hash})


def test_outside_production_every_signature_is_a_demonstration(draft: Edition, consultant: Staff) -> None:
    assert sign(draft, consultant).is_demonstration


def test_in_production_a_real_person_signs_for_real(draft: Edition, consultant: Staff, settings: Settings) -> None:
    settings.PRODUCTION = True
    assert not sign(draft, consultant).is_demonstration


def test_a_third_person_may_sign_too(draft: Edition, librarian: Staff, consultant: Staff) -> None:
    for person in (librarian, consultant, a_staff(Role.CONSULTANT)):
        sign(draft, person)
    assert draft.signatures.count() == 3


def test_two_without_a_consultant_are_not_enough(draft: Edition, librarian: Staff) -> None:
    sign(draft, librarian)
    sign(draft, a_staff(Role.LIBRARIAN))
    draft.refresh_from_db()
    assert not is_signed_by_enough(draft)
    assert draft.state == State.DRAFT


def is_refused(edition: Edition, person: Staff, words: str, seen_hash: str = "") -> None:
    before = Signature.objects.count()
    with pytest.raises(Refused, match=words):
        sign_edition(edition=edition, seen_hash=seen_hash or edition.hash, by=person)
    assert Signature.objects.count() == before


def test_the_same_person_does_not_sign_twice(draft: Edition, consultant: Staff) -> None:
    sign(draft, consultant)
    is_refused(draft, consultant, "has to be another person's")


def test_other_content_than_was_read_is_not_signed(draft: Edition, consultant: Staff) -> None:
    is_refused(draft, consultant, "not the content you read", seen_hash="0" * 64)


@pytest.mark.parametrize("role", [Role.PAIN_NURSE, Role.CLERK, Role.MANAGER, Role.SECOND_CLINICIAN])
def test_other_roles_do_not_sign(draft: Edition, staff: Callable[..., Staff], role: Role) -> None:
    with pytest.raises(NotAllowed, match="This is for: consultant or librarian"):
        sign(draft, staff(role))


def test_a_closed_account_does_not_sign(draft: Edition, consultant: Staff) -> None:
    consultant.is_active = False
    with pytest.raises(NotAllowed):
        sign(draft, consultant)


def test_a_draft_with_problems_is_not_signed(consultant: Staff) -> None:
    draft = a_draft(SECOND_NAME, problems=[{"file": "items.yaml", "line": 3, "what": "Wrong.", "mend": "Mend it."}])
    is_refused(draft, consultant, "prover found problems")


def test_a_withdrawn_edition_is_not_signed(draft: Edition, librarian: Staff, consultant: Staff) -> None:
    withdraw_edition(edition=draft, reason="Wrong number.", by=librarian)
    is_refused(draft, consultant, "is withdrawn. Only a draft can be signed")


def test_a_published_edition_is_not_signed_again(edition: Edition) -> None:
    is_refused(edition, a_staff(Role.CONSULTANT), "is published")


def test_in_production_a_demonstration_account_does_not_sign(draft: Edition, settings: Settings) -> None:
    settings.PRODUCTION = True
    is_refused(draft, a_staff(Role.CONSULTANT, is_demonstration=True), "demonstration account cannot sign")
