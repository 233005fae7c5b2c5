"""The scores before and now, and what they amount to by the definition's limits; where one is missing, that is said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.wording import TOLD_BY, happened
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.outcome import OWN_VIEW, benefit_of, score_change
from careleaf.reasoning.scores import Benefit, CannotSay, Change

BENEFITS: Mapping[Benefit, str] = MappingProxyType(
    {
        Benefit.GOOD_SO_FAR: "Good benefit so far",
        Benefit.PARTIAL: "Some benefit",
        Benefit.LITTLE: "Little benefit",
        Benefit.WORSE: "Worse than before",
        Benefit.CANNOT_SAY: "Cannot say",
    }
)
WHY_NOT: Mapping[CannotSay, str] = MappingProxyType(
    {
        CannotSay.NO_BASELINE: "there is no score from before the procedure",
        CannotSay.NO_SCORE_NOW: "there is no score since the procedure",
        CannotSay.OUT_OF_RANGE: "a score lies outside its scale",
        CannotSay.BASELINE_AT_ITS_BEST: "it was at its best before",
    }
)

VIEWS = (
    ("1", "Very much better"),
    ("2", "Much better"),
    ("3", "A little better"),
    ("4", "No change"),
    ("5", "A little worse"),
    ("6", "Much worse"),
    ("7", "Very much worse"),
    ("not_known", "They cannot say, or nobody could ask"),
)


@dataclass(frozen=True, slots=True)
class Score:
    """A score as it was given: where, how, when."""

    title: str
    value: str
    occasion: str
    how: str
    given: Happened


def scores_of(pathway: Pathway, events: Iterable[Happened]) -> Iterator[Score]:
    """Every score of the journey, as they were given."""
    for event in in_order(events):
        for key, instrument in pathway.instruments.items():
            if key in event.facts:
                yield Score(instrument.title, event.facts[key], happened(event.kind), TOLD_BY[event.how], event)


def change_in_words(change: Change) -> str:
    """ "4 points better (57 %)"; never a figure where one of the two scores is missing."""
    if change.better_by is None:
        return f"Cannot say: {WHY_NOT[change.because]}" if change.because else "Cannot say"
    points = abs(change.better_by).normalize()
    better = "the same" if not points else f"{points:f} points {'better' if change.better_by > 0 else 'worse'}"
    return better if change.percent is None else f"{better} ({float(abs(change.percent)):.0f} %)"


def verdict_with(case: Case, own_view: str) -> tuple[str, Change | None]:
    """What the figures amount to with this view of the patient, and the change they go by."""
    instrument = main_instrument(case.pathway)
    events = (*case.events, _with_view(case, own_view)) if own_view else case.events
    found = benefit_of(case.pathway, events)
    change = score_change(case.pathway, instrument, case.events) if instrument else None
    return (BENEFITS[found] if found else ""), change


def main_instrument(pathway: Pathway) -> str:
    """The one whose change a measure holds to a limit."""
    held = (one.instrument for one in pathway.measures.values() if one.instrument and one.fact)
    return next(held, "")


def _with_view(case: Case, own_view: str) -> Happened:
    newest = in_order(case.events)[-1]
    return replace(newest, id="999999", kind=Event.OUTCOME_DECIDED, happened_at=case.at, facts={OWN_VIEW: own_view})


def figures_in_words(case: Case, own_view: str) -> str:
    verdict, change = verdict_with(case, own_view)
    if change is None:
        return "The definition names no limit for a good benefit."
    return f"{verdict}. Pain: {change_in_words(change)}."


def view_told(case: Case) -> str:
    """As it was last told on the same scale, at the call or at home."""
    scale = (int(VIEWS[0][0]), len(VIEWS) - 1, "lower")
    same = [key for key, one in case.pathway.instruments.items() if (one.lowest, one.highest, one.better) == scale]
    past = in_order(case.events)
    told = [event.facts[name] for event in past for name in (*same, OWN_VIEW) if name in event.facts]
    return told[-1] if told and told[-1] in dict(VIEWS) else ""
