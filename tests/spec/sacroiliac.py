"""The first definition, and events of it as worked examples write them."""

from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.assess import Assessed, assess
from careleaf.reasoning.gates import Rulebook
from careleaf.reasoning.happened import Happened
from tests.factories.definitions import definition
from tests.unit.reasoning.events import at, happened


def pathway() -> Pathway:
    return definition("sacroiliac-joint-injection").pathway


def rulebook() -> Rulebook:
    return Rulebook.of(pathway())


def sheet(when: str, **answers: str) -> Happened:
    """Safety questions answered."""
    return happened(Event.QUESTIONS_ANSWERED, when, **answers)


def resolved(when: str, finding: str, role: str, reason: str = "Seen and weighed up.") -> Happened:
    return happened(Event.FINDING_RESOLVED, when, finding=finding, role=role, reason=reason)


def found(question: str, now: str, *events: Happened, age: int | None = 47) -> Assessed | None:
    """The finding of one question; None where this person is not asked it."""
    asked = {one.question: one for one in assess(rulebook(), events, at(now), age)}
    return asked.get(question)
