"""The signs of the definition's side effects, as they are asked about: red ones first, of everybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from careleaf.clinic.journeys.definition_words import told
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Answer, Colour

EFFECT = "effect."
"""What the fact that an effect is there is called after: ``effect.<key>`` is yes, no or not known."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to notice. ``key`` is its words key and the fact its answer is kept under."""

    key: str
    effect: str
    words: str


def red_signs(pathway: Pathway) -> tuple[Sign, ...]:
    """Asked first and of everybody, whatever else there is."""
    return _signs(pathway, pathway.effects, red=True)


def other_signs(pathway: Pathway, effects: Iterable[str]) -> tuple[Sign, ...]:
    """What tells the milder colours of these effects apart."""
    red = {sign.key for sign in red_signs(pathway)}
    return tuple(sign for sign in _signs(pathway, effects, red=False) if sign.key not in red)


def _signs(pathway: Pathway, effects: Iterable[str], *, red: bool) -> tuple[Sign, ...]:
    found = {
        band.when: Sign(band.when, key, told(pathway, band.when))
        for key in effects
        for band in pathway.effects[key].bands
        if band.when and (band.colour is Colour.RED) is red
    }
    return tuple(found.values())


def sign_keys(pathway: Pathway) -> frozenset[str]:
    return frozenset(band.when for effect in pathway.effects.values() for band in effect.bands if band.when)


def fact_of(effect: str) -> str:
    return EFFECT + effect


def about_effects(pathway: Pathway, facts: Mapping[str, str]) -> dict[str, str]:
    """Of what was told, the part that speaks of signs and effects."""
    keys = {*sign_keys(pathway), *map(fact_of, pathway.effects)}
    return {key: value for key, value in facts.items() if key in keys}


def effects_named(pathway: Pathway, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Those that are there or may be, by themselves or by one of their signs."""
    may_be = (Answer.YES.value, Answer.NOT_KNOWN.value)
    return tuple(
        key
        for key, effect in pathway.effects.items()
        if any(facts.get(name) in may_be for name in (fact_of(key), *(band.when for band in effect.bands if band.when)))
    )
