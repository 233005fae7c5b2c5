"""What is to be done now, by whom and by when.

A task is open while its event may come next and has not come since the task began. It begins with the anchor of its
window, or with the day planned for that anchor. What belongs to one day (its list, theatre and recovery) begins anew
with each new day; referral, safety questions and consent carry over. What a patient asks for is answered one by one.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from careleaf.definition.expressions import questions_of
from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Task, Window
from careleaf.definition.vocabulary import Answer, Event, Role
from careleaf.reasoning.asked import ASKED_FOR, unanswered
from careleaf.reasoning.bookings import booking, can_be_planned, planned
from careleaf.reasoning.consent import that_count
from careleaf.reasoning.gates import Rulebook, condition_holds, counted
from careleaf.reasoning.happened import Happened, Past
from careleaf.reasoning.moves import LASTING, Phase, is_past_the_needle
from careleaf.reasoning.turns import TURNS, Messages
from careleaf.reasoning.walk import Standing
from careleaf.reasoning.windows import span


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

_TO_THE_PATIENT = frozenset(
    {
        Event.LEAFLET_GIVEN,
        Event.QUESTIONS_ANSWERED,
        Event.ADMISSION_LETTER_SENT,
        Event.ESCORT_CONFIRMED,
        Event.CHECK_IN_SENT,
        Event.CHECK_IN_ANSWERED,
        Event.FOLLOW_UP_LETTER_SENT,
        Event.FOLLOW_UP_CALLED,
        Event.FORMAT_DELIVERED,
    }
)
_NEEDLESS_AFTER = {
    Event.FOLLOW_UP_BOOKED: (Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED),
    Event.FOLLOW_UP_LETTER_SENT: (Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED),
    Event.RECORD_REVIEWED: (Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED),
    Event.FOLLOW_UP_ATTEMPTED: (Event.FOLLOW_UP_CALLED, Event.OUTCOME_DECIDED),
    # Where nobody phones, a visit decides.
    Event.FOLLOW_UP_CALLED: (Event.OUTCOME_DECIDED,),
}
_BOOKED_BY = {Event.LISTED: Event.ARRIVED, Event.FOLLOW_UP_BOOKED: Event.FOLLOW_UP_CALLED}
_LETTER_ABOUT = {
    Event.ADMISSION_LETTER_SENT: Event.ARRIVED,
    Event.FOLLOW_UP_LETTER_SENT: Event.FOLLOW_UP_CALLED,
}


def open_tasks(
    pathway: Pathway, place: Standing, past: Past, at: datetime, age: int | None, unresolved: Collection[str]
) -> tuple[OpenTask, ...]:
    """In the order of the definition. ``unresolved`` names the questions whose findings are open."""
    case = _Case(pathway, place, past, at, age, unresolved)
    return tuple(
        task
        for key, rule in pathway.tasks.items()
        if _may_come(rule.kept_by, place) and case.is_needed(rule)
        for task in case.open(key, rule)
    )


def is_offered(rule: Task, pathway: Pathway) -> bool:
    """Feedback and the people who speak for a patient are offered, never owed."""
    return rule.window is None and pathway.steps[rule.step].room == "feedback"


def _may_come(kind: Event, place: Standing) -> bool:
    """Whether the event may come next, is not the beginning of another round, and is not a message that has stopped."""
    if not place.allows(kind) or place.leads_back(kind):
        return False
    ended = place.ended_by
    return ended is None or TURNS[ended.kind].messages is not Messages.STOP or kind not in _TO_THE_PATIENT


@dataclass(slots=True)
class _Case:
    """One patient at one instant; ``today`` is the past since the day began anew."""

    pathway: Pathway
    place: Standing
    past: Past
    at: datetime
    age: int | None
    unresolved: Collection[str]
    today: Past = field(init=False)
    book: Rulebook = field(init=False)

    def __post_init__(self) -> None:
        self.today = self.past.since(self.place.anew_since)
        self.book = Rulebook.of(self.pathway)

    def is_needed(self, rule: Task) -> bool:
        """Unless it is known that this patient does not need it; a finding to resolve needs one that is open."""
        if any(self.today.of(kind) for kind in _NEEDLESS_AFTER.get(rule.kept_by, ())):
            return False
        if rule.needed_when is None:
            return rule.kept_by is not Event.FINDING_RESOLVED or bool(self.unresolved)
        read = questions_of(rule.needed_when)
        if rule.kept_by is Event.FINDING_RESOLVED:
            return not read.isdisjoint(self.unresolved)
        answers = {name: counted(name, self.book, self.past, self.at).answer for name in read}
        return condition_holds(rule.needed_when, self.book, answers, self.age) is not Answer.NO

    def open(self, key: str, rule: Task) -> Iterator[OpenTask]:
        done = self._done(rule)
        if rule.window is None:
            is_owed = not is_offered(rule, self.pathway) and self.place.phase is not Phase.ENDED
            if is_owed and not done:
                yield OpenTask(key, rule.owner, Timing.NO_TIME_SET)
            return
        window = self.pathway.windows[rule.window]
        if window.anchor in ASKED_FOR:
            yield from self._to_answer(key, rule, window)
        elif window.direction == "after" or self._is_still_ahead(rule, window):
            yield from self._by_window(key, rule, window, done)

    def _by_window(self, key: str, rule: Task, window: Window, done: tuple[Happened, ...]) -> Iterator[OpenTask]:
        anchors = self._anchors(window.anchor)
        plan = planned(window.anchor, self.place, self.past) if window.direction == "before" else None
        anchor = anchors[-1].happened_at if anchors else plan
        if anchor is not None:
            due = span(window, anchor, self.pathway.facts)
            # Done too early was done for something else; done late is done.
            if not any(due.opens is None or event.happened_at >= due.opens for event in done):
                timing = Timing.FROM_ANCHOR if anchors else Timing.FROM_PLAN
                yield OpenTask(key, rule.owner, timing, due.opens, due.closes)
        elif window.direction == "before" and not (done and self._is_not_too_early(window)):
            yield OpenTask(key, rule.owner, Timing.NOT_PLANNED_YET)

    def _is_not_too_early(self, window: Window) -> bool:
        """What may be done too early is not known to be done while the day is not known, where it can be."""
        return not (window.opens or window.range) or not can_be_planned(window.anchor)

    def _to_answer(self, key: str, rule: Task, window: Window) -> Iterator[OpenTask]:
        """The answer that has been waited for longest."""
        waiting = unanswered(window.anchor, rule.kept_by, self.past)
        if waiting:
            due = span(window, waiting[0].happened_at, self.pathway.facts)
            yield OpenTask(key, rule.owner, Timing.FROM_ANCHOR, due.opens, due.closes)

    def _is_still_ahead(self, rule: Task, window: Window) -> bool:
        """Whether what should come before something is still of use: until that has come; also later, as long as no
        needle is in yet or a gate that lies ahead asks for it."""
        if self.place.phase is Phase.ENDED:
            return False
        if self._anchors(window.anchor):
            return not is_past_the_needle(self.place.phase) or self._is_needed_ahead(rule.kept_by)
        return self.place.allows(window.anchor) and not self.place.leads_back(window.anchor)

    def _is_needed_ahead(self, kind: Event) -> bool:
        return any(kind in gate.needs and self.place.allows(gate.before) for gate in self.pathway.gates.values())

    def _anchors(self, kind: Event) -> tuple[Happened, ...]:
        """Consent and the like count whatever became of the day; everything else is of the day itself."""
        return that_count(kind, self.past) if kind in LASTING else self.today.of(kind)

    def _done(self, rule: Task) -> tuple[Happened, ...]:
        kind = rule.kept_by
        if kind is Event.FINDING_RESOLVED:
            return ()
        if kind in _BOOKED_BY:
            booked = booking(_BOOKED_BY[kind], self.place, self.past)
            return (booked,) if booked else ()
        within = self.past if self.pathway.steps[rule.step].room in CARRIES_OVER else self.today
        if kind in _LETTER_ABOUT:
            # A letter about another time tells nothing about this one.
            return within.since(booking(_LETTER_ABOUT[kind], self.place, self.past)).of(kind)
        if kind is Event.DISCHARGED and within.of(Event.ADMITTED):
            # Whoever came back in has to go home again.
            return within.since(within.of(Event.ADMITTED)[-1]).of(kind)
        return that_count(kind, within)
