"""The scores a journey holds, and what they amount to by the limits its definition names.

A score is kept in the facts of the event at which it was given, under its instrument's key. The baseline is the last
one before the procedure began, "now" the last one since it ended.
"""

from collections.abc import Iterable
from decimal import Decimal

from careleaf.definition.pathway import Pathway
from careleaf.definition.values import Quantity
from careleaf.definition.vocabulary import Evaluator, Event
from careleaf.reasoning.gates import number_in
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.scores import Benefit, Change, benefit, change

OWN_VIEW = "patient_view"
"""The fact in which the patient's own view of the change is written down (PGIC, 1 to 7)."""


def score_change(pathway: Pathway, instrument: str, events: Iterable[Happened]) -> Change:
    """The change of one instrument over a journey."""
    past = in_order(events)
    begins = next((i for i, event in enumerate(past) if event.kind is Event.PROCEDURE_STARTED), len(past) - 1)
    before, after = past[: begins + 1], past[begins + 1 :]
    return change(pathway.instruments[instrument], _last(instrument, before), _last(instrument, after))


def _last(fact: str, events: Iterable[Happened]) -> Decimal | None:
    given = [number_in(event.facts[fact]) for event in events if fact in event.facts]
    return given[-1] if given else None


def benefit_of(pathway: Pathway, events: Iterable[Happened]) -> Benefit | None:
    """What the injection did, by the measures that hold a change of score to a limit; None where none does."""
    past = in_order(events)
    limits = _limits(pathway)
    if not limits:
        return None
    (instrument, good), (_, partial) = limits[0], limits[-1]
    own = _last(OWN_VIEW, past)
    whole = int(own) if own is not None and own == int(own) else None
    return benefit(score_change(pathway, instrument, past), whole, good=good, partial=partial)


def _limits(pathway: Pathway) -> list[tuple[str, Decimal]]:
    """The instrument and the limits in per cent that measures of change name, the highest first."""
    held = [
        (measure.instrument, value.amount)
        for measure in pathway.measures.values()
        if measure.evaluator is Evaluator.SCORE_CHANGE and measure.fact and measure.instrument
        if isinstance(value := pathway.facts[measure.fact].is_, Quantity)
    ]
    return sorted(held, key=lambda pair: pair[1], reverse=True)
