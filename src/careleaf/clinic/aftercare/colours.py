"""The colour of what was told: of each effect by its bands, and of all of it by the worst."""

from collections.abc import Mapping
from dataclasses import dataclass

from careleaf.clinic.aftercare.signs import about_effects, effects_named, red_signs
from careleaf.clinic.journeys.act import Case
from careleaf.definition.vocabulary import Answer, Colour, Event
from careleaf.reasoning.triage import Because, Triaged, triage

ENDS = (Event.PROCEDURE_ENDED, Event.ABANDONED)
_WORST_FIRST = (Colour.RED, Colour.AMBER, Colour.GREEN)


@dataclass(frozen=True, slots=True)
class Judged:
    """``found`` are the effects that are there or may be, the worst first; none of them is green without a doubt."""

    colour: Colour
    speak_now: bool
    found: tuple[tuple[str, Triaged], ...]

    @property
    def in_doubt(self) -> bool:
        return self.speak_now and self.colour is not Colour.RED

    @property
    def advice(self) -> tuple[str, ...]:
        """The words blocks of the worst colour first, each once; of a red one nothing milder beside it."""
        said = [one for _, one in self.found if one.speak_now or (not self.speak_now and one.colour is self.colour)]
        return tuple(dict.fromkeys(block for one in said for block in one.advice))


def judged(case: Case, facts: Mapping[str, str]) -> Judged | None:
    """None where nothing was asked about signs or effects: that is not green, and not a problem either."""
    told = about_effects(case.pathway, facts)
    if not told:
        return None
    unasked = {sign.key: Answer.NOT_KNOWN.value for sign in red_signs(case.pathway)}
    signs = {**unasked, **told}
    ended = case.last(*ENDS)
    found = [
        (
            key,
            triage(
                case.pathway.effects[key],
                signs,
                case.pathway.facts,
                procedure_ended=ended.happened_at if ended else None,
                reported_at=case.at,
            ),
        )
        for key in effects_named(case.pathway, signs)
    ]
    ordered = tuple(sorted(found, key=lambda one: _urgency(one[1])))
    worst = ordered[0][1] if ordered else None
    return Judged(worst.colour if worst else Colour.GREEN, any(one.speak_now for _, one in ordered), ordered)


def _urgency(one: Triaged) -> tuple[int, bool, bool]:
    """Red, then a doubt about red, then amber that is certain, then amber in doubt, then green."""
    return _WORST_FIRST.index(one.colour), not one.speak_now, one.because is not Because.BAND


def colour_facts(case: Case, facts: Mapping[str, str]) -> dict[str, str]:
    """What the event keeps: the colour, whether somebody has to speak to them now, the worst effect."""
    found = judged(case, facts)
    if found is None:
        return {}
    kept = {"colour": found.colour.value, "speak_now": Answer.YES.value if found.speak_now else Answer.NO.value}
    return kept | ({"effect": found.found[0][0]} if found.found else {})
