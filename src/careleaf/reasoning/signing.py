"""Who has signed what: a finding resolved, or a gate passed the one way its definition allows.

A signature is the event ``finding_resolved`` with the facts ``finding`` or ``gate`` (what it is for), ``role`` (as
whom) and ``reason``. It counts for the answers it was given on: another answer since then, or another day where the
gate is for the day alone, needs a new one.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import product

from careleaf.definition.rules import Gate
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.calendar import end_of_day
from careleaf.reasoning.gates import Rulebook, counted, questions_read
from careleaf.reasoning.happened import Happened, Past, in_order, until


def signatures(what: str, key: str, past: Iterable[Happened]) -> tuple[Happened, ...]:
    """The signatures with a reason for a ``finding`` or a ``gate``, counted or not."""
    kept = (event for event in in_order(past).of(Event.FINDING_RESOLVED) if event.facts.get(what) == key)
    return tuple(event for event in kept if event.facts.get("reason", "").strip())


def still_to_sign(key: str, rulebook: Rulebook, events: Iterable[Happened], at: datetime) -> tuple[Role, ...] | None:
    """The roles whose signature would pass a gate; none left once all have signed, each a person of their own.

    None where no signature passes it.
    """
    gate = rulebook.gates[key]
    roles, past = gate.way_on.passed_by, until(events, at)
    if not roles:
        return None
    signed = [event for event in signatures("gate", key, past) if _counts(event, gate, rulebook, past, at)]
    people = {role: {event.by for event in signed if event.facts.get("role") == role} for role in roles}
    if any(len(set(chosen)) == len(roles) for chosen in product(*people.values())):
        return ()
    return tuple(role for role in roles if not people[role]) or roles[-1:]


def answered_otherwise(answers: Mapping[str, str], signed: Happened, past: Iterable[Happened]) -> bool:
    """Whether one of the questions was answered since, other than this."""
    later = [event for event in past if event.happened_at > signed.happened_at]
    return any(event.facts.get(name, answer) != answer for event in later for name, answer in answers.items())


def _counts(signed: Happened, gate: Gate, rulebook: Rulebook, past: Past, at: datetime) -> bool:
    then = signed.happened_at
    before = until(past, then)
    if gate.same_day and at > end_of_day(then):
        return False
    now: dict[str, str] = {}
    for name in questions_read(gate.stops_when):
        now[name] = counted(name, rulebook, past, at, same_day=gate.same_day).answer
        if counted(name, rulebook, before, then, same_day=gate.same_day).answer != now[name]:
            return False
    return not answered_otherwise(now, signed, past)
