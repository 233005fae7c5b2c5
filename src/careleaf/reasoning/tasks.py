"""What is to be done now, by whom and by when.

A task is open while its event may come next and has not come since the task began. It begins with the anchor of its
window, or with the day planned for that anchor. What belongs to one day (its list, theatre and recovery) begins anew
with each new day; referral, safety questions and consent carry over.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careleaf.definition.expressions import questions_of
from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Task
from careleaf.definition.vocabulary import Answer, Event, Role
from careleaf.reasoning.gates import Rulebook, condition_holds, counted
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.moves import Phase, Standing
from careleaf.reasoning.turns import TURNS, Messages
from careleaf.reasoning.windows import Span, span


class Timing(StrEnum):
    """Where a task's times come from."""

    FROM_ANCHOR = "from_anchor"
    FROM_PLAN = "from_plan"
    NOT_PLANNED_YET = "not_planned_yet"
    NO_TIME_SET = "no_time_set"


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task to do: who owes it, from when and until when. A time that is None is not set, never "no hurry"."""

    key: str
    owner: Role
    timing: Timing
    opens: datetime | None = None
    due: datetime | None = None


CARRIES_OVER = frozenset({"referral", "screening", "consent", "feedback"})
"""Rooms whose work stays done when the day is called off."""

PLANNED_FOR = "planned_for"
"""The fact in which an event that books something holds the time it is booked for (ISO 8601 with its offset)."""
_BOOKS = {Event.LISTED: Event.ARRIVED, Event.FOLLOW_UP_BOOKED: Event.FOLLOW_UP_CALLED}

_TO_THE_PATIENT = frozenset(
    {
        Event.QUESTIONS_ANSWERED,
        Event.ADMISSION_LETTER_SENT,
        Event.ESCORT_CONFIRMED,
        Event.CHECK_IN_SENT,
        Event.CHECK_IN_ANSWERED,
        Event.FOLLOW_UP_LETTER_SENT,
        Event.FOLLOW_UP_CALLED,
    }
)


def open_tasks(
    pathway: Pathway,
    place: Standing,
    past: tuple[Happened, ...],
    at: datetime,
    age: int | None,
    unresolved: Collection[str],
) -> tuple[OpenTask, ...]:
    """In the order of the definition. ``unresolved`` names the questions whose findings are open."""
    book = Rulebook.of(pathway)
    return tuple(
        task
        for key, rule in pathway.tasks.items()
        if place.allows(rule.kept_by)
        and not _is_silenced(rule, place)
        and _is_needed(rule, book, past, at, age, unresolved)
        for task in _open(key, rule, pathway, place, past, unresolved)
    )


def planned(anchor: Event, place: Standing, past: tuple[Happened, ...]) -> datetime | None:
    """The time an event is planned for, by the latest booking of the day that is still on."""
    since = place.anew_since
    for event in reversed(past):
        if since is not None and event.happened_at < since.happened_at:
            return None
        if _BOOKS.get(event.kind) is anchor or event.kind is Event.RESCHEDULED:
            return _instant(event.facts.get(PLANNED_FOR, ""))
    return None


def _instant(text: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None


def _is_silenced(rule: Task, place: Standing) -> bool:
    """Whether the end of the journey stops messages and this task is one."""
    ended = place.ended_by
    return ended is not None and TURNS[ended.kind].messages is Messages.STOP and rule.kept_by in _TO_THE_PATIENT


def _is_needed(
    rule: Task,
    book: Rulebook,
    past: tuple[Happened, ...],
    at: datetime,
    age: int | None,
    unresolved: Collection[str],
) -> bool:
    """Unless it is known that this patient does not need it; a finding to resolve needs one that is open."""
    if rule.needed_when is None:
        return rule.kept_by is not Event.FINDING_RESOLVED or bool(unresolved)
    read = questions_of(rule.needed_when)
    if rule.kept_by is Event.FINDING_RESOLVED:
        return not read.isdisjoint(unresolved)
    answers = {name: counted(name, book, past, at).answer for name in read}
    return condition_holds(rule.needed_when, book, answers, age) is not Answer.NO


def _open(
    key: str,
    rule: Task,
    pathway: Pathway,
    place: Standing,
    past: tuple[Happened, ...],
    unresolved: Collection[str],
) -> Iterator[OpenTask]:
    room = pathway.steps[rule.step].room
    since = None if room in CARRIES_OVER or place.anew_since is None else place.anew_since.happened_at
    done = [] if rule.kept_by is Event.FINDING_RESOLVED else _done(rule.kept_by, past, since)
    if rule.window is None:
        # Feedback and the people who speak for a patient are offered, never owed.
        if not done and room != "feedback" and place.phase is not Phase.ENDED:
            yield OpenTask(key, rule.owner, Timing.NO_TIME_SET)
        return
    window = pathway.windows[rule.window]
    anchors = _done(window.anchor, past, since)
    plan = planned(window.anchor, place, past) if window.direction == "before" and not anchors else None
    anchor = anchors[-1].happened_at if anchors else plan
    if anchor is None:
        if not done and window.direction == "before" and place.allows(window.anchor):
            yield OpenTask(key, rule.owner, Timing.NOT_PLANNED_YET)
        return
    due = span(window, anchor, pathway.facts)
    if not any(_counts(event, due) for event in done):
        timing = Timing.FROM_ANCHOR if anchors else Timing.FROM_PLAN
        yield OpenTask(key, rule.owner, timing, due.opens, due.closes)


def _done(kind: Event, past: tuple[Happened, ...], since: datetime | None) -> list[Happened]:
    return [event for event in past if event.kind is kind and (since is None or event.happened_at >= since)]


def _counts(event: Happened, due: Span) -> bool:
    """Done too early was done for something else; done late is done."""
    return due.opens is None or event.happened_at >= due.opens
