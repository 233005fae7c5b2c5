"""An edition is taken back with a reason, and no older one takes its place by itself."""

from __future__ import annotations

import pytest

from careleaf.clinic.library.actions.withdraw_edition import withdraw_edition
from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.library.queries import is_withdrawn, published_edition
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records.queries import acts_on
from careleaf.clinic.records.refusals import NotAllowed, Refused
from tests.factories.clinic import SECOND_NAME, a_draft, next_edition, published

pytestmark = pytest.mark.django_db


@pytest.mark.sqlite
def test_a_published_edition_is_withdrawn(edition: Edition, consultant: Staff) -> None:
    withdrawn = withdraw_edition(edition=edition, reason="  The line was wrong. ", by=consultant)
    assert (withdrawn.state, withdrawn.reason) == (State.WITHDRAWN, "The line was wrong.")
    assert withdrawn.ended_at is not None
    assert published_edition(edition.pathway_id) is None
    assert is_withdrawn(edition.pathway_id)


def test_the_audit_line_holds_the_reason(edition: Edition, librarian: Staff) -> None:
    withdraw_edition(edition=edition, reason="The line was wrong.", by=librarian)
    line = acts_on(edition.named)[0]
    assert (line.verb, line.detail) == ("withdraw_edition", {"reason": "The line was wrong."})


def test_no_older_edition_takes_its_place(librarian: Staff) -> None:
    published(SECOND_NAME)
    withdraw_edition(edition=published(next_edition()), reason="Wrong.", by=librarian)
    assert published_edition(SECOND_NAME) is None


def test_a_withdrawn_draft_was_never_a_leaflet(librarian: Staff) -> None:
    withdraw_edition(edition=a_draft(SECOND_NAME), reason="Imported by mistake.", by=librarian)
    assert not is_withdrawn(SECOND_NAME)


def test_a_reason_has_to_be_given(edition: Edition, librarian: Staff) -> None:
    with pytest.raises(Refused, match="Say why"):
        withdraw_edition(edition=edition, reason="   ", by=librarian)
    assert published_edition(edition.pathway_id) == edition


def test_it_is_withdrawn_once(edition: Edition, librarian: Staff) -> None:
    withdraw_edition(edition=edition, reason="Wrong.", by=librarian)
    with pytest.raises(Refused, match="already"):
        withdraw_edition(edition=edition, reason="Wrong again.", by=librarian)


def test_a_nurse_does_not_withdraw(edition: Edition, nurse: Staff) -> None:
    with pytest.raises(NotAllowed, match="librarian or consultant"):
        withdraw_edition(edition=edition, reason="Wrong.", by=nurse)
