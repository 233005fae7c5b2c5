"""Every name one part of a definition uses for another is an arrow with its place."""

from __future__ import annotations

import pytest

from careleaf.definition.integrity import held
from careleaf.definition.references import Node, references
from tests.factories.definitions import FOLDERS, definition

ARROWS = {
    (arrow.user, arrow.target): f"{arrow.file}:{'/'.join(map(str, arrow.path))}"
    for arrow in references(definition().pathway)
}


@pytest.mark.parametrize(
    ("user", "target", "place"),
    [
        (("item", "A4"), ("gate", "thinner_settled"), "items.yaml:items/3/rules/2/gate"),
        (("item", "A11"), ("fact", "numb_knee"), "items.yaml:items/10/relations/1/lasts"),
        (("item", "M2"), ("fact", "chance_of_benefit"), "items.yaml:gaps/1/facts/0"),
        (("item", "X2"), ("block", "home.driving"), "items.yaml:conflicts/1/resolved/blocks/1"),
        (("item", "X2"), ("item", "A10"), "items.yaml:conflicts/1/between/0"),
        (("block", "home.rest"), ("fact", "rest"), "words/fr.po:home.rest"),
        (("head", "pathway"), ("fact", "publisher_name"), "pathway.yaml:publisher"),
        (("fact", "travel"), ("block", "slots.travel"), "facts.yaml:travel/is/fallback"),
        (("gate", "no_infection"), ("fact", "fever"), "steps.yaml:gates/no_infection/stops_when/any/1/fact"),
        (
            ("question", "blood_thinner"),
            ("fact", "thinner_ages"),
            "checks.yaml:questions/blood_thinner/asked_of/age_within",
        ),
        (("occasion", "days_before"), ("fact", "ask_before"), "checks.yaml:occasions/days_before/before"),
        (("task", "book_visit"), ("window", "reply_window"), "steps.yaml:tasks/book_visit/window"),
        (("step", "home"), ("step", "visit"), "steps.yaml:steps/home/after/0"),
        (("effect", "flare"), ("fact", "flare_cap"), "effects.yaml:flare/bands/1/after"),
        (("promise", "seen_again"), ("item", "A13"), "promises.yaml:seen_again/item"),
        (("measure", "flares"), ("effect", "flare"), "measures.yaml:measures/flares/effect"),
        (("instrument", "pain_today"), ("occasion", "on_arrival"), "measures.yaml:instruments/pain_today/asked_at/1"),
        (("leaflet", "leaflet"), ("picture", "knee"), "leaflet.yaml:sections/0/blocks/1/picture"),
        (("picture", "knee"), ("block", "injection.picture_alt"), "pictures.yaml:knee/alt"),
        (("letter", "visit"), ("block", "contact.line"), "letters.yaml:visit/blocks/2"),
    ],
)
def test_an_arrow_has_its_place(user: Node, target: Node, place: str) -> None:
    assert ARROWS[user, target] == place


def test_what_a_phrase_puts_in_is_no_fact_and_neither_is_what_the_edition_generates() -> None:
    targets = {name for _, (table, name) in ARROWS if table == "fact"}
    assert targets == definition().pathway.facts.keys()


@pytest.mark.parametrize("name", FOLDERS)
def test_every_arrow_leads_somewhere_and_every_place_is_real(name: str) -> None:
    loaded = definition(name)
    tables = held(loaded.pathway)
    for arrow in references(loaded.pathway):
        assert arrow.target[1] in tables[arrow.target[0]]
        assert (arrow.file, arrow.path) in loaded.source.lines
