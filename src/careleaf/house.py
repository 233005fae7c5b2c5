"""What the house can do today: the prover counts a rule or measure as proved only if it is in here."""

from careleaf.definition.prove import House
from careleaf.definition.vocabulary import Evaluator, Event

HOUSE = House(
    events=frozenset(
        {
            Event.ACCEPTED,
            Event.QUESTIONS_ANSWERED,
            Event.PROCEDURE_STARTED,
            Event.PROCEDURE_ENDED,
            Event.DISCHARGED,
            Event.FOLLOW_UP_CALLED,
        }
    ),
    questions=frozenset({"pregnancy"}),
    evaluators=frozenset({Evaluator.COVERAGE, Evaluator.SHARE_IN_WINDOW}),
)
"""Grows with each room that is built; ``tests/contracts`` compares it with what the rooms offer."""
