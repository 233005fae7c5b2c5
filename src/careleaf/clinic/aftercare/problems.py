"""Problems nobody has answered yet, the most urgent first."""

from collections.abc import Iterable

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.asked import unanswered
from careleaf.reasoning.happened import Happened, in_order


def open_problems(events: Iterable[Happened]) -> tuple[Happened, ...]:
    """Reported and not answered, red first, then in doubt, then as long as they have waited."""
    return tuple(sorted(unanswered(Event.PROBLEM_REPORTED, Event.PROBLEM_CLOSED, in_order(events)), key=urgency))


def urgency(problem: Happened) -> tuple[int, float]:
    """One whose colour nobody worked out is as urgent as a doubt about a red sign."""
    colour, now = problem.facts.get("colour", ""), problem.facts.get("speak_now") == "yes"
    rank = 0 if colour == "red" else 1 if now or not colour else 2 if colour == "amber" else 3
    return rank, problem.happened_at.timestamp()
