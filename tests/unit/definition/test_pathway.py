"""A pathway holds together, and stays so at each of its sites."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import InvalidPathway
from careleaf.definition.values import Duration, Slot
from tests.factories.definitions import FOLDERS, definition, pathway_with


def hours(pathway: Pathway) -> int:
    value = pathway.facts["no_drive"].is_
    assert isinstance(value, Duration)
    return int(value.amount)


def test_one_in_which_a_name_leads_nowhere_cannot_be_built() -> None:
    with pytest.raises(InvalidPathway, match=r"names the effect 'flare', which effects\.yaml does not hold"):
        replace(definition().pathway, effects={})


def test_it_cannot_change() -> None:
    with pytest.raises(FrozenInstanceError):
        definition().pathway.facts = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        definition().pathway.facts["no_drive"] = None  # type: ignore[index]


def test_a_site_lays_its_own_facts_over_the_editions() -> None:
    pathway = definition().pathway
    assert (hours(pathway), hours(pathway.at("fernhill")), hours(pathway.at("marsh-end"))) == (6, 6, 12)
    assert isinstance(pathway.facts["clinic_line"].is_, Slot)
    assert not isinstance(pathway.at("fernhill").facts["clinic_line"].is_, Slot)


def test_one_sites_tighter_limit_is_no_measure_for_another() -> None:
    tighter = {**definition().source.documents["sites/marsh-end.yaml"]["facts"]["no_drive"]}
    tighter["is"] = {"type": "duration", "amount": 8, "unit": "hours"}
    pathway = pathway_with(("sites/fernhill.yaml", ("facts", "no_drive"), tighter))
    assert hours(pathway.at("marsh-end")) == 12
    assert hours(pathway.at("fernhill")) == 8


def test_there_is_no_pathway_at_a_site_nobody_knows() -> None:
    with pytest.raises(KeyError):
        definition().pathway.at("nowhere")


@pytest.mark.parametrize("name", FOLDERS)
def test_it_has_the_words_of_its_source_language(name: str) -> None:
    pathway = definition(name).pathway
    assert pathway.source_words.language == pathway.head.source_language
