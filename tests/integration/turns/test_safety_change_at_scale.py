"""An urgent safety change over many open journeys: 40 here, 1,000 in the bench; each is told, owned, written down."""

from __future__ import annotations

import os
import time

import pytest

from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey, OpenTask, Standing
from careleaf.clinic.library.actions.declare_safety_change import declare_safety_change
from careleaf.clinic.library.actions.publish_edition import publish_edition
from careleaf.clinic.library.models import Edition
from careleaf.clinic.messages.models import Message
from careleaf.clinic.people.models import Site
from careleaf.clinic.records.models import AuditLine
from careleaf.clinic.turns.safety import reach_everybody, still_to_reach
from careleaf.definition.load import Loaded, load_source
from careleaf.definition.vocabulary import Role
from tests.factories.clinic import FIRST, a_draft, a_staff, signed
from tests.factories.definitions import definition, edited
from tests.factories.journeys import a_journey
from tests.factories.people import a_patient

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JOURNEYS = int(os.environ.get("CARELEAF_SAFETY_JOURNEYS", "40"))
WHAT = "Bleeding is more common than we told you."


def publish_change() -> Edition:
    """The same definition under the next number, as a change that cannot wait."""
    loaded = load_source(edited(("pathway.yaml", ("edition",), "0.2"), source=definition(FIRST).source))
    assert isinstance(loaded, Loaded)
    draft = a_draft(loaded)
    declare_safety_change(edition=draft, what=WHAT, asks_consent=True, by=a_staff(Role.LIBRARIAN))
    return publish_edition(edition=signed(draft), by=a_staff(Role.LIBRARIAN))


def test_it_reaches_each_of_them_and_none_keeps_the_old_text(site: Site, edition: Edition) -> None:
    for _ in range(JOURNEYS):
        a_journey(site, edition, patient=a_patient(site, address="1 High Street"))
    new = publish_change()
    assert still_to_reach(new.safety_change) == JOURNEYS
    began, busy, reached = time.perf_counter(), time.process_time(), 0
    while found := reach_everybody():
        reached += found
    took, worked = time.perf_counter() - began, time.process_time() - busy
    print(f"\n{reached:,} open journeys reached in {took:.1f} s, {worked:.1f} s of them at work")
    everybody = set(Journey.objects.values_list("pk", flat=True))
    assert reached == len(everybody) == JOURNEYS
    told = Message.objects.filter(what="safety_change")
    assert {one.journey_id for one in told if one.owner and WHAT in one.plain} == everybody
    assert set(told.values_list("edition_label", flat=True)) == {new.label}
    lines = AuditLine.objects.filter(verb="perform", detail__kind="safety_changed")
    assert len(set(lines.values_list("subject_id", flat=True))) == JOURNEYS
    assert set(Journey.objects.values_list("edition", flat=True)) == {new.pk}
    assert set(OpenTask.objects.values_list("journey", flat=True)) == everybody
    latest = EventRow.objects.filter(kind="safety_changed").values_list("journey", "sequence")
    assert set(latest) == set(Standing.objects.values_list("journey", "sequence"))
