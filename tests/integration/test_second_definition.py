"""Another procedure runs from referral to its end with no change of code: the same acts, another definition."""

from __future__ import annotations

import pytest

from careleaf.clinic.demo.clinic import make_clinic
from careleaf.clinic.journeys.models import Journey, OpenTask, PromiseState, Standing
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.kept import State
from careleaf.reasoning.moves import Phase
from tests.factories.clinic import SECOND_NAME
from tests.integration.demo.conftest import furnish


def kinds(journey: Journey) -> set[str]:
    return set(journey.events.values_list("kind", flat=True))


@pytest.mark.sqlite
def test_a_journey_runs_to_its_end(real_commits: None) -> None:
    furnish(SECOND_NAME)
    assert [str(one) for one in make_clinic(1, 1, only=["usual"]).stumbles] == []
    journey = Journey.objects.get()
    assert journey.edition.pathway_id == SECOND_NAME
    assert Standing.objects.get().phase == Phase.ENDED.value
    # Nobody phones here: the visit decides.
    assert Event.FOLLOW_UP_CALLED.value not in kinds(journey)
    assert {Event.INJECTED.value, Event.OUTCOME_DECIDED.value, Event.CLOSED.value} <= kinds(journey)
    kept = dict(PromiseState.objects.values_list("key", "state"))
    assert kept["picture_kept"] == State.KEPT.value
    # The stay promised here is shorter than that of the first definition, whose hours the story keeps.
    assert kept["home_soon"] == State.LATE.value
    assert not OpenTask.objects.filter(kept_by=Event.FOLLOW_UP_CALLED.value).exists()


def test_a_patient_on_a_blood_thinner_waits_for_the_doctor(real_commits: None) -> None:
    """The gate is this definition's own; nothing in the code names it."""
    furnish(SECOND_NAME)
    made = make_clinic(1, 1, only=["undecided"])
    assert made.stumbles == ()
    assert Standing.objects.get().phase == Phase.ACCEPTED.value
    assert OpenTask.objects.filter(what=OpenTask.What.FINDING, key="blood_thinner").exists()
