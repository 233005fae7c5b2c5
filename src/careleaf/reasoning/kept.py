"""What became of a promise: pending, kept, late, broken or excused, with the evidence for it.

The states follow the ledger's meaning: *pending* while it can still be kept, *kept* when its event happened inside the
window, *late* when it happened after the window had closed, *broken* when the window closed without it, *excused* when
an end named in the promise came first. A window whose edges have no value yet leaves the promise pending. What somebody
asks for is judged one by one, each by its own answer, and the promise stands where the worst of them stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careleaf.definition.facts import Fact
from careleaf.definition.rules import Promise, Window
from careleaf.reasoning.asked import ASKED_FOR, with_answers
from careleaf.reasoning.happened import Happened, until
from careleaf.reasoning.windows import Span, span


class State(StrEnum):
    PENDING = "pending"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    EXCUSED = "excused"


class Reason(StrEnum):
    """Why a promise is in its state: which event, at which edge of the window."""

    NO_ANCHOR = "no_anchor"
    NOT_YET_DUE = "not_yet_due"
    DUE_NOW = "due_now"
    NO_VALUE = "no_value"
    TOO_EARLY = "too_early"
    IN_WINDOW = "in_window"
    AFTER_WINDOW = "after_window"
    WINDOW_PASSED = "window_passed"
    ENDED_FIRST = "ended_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A promise's state at an instant. ``evidence`` is the event that decided it, ``span`` the window it was held to.

    ``changes_at`` is the first instant at which the state would differ with no new event; None if time alone changes
    nothing.
    """

    state: State
    reasons: tuple[Reason, ...]
    anchor: Happened | None = None
    evidence: Happened | None = None
    span: Span | None = None
    changes_at: datetime | None = None


def verdict(
    promise: Promise,
    window: Window,
    facts: Mapping[str, Fact],
    events: Iterable[Happened],
    now: datetime,
) -> Verdict:
    """What became of the promise by ``now``. When events were recorded plays no part, only when they happened."""
    past = until(events, now)
    anchors = past.of(window.anchor)
    excuses = past.among(promise.excused_by)
    if not anchors:
        if excuses:
            return Verdict(state=State.EXCUSED, reasons=(Reason.ENDED_FIRST,), evidence=excuses[0])
        return Verdict(state=State.PENDING, reasons=(Reason.NO_ANCHOR,))
    if window.anchor in ASKED_FOR:
        pairs = with_answers(window.anchor, promise.kept_by, past)
        found = [_judge(asked, window, facts, (answer,) if answer else (), excuses, now) for asked, answer in pairs]
        return min(found, key=lambda one: _FIRST_TOLD.index(one.state))
    return _judge(anchors[-1], window, facts, past.of(promise.kept_by), excuses, now)


_FIRST_TOLD = (State.BROKEN, State.PENDING, State.LATE, State.KEPT, State.EXCUSED)
"""Of several things asked for the one that is told: what waits too long or still waits hides behind no later answer."""


def _judge(
    anchor: Happened,
    window: Window,
    facts: Mapping[str, Fact],
    kept_by: tuple[Happened, ...],
    excuses: tuple[Happened, ...],
    now: datetime,
) -> Verdict:
    due = span(window, anchor.happened_at, facts)
    if due.unset:
        return Verdict(state=State.PENDING, reasons=(Reason.NO_VALUE,), anchor=anchor, span=due)
    early = tuple(event for event in kept_by if _is_early(event, due))
    in_time = [event for event in kept_by if event not in early and not _is_late(event, due)]
    if in_time:
        return _decided(State.KEPT, Reason.IN_WINDOW, anchor, in_time[0], due)
    excuse = next((event for event in excuses if _excuses(event, anchor, due)), None)
    if excuse:
        return _decided(State.EXCUSED, Reason.ENDED_FIRST, anchor, excuse, due)
    late = next((event for event in kept_by if _is_late(event, due)), None)
    if late:
        return _decided(State.LATE, Reason.AFTER_WINDOW, anchor, late, due)
    return _undecided(anchor, due, early, now)


def _decided(state: State, reason: Reason, anchor: Happened, evidence: Happened, due: Span) -> Verdict:
    return Verdict(state=state, reasons=(reason,), anchor=anchor, evidence=evidence, span=due)


def _undecided(anchor: Happened, due: Span, early: tuple[Happened, ...], now: datetime) -> Verdict:
    evidence = early[-1] if early else None
    too_early = (Reason.TOO_EARLY,) if early else ()
    if due.closes is not None and now > due.closes:
        reasons = (*too_early, Reason.WINDOW_PASSED)
        return Verdict(state=State.BROKEN, reasons=reasons, anchor=anchor, evidence=evidence, span=due)
    waiting = Reason.NOT_YET_DUE if due.opens is not None and now < due.opens else Reason.DUE_NOW
    changes_at = due.closes + datetime.resolution if due.closes else None
    reasons = (*too_early, waiting)
    return Verdict(
        state=State.PENDING, reasons=reasons, anchor=anchor, evidence=evidence, span=due, changes_at=changes_at
    )


def _is_early(event: Happened, due: Span) -> bool:
    return due.opens is not None and event.happened_at < due.opens


def _is_late(event: Happened, due: Span) -> bool:
    return due.closes is not None and event.happened_at > due.closes


def _excuses(event: Happened, anchor: Happened, due: Span) -> bool:
    """An end excuses from the opening of the day or window it falls in until it closes; one before the anchor was of an
    earlier attempt, such as a cancelled date, and excuses nothing."""
    begins = anchor.happened_at if due.opens is None else min(anchor.happened_at, due.opens)
    return event.happened_at >= begins and not _is_late(event, due)
