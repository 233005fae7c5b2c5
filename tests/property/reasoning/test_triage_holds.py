"""Whatever is reported and whenever: not known is never green, and nothing unanswered makes a report less urgent."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Colour
from careleaf.reasoning.triage import Triaged, triage
from tests.factories.definitions import FOLDERS, definition
from tests.unit.reasoning.events import at

ENDED = at("2026-03-02 10:00")
PATHWAYS = {name: definition(name).pathway for name in FOLDERS}
EFFECTS = [(name, effect) for name, pathway in PATHWAYS.items() for effect in pathway.effects]
HOURS = st.integers(0, 24 * 70)
SAID = st.sampled_from(("yes", "no", "not_known"))


def signs_of(pathway: Pathway, effect: str) -> list[str]:
    return [band.when for band in pathway.effects[effect].bands if band.when]


def told(pathway: Pathway, effect: str, signs: dict[str, str], hours: int, knows_end: bool = True) -> Triaged:
    when = ENDED + timedelta(hours=hours)
    ended = ENDED if knows_end else None
    return triage(pathway.effects[effect], signs, pathway.facts, procedure_ended=ended, reported_at=when)


@pytest.mark.parametrize(("name", "effect"), EFFECTS)
@given(data=st.data(), hours=HOURS, knows_end=st.booleans())
def test_not_known_is_never_green_where_it_could_be_worse(
    name: str, effect: str, data: st.DataObject, hours: int, knows_end: bool
) -> None:
    pathway = PATHWAYS[name]
    signs = {sign: data.draw(SAID) for sign in signs_of(pathway, effect)}
    worse = [band.when for band in pathway.effects[effect].bands if band.when and band.colour is not Colour.GREEN]
    clocked = any(band.until or band.after for band in pathway.effects[effect].bands)
    one = told(pathway, effect, signs, hours, knows_end)
    if any(signs[sign] == "not_known" for sign in worse) or (clocked and not knows_end):
        assert one.colour is not Colour.GREEN
    if any(signs[b.when] == "yes" and b.colour is Colour.RED for b in pathway.effects[effect].bands if b.when):
        assert one.colour is Colour.RED


@pytest.mark.parametrize(("name", "effect"), EFFECTS)
@given(data=st.data(), hours=HOURS)
def test_taking_a_no_back_never_makes_it_less_urgent(name: str, effect: str, data: st.DataObject, hours: int) -> None:
    pathway, order = PATHWAYS[name], [Colour.GREEN, Colour.AMBER, Colour.RED]
    signs = {sign: data.draw(st.sampled_from(("yes", "no"))) for sign in signs_of(pathway, effect)}
    doubted = {
        sign: data.draw(st.sampled_from((said, "not_known"))) if said == "no" else said for sign, said in signs.items()
    }
    sure, unsure = told(pathway, effect, signs, hours), told(pathway, effect, doubted, hours)
    assert order.index(unsure.colour) >= order.index(sure.colour)
