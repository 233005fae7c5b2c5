"""The recovery board: who is here, since when, and what is missing."""

from __future__ import annotations

import pytest

from careleaf.clinic.journeys.queries import case_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site
from careleaf.clinic.records import clock
from careleaf.clinic.recovery.presenters import Bed, board
from tests.factories.journeys import ago
from tests.factories.theatre import Theatre, a_theatre

pytestmark = pytest.mark.django_db


def shown(*theatres: Theatre) -> tuple[Bed, ...]:
    return board(case_of(one.journey, one.recovery, clock.now()) for one in theatres)


def in_recovery(site: Site, edition: Edition, minutes: int) -> Theatre:
    with clock.at(ago(minutes=minutes)):
        theatre = a_theatre(site, edition).arrive().mark().check().begin()
        theatre.stop("left")
        theatre.inject("left")
        theatre.end()
    return theatre


def test_whoever_has_been_here_longest_comes_first_with_what_is_missing(site: Site, edition: Edition) -> None:
    newer, longer = in_recovery(site, edition, 30), in_recovery(site, edition, 150)
    first, second = shown(newer, longer)
    assert (first.strip.reference, first.minutes, first.is_longer_than_promised) == (
        longer.journey.reference,
        150,
        True,
    )
    assert (second.minutes, second.is_longer_than_promised, second.may_go) == (30, False, False)
    assert second.earliest is not None
    assert second.earliest > clock.now()
    assert "First stand with a nurse beside" in [one.title for one in second.missing]
    newer.recover()
    newer.journey.refresh_from_db()
    assert shown(newer)[0].may_go


def test_whoever_is_not_in_recovery_is_not_shown(theatre: Theatre) -> None:
    assert shown(theatre.arrive()) == ()
