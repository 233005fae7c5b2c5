"""What somebody asks of the house, and which answer answers it: each waits for an answer of its own."""

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, Past

ASKED_FOR = frozenset(
    {Event.MESSAGE_RECEIVED, Event.PROBLEM_REPORTED, Event.FORMAT_REQUESTED, Event.COMPLAINT_RECEIVED}
)
"""What is owed an answer, whatever else becomes of the journey."""
ANSWERS = "answers"
"""The fact in which an answer names the event it answers; without it it answers what has waited longest."""


def with_answers(anchor: Event, kept_by: Event, past: Past) -> tuple[tuple[Happened, Happened | None], ...]:
    """Everything of a kind that was asked for, the oldest first, each with its answer where there is one."""
    named: dict[str, Happened] = {}
    unnamed: list[Happened] = []
    for answer in past.of(kept_by):
        if ANSWERS in answer.facts:
            named.setdefault(answer.facts[ANSWERS], answer)
        else:
            unnamed.append(answer)
    return tuple((asked, named.get(asked.id) or _next(asked, unnamed)) for asked in past.of(anchor))


def _next(asked: Happened, unnamed: list[Happened]) -> Happened | None:
    """The first answer since, which answers nothing else from now on."""
    answer = next((one for one in unnamed if one.happened_at >= asked.happened_at), None)
    if answer is not None:
        unnamed.remove(answer)
    return answer


def unanswered(asked: Event, answered: Event, past: Past) -> tuple[Happened, ...]:
    """What waits for its answer, the longest first."""
    return tuple(one for one, answer in with_answers(asked, answered, past) if answer is None)
