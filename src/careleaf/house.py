"""What the house can do today: the prover counts a rule or measure as proved only if it is in here."""

from careleaf.definition.prove import House
from careleaf.definition.vocabulary import Evaluator
from careleaf.reasoning.moves import KNOWN

HOUSE = House(
    events=KNOWN,  # what the one transition table speaks of can be recorded
    questions=frozenset({"pregnancy"}),
    evaluators=frozenset({Evaluator.COVERAGE, Evaluator.SHARE_IN_WINDOW}),
)
"""Grows with each room that is built; ``tests/contracts`` compares it with what the rooms offer."""
