"""The questionnaires asked at an event: those whose items may be supplied, and where somebody sees what they find."""

from collections.abc import Iterator, Mapping

from django import forms

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.asking import number
from careleaf.definition.measures import Instrument
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event


def instruments_at(pathway: Pathway, anchor: Event) -> Iterator[tuple[str, Instrument]]:
    """A screen that nobody answers for is not asked: what it found would lie unread."""
    here = {name for name, one in pathway.occasions.items() if one.anchor is anchor and one.before is None}
    for key, one in pathway.instruments.items():
        is_seen = one.positive_from is None or one.positive_seen_by is not None
        if one.items_supplied_by == "careleaf" and is_seen and here.intersection(one.asked_at):
            yield key, one


def score_fields(case: Case, anchor: Event) -> Mapping[str, forms.Field]:
    """One number each; left empty where there is no answer, which is never zero."""
    return {key: _field(one) for key, one in instruments_at(case.pathway, anchor)}


def _field(one: Instrument) -> forms.Field:
    better = f"{one.lowest} is best" if one.better == "lower" else f"{one.highest} is best"
    hint = f"From {one.lowest} to {one.highest}; {better}. Leave it empty if they cannot say."
    return number(one.title, hint, most=one.highest, least=one.lowest, required=False)
