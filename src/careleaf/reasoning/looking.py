"""A worked patient looked at at one instant: what was expected, what it shows, and what differs, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Path
from careleaf.definition.vocabulary import Event
from careleaf.definition.worked import Edges, Expected, Owed
from careleaf.reasoning.assess import Assessed, Why, assess
from careleaf.reasoning.gates import Rulebook, stops
from careleaf.reasoning.happened import Happened, until
from careleaf.reasoning.kept import State
from careleaf.reasoning.outcome import benefit_of
from careleaf.reasoning.replay import instant, told
from careleaf.reasoning.signing import still_to_sign
from careleaf.reasoning.standing import JourneyStanding, standing_now
from careleaf.reasoning.tasks import is_offered
from careleaf.reasoning.triage import triage
from careleaf.reasoning.windows import span

EFFECT = "effect"
"""The fact of ``problem_reported`` that says which effect; the signs stand beside it, yes or no by their words key."""


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """One rule and how it was seen: a gate stopped or passed, an answer found, a task opened or closed, a colour."""

    kind: str
    name: str
    how: str

    @property
    def rule(self) -> str:
        return f"{self.kind}:{self.name}"


Looked = Iterator[tuple[Path, tuple[Shown, ...], str]]
"""Where it was expected, what it shows, and what differs; nothing differs where the words are empty."""


@dataclass
class Look:
    """One patient at one instant; each part is worked out when it is asked for."""

    pathway: Pathway
    events: tuple[Happened, ...]
    moment: str
    day_0: date
    age: int | None

    @cached_property
    def now(self) -> datetime:
        return instant(self.moment, self.day_0)

    @cached_property
    def past(self) -> tuple[Happened, ...]:
        return until(self.events, self.now)

    @cached_property
    def book(self) -> Rulebook:
        return Rulebook.of(self.pathway)

    @cached_property
    def standing(self) -> JourneyStanding:
        return standing_now(self.pathway, self.events, self.now, self.age)

    @cached_property
    def findings(self) -> dict[str, Assessed]:
        return {one.question: one for one in assess(self.book, self.events, self.now, self.age)}

    def told(self, when: datetime | None) -> str:
        return told(when, self.day_0) if when else "no time"


def looked(look: Look, expected: Expected) -> Looked:
    """Everything that is expected at the instant, one after another."""
    if expected.phase is not None:
        yield ("phase",), (), _other(look.standing.place.phase, expected.phase, "the phase is")
    yield from _gates(look, expected)
    yield from _findings(look, expected)
    yield from _tasks(look, expected)
    yield from _promises(look, expected)
    for name, edges in expected.windows.items():
        yield ("windows", name), (Shown("window", name, "open"),), _window(look, name, edges)
    for name, colour in expected.effects.items():
        yield ("effects", name), (Shown("effect", name, colour),), _other(_colour(look, name), colour, f"{name} is")
    yield from _rest(look, expected)


def _other(found: object, expected: object, what: str) -> str:
    return "" if found == expected else f"{what} {found}, not {expected}."


def _gates(look: Look, expected: Expected) -> Looked:
    blocks = {block.stop.key: block for block in look.standing.blocks} if expected.stops or expected.passed else {}
    for name, roles in expected.stops.items():
        block = blocks.get(name)
        may_sign = _other(named(block.to_sign), named(roles), "who may still sign is") if block else ""
        what = may_sign if block else f"the gate '{name}' stops nothing."
        yield ("stops", name), (Shown("gate", name, "stopped"),), what
    for index, name in enumerate(expected.passed):
        what = f"the gate '{name}' still stops." if name in blocks else ""
        yield ("passed", index), (Shown("gate", name, "passed"),), what
    for index, kind in enumerate(expected.clear_for):
        held = held_back_by(kind, look.past, look.now, look.pathway, look.age)
        what = f"{kind} is stopped by {named(held)}." if held else ""
        yield ("clear_for", index), _all_passed(kind, look.pathway), what


def _all_passed(kind: Event, pathway: Pathway) -> tuple[Shown, ...]:
    return tuple(Shown("gate", key, "passed") for key, gate in pathway.gates.items() if gate.before is kind)


def named(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nobody"


def held_back_by(
    kind: Event, past: tuple[Happened, ...], now: datetime, pathway: Pathway, age: int | None
) -> tuple[str, ...]:
    """The gates that hold an event back, but those that everybody named has signed for."""
    book = Rulebook.of(pathway)
    found = stops(book, kind, past, now, age)
    return tuple(stop.key for stop in found if still_to_sign(stop.key, book, past, now) != ())


def _findings(look: Look, expected: Expected) -> Looked:
    for name, means in expected.findings.items():
        found = look.findings.get(name)
        state = "not asked" if found is None else "settled" if found.settled_by else found.finding.means
        given = found is not None and found.why in (Why.ANSWERED, Why.SAID_NOT_KNOWN)
        seen = (Shown("check", name, found.answer),) if found is not None and given else ()
        yield ("findings", name), seen, _other(state, means, f"'{name}' is")


def _tasks(look: Look, expected: Expected) -> Looked:
    open_ = {task.key: task for task in look.standing.tasks} if expected.tasks or expected.done else {}
    for name, owed in expected.tasks.items():
        task, window = open_.get(name), look.pathway.tasks[name].window
        seen = [Shown("task", name, "opened")]
        if window and (owed.opens or owed.due):
            seen.append(Shown("window", window, "owed"))
        what = "" if task else f"the task '{name}' is not open."
        if task:
            what = _owed(look, name, owed, task.owner, task.opens, task.due)
        yield ("tasks", name), tuple(seen), what
    for index, name in enumerate(expected.done):
        what = f"the task '{name}' is still open." if name in open_ else ""
        yield ("done", index), _done(look, name), what


def _done(look: Look, name: str) -> tuple[Shown, ...]:
    """A task that is only offered was never owed: what shows it is that it was done."""
    rule = look.pathway.tasks[name]
    if not is_offered(rule, look.pathway):
        return (Shown("task", name, "closed"),)
    was_done = any(event.kind is rule.kept_by for event in look.past)
    return (Shown("task", name, "opened"), Shown("task", name, "closed")) if was_done else ()


def _owed(look: Look, name: str, owed: Owed, owner: str, opens: datetime | None, due: datetime | None) -> str:
    found = [_other(owner, owed.owner, f"the task '{name}' is owed by")]
    if owed.opens:
        found.append(_other(look.told(opens), owed.opens, f"the task '{name}' opens"))
    if owed.due:
        found.append(_other(look.told(due), owed.due, f"the task '{name}' is due"))
    return " ".join(filter(None, found))


def _promises(look: Look, expected: Expected) -> Looked:
    for name, state in expected.promises.items():
        found = look.standing.promises[name].state
        seen = (Shown("promise", name, state), Shown("window", look.pathway.promises[name].window, state))
        decided = found is not State.PENDING
        yield ("promises", name), seen if decided else seen[:1], _other(found, state, f"the promise '{name}' is")


def _window(look: Look, name: str, edges: Edges) -> str:
    window = look.pathway.windows[name]
    anchors = [event for event in look.past if event.kind is window.anchor]
    if not anchors:
        return f"the window '{name}' waits for {window.anchor}."
    found = span(window, anchors[-1].happened_at, look.pathway.facts)
    parts = [
        _other(look.told(found.opens), edges.opens or look.told(found.opens), f"the window '{name}' opens"),
        _other(look.told(found.closes), edges.closes or look.told(found.closes), f"the window '{name}' closes"),
    ]
    return " ".join(filter(None, parts))


def _colour(look: Look, name: str) -> str:
    """The colour of the latest report of an effect."""
    reports = [event for event in look.past if event.kind is Event.PROBLEM_REPORTED]
    of_it = [event for event in reports if event.facts.get(EFFECT) == name]
    if not of_it:
        return "not reported"
    ends = [event.happened_at for event in look.past if event.kind is Event.PROCEDURE_ENDED]
    found = triage(
        look.pathway.effects[name],
        of_it[-1].facts,
        look.pathway.facts,
        procedure_ended=ends[-1] if ends else None,
        reported_at=of_it[-1].happened_at,
    )
    return found.colour


def _rest(look: Look, expected: Expected) -> Looked:
    if expected.incidents is not None:
        found = [one.matter.value for one in look.standing.incidents]
        yield ("incidents",), (), _other(named(found), named(expected.incidents), "the incidents are")
    for kind, state in expected.letters.items():
        yield ("letters", kind), (), _other(_letter(look, kind), state, f"the letter {kind} is")
    if expected.benefit is not None:
        yield ("benefit",), (), _other(benefit_of(look.pathway, look.past), expected.benefit, "the benefit is")


def _letter(look: Look, kind: Event) -> str:
    """Sent, held until a consultant has read what went wrong, due because its task is open, or not due."""
    if any(event.kind is kind for event in look.past):
        return "sent"
    if look.standing.holds(kind):
        return "held"
    is_due = any(look.pathway.tasks[task.key].kept_by is kind for task in look.standing.tasks)
    return "due" if is_due else "not_due"
