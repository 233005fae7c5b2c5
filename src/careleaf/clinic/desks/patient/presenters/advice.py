"""What to do now, in the definition's own words: after a report, and on any page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from careleaf.clinic.aftercare.colours import ENDS, Judged, judged
from careleaf.clinic.aftercare.signs import fact_of
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.definition_words import told_lines
from careleaf.definition.leaflet import Shape
from careleaf.definition.pathway import Pathway
from careleaf.definition.values import Slot
from careleaf.definition.vocabulary import Answer, Colour
from careleaf.definition.words import facts_inserted
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.triage import triage

CONTACT = "contact"
"""The section of a leaflet that says how to reach the clinic."""
VARIANTS: dict[Shape, str] = {"emergency": "emergency", "urgent": "urgent", "caution": "non-urgent"}


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the leaflet: its heading says what to do, its lines when."""

    variant: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """A side effect that is expected today, and what to do about it."""

    title: str
    advice: str


def alarm_boxes(pathway: Pathway) -> tuple[Box, ...]:
    """Every box of the leaflet's section on alarm signs, the emergency first as it is printed."""
    section = next((one for one in pathway.leaflet.sections if any(_is_emergency(b.shape) for b in one.blocks)), None)
    found = [placed for placed in section.blocks if placed.shape in VARIANTS] if section else []
    return tuple(_box(pathway, placed.block, VARIANTS[placed.shape]) for placed in found)


def _is_emergency(shape: Shape) -> bool:
    return shape == "emergency"


def _box(pathway: Pathway, block: str, variant: str) -> Box:
    heading, *lines = told_lines(pathway, block)
    return Box(variant, heading, tuple(lines))


def whom_to_phone(pathway: Pathway) -> tuple[str, ...]:
    """The hospital's own line, when it is answered, and what to do outside these hours."""
    contact = next((one.blocks for one in pathway.leaflet.sections if one.key == CONTACT), ())
    placed = [one.block for one in contact or pathway.leaflet.letterhead.foot]
    return _lines(pathway, (block for block in placed if _is_about_phoning(pathway, block)))


def _is_about_phoning(pathway: Pathway, block: str) -> bool:
    values = (
        pathway.facts[name].is_ for name in facts_inserted(pathway.source_words.blocks[block]) & set(pathway.facts)
    )
    return any(
        (value.expects if isinstance(value, Slot) else value.type) in ("phone", "opening_hours") for value in values
    )


def expected_today(case: Case) -> tuple[Expected, ...]:
    """What is green by the clock alone, none of its other signs being there."""
    return tuple(_expected(case))


def _expected(case: Case) -> Iterator[Expected]:
    ended = case.last(*ENDS)
    for effect in case.pathway.effects.values():
        no = {band.when: Answer.NO.value for band in effect.bands if band.when}
        found = triage(
            effect,
            no,
            case.pathway.facts,
            procedure_ended=ended.happened_at if ended else None,
            reported_at=case.at,
        )
        if found.colour is Colour.GREEN:
            yield Expected(effect.title, " ".join(_lines(case.pathway, found.advice)))


def _lines(pathway: Pathway, blocks: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for block in blocks for line in told_lines(pathway, block))


@dataclass(frozen=True, slots=True)
class Advice:
    """After a report. ``answered_by`` is when somebody answers at the latest, None where nobody needs to or no time is
    set; red and doubt wait for nobody."""

    colour: str
    is_now: bool
    title: str
    do: tuple[str, ...]
    about: tuple[str, ...]
    boxes: tuple[Box, ...]
    phone: tuple[str, ...]
    answered_by: datetime | None


TITLES = {
    Colour.RED: "Get help now",
    Colour.AMBER: "A nurse needs to know about this",
    Colour.GREEN: "Thank you. This is expected",
}
IN_DOUBT = "Speak to somebody now"
NOTHING = "Thank you. You reported nothing that worries us"


def advice_on(case: Case, event: Happened) -> Advice | None:
    """None where the report said nothing of signs or effects."""
    found = judged(replace(case, at=event.happened_at), event.facts)
    if found is None:
        return None
    pathway = case.pathway
    boxes = alarm_boxes(pathway)
    return Advice(
        colour=found.colour.value,
        is_now=found.speak_now,
        title=_title(found),
        do=_lines(pathway, found.advice),
        about=tuple(pathway.effects[key].title for key, _ in found.found if _is_told(pathway, key, event)),
        boxes=tuple(box for box in boxes if box.variant == "emergency") if found.speak_now else boxes,
        phone=whom_to_phone(pathway),
        answered_by=_answered_by(found),
    )


def _is_told(pathway: Pathway, effect: str, event: Happened) -> bool:
    """Said to be there, by itself or by one of its signs; "I am not sure" names none."""
    signs = (band.when for band in pathway.effects[effect].bands if band.when)
    return any(event.facts.get(name) == Answer.YES for name in (fact_of(effect), *signs))


def _title(found: Judged) -> str:
    if found.in_doubt:
        return IN_DOUBT
    return TITLES[found.colour] if found.found else NOTHING


def _answered_by(found: Judged) -> datetime | None:
    if found.speak_now or found.colour is Colour.GREEN:
        return None
    return min((one.until for _, one in found.found if one.until and one.colour is Colour.AMBER), default=None)
