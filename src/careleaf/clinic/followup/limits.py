"""What a decision has to wait for: the time the treatment takes to work, the next injection, a problem unanswered."""

from datetime import datetime

from careleaf.clinic.journeys.act import Case
from careleaf.definition.vocabulary import Evaluator, Event
from careleaf.reasoning.asked import unanswered
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.windows import span

HARMLESS = "green"


def too_early_until(case: Case) -> datetime | None:
    """The end of the windows in which the definition wants no outcome decided: their measure aims at none."""
    measures = [
        one
        for one in case.pathway.measures.values()
        if one.evaluator is Evaluator.SHARE_IN_WINDOW
        and one.event is Event.OUTCOME_DECIDED
        and one.target_percent == 0
        and one.window
    ]
    ends = (_closes(case, one.window) for one in measures if one.window)
    return max((end for end in ends if end), default=None)


def _closes(case: Case, name: str) -> datetime | None:
    window = case.pathway.windows[name]
    anchor = case.last(window.anchor)
    return span(window, anchor.happened_at, case.pathway.facts).closes if anchor else None


def next_injection_from(case: Case) -> datetime | None:
    """The earliest time of another injection: the latest opening of the windows that count from the last one."""
    injected = case.last(Event.INJECTED)
    if injected is None:
        return None
    windows = [
        one for one in case.pathway.windows.values() if one.anchor is Event.INJECTED and one.direction == "after"
    ]
    opens = [span(one, injected.happened_at, case.pathway.facts).opens for one in windows if one.opens or one.range]
    return max(filter(None, opens), default=None)


def problems_unanswered(case: Case) -> tuple[Happened, ...]:
    """Reports that wait for an answer. One whose colour was not worked out is not harmless for that."""
    waiting = unanswered(Event.PROBLEM_REPORTED, Event.PROBLEM_CLOSED, in_order(case.events))
    return tuple(one for one in waiting if one.facts.get("colour") != HARMLESS)
