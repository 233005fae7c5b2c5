"""How fast a side effect needs somebody: its colour from the clock and from what is reported, and who answers.

A sign nobody has answered for is not known, and so is a clock whose start or length is not known. Not known is never
green: where a red sign is in doubt somebody speaks to the person now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careleaf.definition.facts import Fact
from careleaf.definition.rules import Band, Effect
from careleaf.definition.values import Duration
from careleaf.definition.vocabulary import Answer, Colour, Role
from careleaf.reasoning.calendar import reach


class Because(StrEnum):
    """Why a report has its colour."""

    BAND = "band"
    RED_IN_DOUBT = "red_in_doubt"
    AMBER_IN_DOUBT = "amber_in_doubt"
    NO_BAND = "no_band"


@dataclass(frozen=True, slots=True, kw_only=True)
class Triaged:
    """The colour and why. ``advice`` are the words blocks to say, ``ask_now`` the signs nobody has answered for.

    ``speak_now``: a person speaks to them at once. ``answered_by`` owes an answer until ``until``, None where no time
    is set; red never waits for them.
    """

    colour: Colour
    because: Because
    advice: tuple[str, ...]
    ask_now: tuple[str, ...]
    speak_now: bool
    answered_by: Role
    until: datetime | None


def triage(
    effect: Effect,
    signs: Mapping[str, str],
    facts: Mapping[str, Fact],
    *,
    procedure_ended: datetime | None,
    reported_at: datetime,
) -> Triaged:
    """The colour of a report. ``signs`` are answers (yes, no, not known) by the words key of each sign asked about."""
    applies = [(band, _applies(band, signs, facts, procedure_ended, reported_at)) for band in effect.bands]
    colour, because = _colour(applies)
    now = colour is Colour.RED or because is Because.RED_IN_DOUBT
    within = facts[effect.answered_within].is_
    until = reach(reported_at, within, closing=True) if isinstance(within, Duration) else None
    return Triaged(
        colour=colour,
        because=because,
        advice=_advice(applies, colour, because),
        ask_now=tuple(band.when for band, _ in applies if band.when and not _is_answered(band.when, signs)),
        speak_now=now,
        answered_by=effect.answered_by,
        until=reported_at if now else until,
    )


def _advice(applies: list[tuple[Band, Answer]], colour: Colour, because: Because) -> tuple[str, ...]:
    """What to say: of the bands that hold; in doubt, of those that may hold too, the emergency only where no other."""
    if because is Because.BAND:
        said = [band for band, answer in applies if band.colour is colour and answer is Answer.YES]
    else:
        may_hold = [band for band, answer in applies if answer is not Answer.NO and band.colour is not Colour.GREEN]
        said = [band for band in may_hold if band.colour is Colour.AMBER] or may_hold
    return tuple(dict.fromkeys(band.advice for band in said))


def _colour(applies: list[tuple[Band, Answer]]) -> tuple[Colour, Because]:
    certain = {band.colour for band, answer in applies if answer is Answer.YES}
    doubtful = {band.colour for band, answer in applies if answer is Answer.NOT_KNOWN}
    if Colour.RED in certain:
        return Colour.RED, Because.BAND
    if Colour.RED in doubtful:
        return Colour.AMBER, Because.RED_IN_DOUBT
    if Colour.AMBER in certain:
        return Colour.AMBER, Because.BAND
    if Colour.AMBER in doubtful:
        return Colour.AMBER, Because.AMBER_IN_DOUBT
    # What no band speaks of is not harmless for that: a nurse looks at it.
    return (Colour.GREEN, Because.BAND) if certain else (Colour.AMBER, Because.NO_BAND)


def _applies(
    band: Band, signs: Mapping[str, str], facts: Mapping[str, Fact], ended: datetime | None, at: datetime
) -> Answer:
    """Whether a band holds: its sign is there, and the time lies after and not beyond its clocks."""
    parts = [
        *([Answer(signs[band.when]) if _is_answered(band.when, signs) else Answer.NOT_KNOWN] if band.when else []),
        *([_is_past(band.after, facts, ended, at)] if band.after else []),
        *([_opposite(_is_past(band.until, facts, ended, at))] if band.until else []),
    ]
    if Answer.NO in parts:
        return Answer.NO
    return Answer.NOT_KNOWN if Answer.NOT_KNOWN in parts else Answer.YES


def _is_answered(sign: str, signs: Mapping[str, str]) -> bool:
    return signs.get(sign) in (Answer.YES, Answer.NO)


def _is_past(name: str, facts: Mapping[str, Fact], ended: datetime | None, at: datetime) -> Answer:
    """Whether more time than the fact's has passed since the procedure ended."""
    length = facts[name].is_
    if ended is None or at < ended or not isinstance(length, Duration):
        return Answer.NOT_KNOWN
    return Answer.YES if at > reach(ended, length, closing=True) else Answer.NO


def _opposite(answer: Answer) -> Answer:
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.NOT_KNOWN: Answer.NOT_KNOWN}[answer]
