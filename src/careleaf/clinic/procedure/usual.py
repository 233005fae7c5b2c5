"""What is used here unless something speaks against it, from the definition as this hospital runs it."""

from careleaf.clinic.journeys.act import Case
from careleaf.definition.values import Name


def usual(case: Case, what: str) -> str:
    """The fact ``usual_<what>``, as a first value of a field; empty where the definition has none."""
    fact = case.pathway.facts.get(f"usual_{what}")
    return fact.is_.text if fact is not None and isinstance(fact.is_, Name) else ""
