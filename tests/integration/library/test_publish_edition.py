"""A signed edition becomes what patients read; the one before it steps back and stays readable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import Settings

from careleaf.clinic.library.actions.publish_edition import publish_edition, reasons_unfit
from careleaf.clinic.library.actions.sign_edition import sign_edition
from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.library.queries import once_published, published_edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import SECOND_NAME, a_draft, next_edition, published, signed
from tests.factories.definitions import loaded_with

pytestmark = pytest.mark.django_db


def is_refused(edition: Edition, person: Staff, words: str) -> None:
    state = edition.state
    with pytest.raises(Refused, match=words):
        publish_edition(edition=edition, by=person)
    edition.refresh_from_db()
    assert edition.state == state


@pytest.mark.sqlite
def test_a_signed_edition_is_published_and_its_hospitals_open(librarian: Staff) -> None:
    edition = publish_edition(edition=signed(a_draft(SECOND_NAME)), by=librarian)
    assert edition.state == State.PUBLISHED
    assert edition.published_at is not None
    assert published_edition(SECOND_NAME) == edition
    assert {"Fernhill Hospital", "Marsh End Hospital"} <= set(Site.objects.values_list("name", flat=True))


def test_the_audit_line_says_who_published_what(librarian: Staff) -> None:
    edition = publish_edition(edition=signed(a_draft(SECOND_NAME)), by=librarian)
    line = acts_on(edition.named)[0]
    assert (line.actor_id, line.verb, line.detail) == (str(librarian.pk), "publish_edition", {"hash": edition.hash})


def test_the_edition_before_steps_back_and_stays_readable() -> None:
    before, after = published(SECOND_NAME), published(next_edition())
    before.refresh_from_db()
    assert (before.state, after.state) == (State.REPLACED, State.PUBLISHED)
    assert before.ended_at == after.published_at
    assert once_published(SECOND_NAME, before.number) == before
    assert published_edition(SECOND_NAME) == after


def test_only_a_librarian_publishes(staff: Callable[..., Staff]) -> None:
    edition = signed(a_draft(SECOND_NAME))
    for role in (Role.CONSULTANT, Role.PAIN_NURSE):
        with pytest.raises(NotAllowed, match="This is for: librarian"):
            publish_edition(edition=edition, by=staff(role))


def test_a_draft_is_not_published(librarian: Staff) -> None:
    is_refused(a_draft(SECOND_NAME), librarian, "Two people have to sign")


def test_one_signature_is_not_enough(librarian: Staff, consultant: Staff) -> None:
    edition = a_draft(SECOND_NAME)
    sign_edition(edition=edition, seen_hash=edition.hash, by=consultant)
    is_refused(edition, librarian, "Two people have to sign")


def test_what_was_published_is_not_published_again(edition: Edition, librarian: Staff) -> None:
    is_refused(edition, librarian, "Two people have to sign")


def test_an_edition_the_prover_rejects_today_is_not_published(librarian: Staff) -> None:
    """Its import found nothing; the prover has learnt to look closer since."""
    edition = signed(a_draft(next_edition(("words/en-GB.yaml", ("leaflet.summary",), "Knees, in 3 words."))))
    is_refused(edition, librarian, "prover finds problems")


def test_other_content_under_a_number_patients_have_read_is_not_published(librarian: Staff) -> None:
    published(SECOND_NAME)
    other = signed(a_draft(loaded_with(("pathway.yaml", ("title",), "Knee injection"))))
    is_refused(other, librarian, "already read an edition 2.3 with other content")


def test_in_production_nothing_unsigned_reaches_patients(librarian: Staff, settings: Settings) -> None:
    edition = signed(a_draft(SECOND_NAME))
    settings.PRODUCTION = True
    is_refused(edition, librarian, "calls it a demonstration")


def test_every_reason_is_told_at_once() -> None:
    reasons = " ".join(reasons_unfit(signed(a_draft(SECOND_NAME))))
    for words in ("a demonstration.", "demonstration signature", "unsigned defaults", "no value yet"):
        assert words in reasons
