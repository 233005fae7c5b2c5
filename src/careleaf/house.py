"""What the house can do today: the prover counts a rule or measure as proved only if it is in here."""

from collections.abc import Mapping
from dataclasses import replace

from careleaf.definition.load import Loaded
from careleaf.definition.prove import House
from careleaf.definition.vocabulary import Evaluator, Event

RECORDS: Mapping[str, frozenset[Event]] = {
    "referral": frozenset({Event.REFERRED, Event.ACCEPTED}),
    "screening": frozenset({Event.QUESTIONS_ANSWERED, Event.FINDING_RESOLVED}),
    "turns": frozenset(
        {
            Event.NOT_ELIGIBLE,
            Event.DECLINED,
            Event.CANCELLED_BY_PATIENT,
            Event.CANCELLED_BY_HOSPITAL,
            Event.DID_NOT_ATTEND,
            Event.ATTENDED_NOT_DONE,
            Event.RESCHEDULED,
            Event.ABANDONED,
            Event.ADMITTED,
            Event.TRANSFERRED,
            Event.DIED,
            Event.LOST,
            Event.CLOSED,
        }
    ),
}
"""The events each room records. A room that is built adds its own; ``tests/contracts`` looks for them there."""

HOUSE = House(
    events=frozenset[Event]().union(*RECORDS.values()),
    evaluators=frozenset(
        {
            Evaluator.COVERAGE,
            Evaluator.SHARE_WITH_EVENT,
            Evaluator.SHARE_IN_WINDOW,
            Evaluator.SHARE_ANSWERED,
            Evaluator.SHARE_WITH_FIELD,
            Evaluator.SIDES_AGREE,
            Evaluator.SHARE_REPORTING,
            Evaluator.COUNT_OF_EVENT,
            Evaluator.TIME_BETWEEN,
            Evaluator.SCORE_CHANGE,
        }
    ),
)


def house_for(loaded: Loaded) -> House:
    """The house with what the definition's own worked patients exercise."""
    from careleaf.reasoning.assurance import exercised, run_all

    return replace(HOUSE, exercised=exercised(run_all(loaded.examples, loaded.pathway)))
