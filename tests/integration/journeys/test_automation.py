"""What the house does by itself: an open task whose room can do it; what it cannot stays with its owner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from careleaf.clinic.config.work import one_round
from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys import automation
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.clinic.records.models import AuditLine
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event
from tests.factories.journeys import ACCEPTANCE, a_journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def does(monkeypatch: pytest.MonkeyPatch) -> Callable[[automation.Doing], None]:
    """Makes the house accept referrals by itself in the way given: the first task every journey has."""

    def accept_so(doing: automation.Doing) -> None:
        monkeypatch.setattr(automation, "doings", lambda: {Event.ACCEPTED: doing})

    return accept_so


def accept(case: Case) -> None:
    told = Circumstances(happened_at=clock.now(), key=uuid4())
    perform(ACTS[Event.ACCEPTED], journey=case.journey, facts=ACCEPTANCE, circumstances=told, by=HOUSE)


def refuse(case: Case) -> None:
    raise Refused("No place is free in time.")


def test_it_is_done_after_the_commit(
    does: Callable[[automation.Doing], None],
    site: Site,
    edition: Edition,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    does(accept)
    with django_capture_on_commit_callbacks(execute=True):
        journey = a_journey(site, edition)
    assert journey.events.filter(kind="accepted", by_kind="house").count() == 1


def test_what_cannot_be_done_stays_with_its_owner_and_is_tried_again_later(
    does: Callable[[automation.Doing], None],
    site: Site,
    edition: Edition,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    does(refuse)
    with django_capture_on_commit_callbacks(execute=True):
        journey = a_journey(site, edition)
    assert waiting(journey).tried_at is not None
    assert AuditLine.objects.filter(verb="could_not", subject_id=journey.reference).count() == 1
    does(accept)
    assert one_round() == 0
    with clock.at(clock.now() + timedelta(hours=2)):
        assert one_round() == 1
    assert journey.events.filter(kind="accepted").exists()


def waiting(journey: Journey) -> OpenTask:
    return OpenTask.objects.get(journey=journey, kept_by="accepted")
