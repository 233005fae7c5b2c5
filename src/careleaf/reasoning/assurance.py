"""Runs a worked patient: what came out otherwise than expected, in words, and what was exercised.

Only what an expectation names and finds so counts as exercised: a rule that merely ran has shown nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from careleaf.definition.examples import Examples
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Path
from careleaf.definition.vocabulary import Event
from careleaf.definition.worked import Edges, Expected, Owed
from careleaf.reasoning.assess import Assessed, Why, assess
from careleaf.reasoning.gates import Rulebook, stops
from careleaf.reasoning.happened import Happened, until
from careleaf.reasoning.kept import State
from careleaf.reasoning.outcome import benefit_of
from careleaf.reasoning.replay import Replayed, instant, replay, told
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


@dataclass(frozen=True, slots=True)
class Differs:
    """What came out otherwise, and where in the worked patient's file it was expected."""

    path: Path
    what: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What running one worked patient brought."""

    name: str
    differs: tuple[Differs, ...]
    shown: frozenset[Shown]

    @property
    def is_as_expected(self) -> bool:
        return not self.differs


def run(name: str, examples: Examples, pathway: Pathway) -> Outcome:
    """Looks at one worked patient at every instant at which something is expected."""
    patient, history = examples[name], replay(name, examples)
    differs = list(_through_gates(history, pathway, patient.age, patient.day_0))
    shown: set[Shown] = set()
    for index, expected in enumerate(patient.expect):
        look = _Look(pathway, tuple(one.event for one in history), expected.at, patient.day_0, patient.age)
        for path, seen, what in _looked(look, expected):
            if what:
                differs.append(Differs(("expect", index, *path), f"At {expected.at}: {what}"))
            else:
                shown.update(seen)
    return Outcome(name, tuple(differs), frozenset(shown))


def run_all(examples: Examples, pathway: Pathway) -> tuple[Outcome, ...]:
    return tuple(run(name, examples, pathway) for name in examples)


_BOTH = {"gate": {"stopped", "passed"}, "task": {"opened", "closed"}}
"""A gate has to stop somebody and let somebody through, a task to be owed and to be done."""


def exercised(outcomes: Iterable[Outcome]) -> frozenset[str]:
    """The rules, as "kind:name", that worked patients exercise, of those whose outcome is as expected."""
    seen: dict[tuple[str, str], set[str]] = {}
    for outcome in outcomes:
        for one in outcome.shown if outcome.is_as_expected else ():
            seen.setdefault((one.kind, one.rule), set()).add(one.how)
    return frozenset(rule for (kind, rule), how in seen.items() if _BOTH.get(kind, set()) <= how)


def rules_of(pathway: Pathway) -> frozenset[str]:
    """Every rule a worked patient can exercise, as "kind:name"."""
    tables = {
        "gate": pathway.gates,
        "check": pathway.questions,
        "task": pathway.tasks,
        "window": pathway.windows,
        "effect": pathway.effects,
    }
    return frozenset(f"{kind}:{name}" for kind, table in tables.items() for name in table)


Looked = Iterator[tuple[Path, tuple[Shown, ...], str]]
"""Where it was expected, what it shows, and what differs; nothing differs where the words are empty."""


@dataclass
class _Look:
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


def _looked(look: _Look, expected: Expected) -> Looked:
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


def _gates(look: _Look, expected: Expected) -> Looked:
    blocks = {block.stop.key: block for block in look.standing.blocks} if expected.stops or expected.passed else {}
    for name, roles in expected.stops.items():
        block = blocks.get(name)
        may_sign = _other(_named(block.to_sign), _named(roles), "who may still sign is") if block else ""
        what = may_sign if block else f"the gate '{name}' stops nothing."
        yield ("stops", name), (Shown("gate", name, "stopped"),), what
    for index, name in enumerate(expected.passed):
        what = f"the gate '{name}' still stops." if name in blocks else ""
        yield ("passed", index), (Shown("gate", name, "passed"),), what
    for index, kind in enumerate(expected.clear_for):
        held = _held(kind, look.past, look.now, look.pathway, look.age)
        what = f"{kind} is stopped by {_named(held)}." if held else ""
        yield ("clear_for", index), _all_passed(kind, look.pathway), what


def _all_passed(kind: Event, pathway: Pathway) -> tuple[Shown, ...]:
    return tuple(Shown("gate", key, "passed") for key, gate in pathway.gates.items() if gate.before is kind)


def _named(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nobody"


def _held(kind: Event, past: tuple[Happened, ...], now: datetime, pathway: Pathway, age: int | None) -> tuple[str, ...]:
    """The gates that hold an event back, but those that everybody named has signed for."""
    book = Rulebook.of(pathway)
    found = stops(book, kind, past, now, age)
    return tuple(stop.key for stop in found if still_to_sign(stop.key, book, past, now) != ())


def _through_gates(history: tuple[Replayed, ...], pathway: Pathway, age: int | None, day_0: date) -> Iterator[Differs]:
    """What happened although a gate stopped it, and was not said to."""
    gated = {gate.before for gate in pathway.gates.values()}
    for place, one in enumerate(history):
        if one.event.kind not in gated and not one.despite:
            continue
        past = tuple(earlier.event for earlier in history[:place])
        held = _held(one.event.kind, past, one.event.happened_at, pathway, age)
        if set(held) != set(one.despite):
            when = told(one.event.happened_at, day_0)
            what = f"At {when}: {one.event.kind} is stopped by {_named(held)}, not {_named(one.despite)}."
            yield Differs(("until",) if one.index is None else ("events", one.index), what)


def _findings(look: _Look, expected: Expected) -> Looked:
    for name, means in expected.findings.items():
        found = look.findings.get(name)
        state = "not asked" if found is None else "settled" if found.settled_by else found.finding.means
        given = found is not None and found.why in (Why.ANSWERED, Why.SAID_NOT_KNOWN)
        seen = (Shown("check", name, found.answer),) if found is not None and given else ()
        yield ("findings", name), seen, _other(state, means, f"'{name}' is")


def _tasks(look: _Look, expected: Expected) -> Looked:
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


def _done(look: _Look, name: str) -> tuple[Shown, ...]:
    """A task that is only offered was never owed: what shows it is that it was done."""
    rule = look.pathway.tasks[name]
    if not is_offered(rule, look.pathway):
        return (Shown("task", name, "closed"),)
    was_done = any(event.kind is rule.kept_by for event in look.past)
    return (Shown("task", name, "opened"), Shown("task", name, "closed")) if was_done else ()


def _owed(look: _Look, name: str, owed: Owed, owner: str, opens: datetime | None, due: datetime | None) -> str:
    found = [_other(owner, owed.owner, f"the task '{name}' is owed by")]
    if owed.opens:
        found.append(_other(look.told(opens), owed.opens, f"the task '{name}' opens"))
    if owed.due:
        found.append(_other(look.told(due), owed.due, f"the task '{name}' is due"))
    return " ".join(filter(None, found))


def _promises(look: _Look, expected: Expected) -> Looked:
    for name, state in expected.promises.items():
        found = look.standing.promises[name].state
        seen = (Shown("promise", name, state), Shown("window", look.pathway.promises[name].window, state))
        decided = found is not State.PENDING
        yield ("promises", name), seen if decided else seen[:1], _other(found, state, f"the promise '{name}' is")


def _window(look: _Look, name: str, edges: Edges) -> str:
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


def _colour(look: _Look, name: str) -> str:
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


def _rest(look: _Look, expected: Expected) -> Looked:
    if expected.incidents is not None:
        found = [one.matter.value for one in look.standing.incidents]
        yield ("incidents",), (), _other(_named(found), _named(expected.incidents), "the incidents are")
    for kind, state in expected.letters.items():
        yield ("letters", kind), (), _other(_letter(look, kind), state, f"the letter {kind} is")
    if expected.benefit is not None:
        yield ("benefit",), (), _other(benefit_of(look.pathway, look.past), expected.benefit, "the benefit is")


def _letter(look: _Look, kind: Event) -> str:
    """Sent, held until a consultant has read what went wrong, due because its task is open, or not due."""
    if any(event.kind is kind for event in look.past):
        return "sent"
    if look.standing.holds(kind):
        return "held"
    is_due = any(look.pathway.tasks[task.key].kept_by is kind for task in look.standing.tasks)
    return "due" if is_due else "not_due"
