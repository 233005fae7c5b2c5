"""Facts are put into sentences; a slot gives way to its fallback."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from careleaf.definition.facts import Fact
from careleaf.definition.pathway import Pathway
from careleaf.definition.values import FactValue, Slot, ValueType
from careleaf.definition.words import Words
from careleaf.publishing.compose.inline import Inliner
from careleaf.publishing.document import FactRun, Text, plain
from careleaf.publishing.problems import WordsMissing
from tests.factories.definitions import definition
from tests.factories.leaflets import with_words


def a_fact(value: FactValue) -> Fact:
    written = {"meaning": "m", "says": "{value}", "source": "s", "dated": date(2026, 1, 1)}
    return Fact.model_validate({**written, "is": value, "sign_off": "unsigned_default"})


def slot(fallback: str) -> Fact:
    return a_fact(Slot(type="slot", expects=ValueType.TEXT, fallback=fallback))


@pytest.fixture
def pathway() -> Pathway:
    return definition().pathway


def inliner(pathway: Pathway, **generated: str) -> Inliner:
    lines = {key: (Text(text),) for key, text in generated.items()}
    return Inliner(pathway.source_words, pathway.facts, lines)


def test_a_line_is_words_and_typed_facts(pathway: Pathway) -> None:
    line = inliner(pathway).line("Rest for {rest}.")
    rest = pathway.facts["rest"].is_
    assert [type(run) for run in line] == [Text, FactRun, Text]
    assert line[1] == FactRun("rest", rest, line[1].text)
    assert line[1].text.split()[0].isdigit()


def test_facts_side_by_side_and_at_the_ends(pathway: Pathway) -> None:
    line = inliner(pathway).line("{rest}{no_drive}")
    assert [run.key for run in line if isinstance(run, FactRun)] == ["rest", "no_drive"]
    assert len(line) == 2


def test_a_generated_fact_comes_from_the_edition(pathway: Pathway) -> None:
    assert plain(inliner(pathway, edition="2.3").line("Edition {edition}.")) == "Edition 2.3."


def test_an_unfilled_slot_says_its_fallback(pathway: Pathway) -> None:
    line = inliner(pathway).line("{chance_of_benefit}")
    assert plain(line) == "We have no figure we can trust. Ask your doctor."
    assert not any(isinstance(run, FactRun) for run in line)


def test_a_fallback_inserts_facts_and_slots_of_its_own(pathway: Pathway) -> None:
    words = with_words(pathway, {"slots.travel": ("Rest for {rest}.", "{chance_of_benefit}")}).source_words
    line = Inliner(words, {**pathway.facts, "travel": slot("slots.travel")}, {}).line("{travel}")
    assert plain(line).endswith(". We have no figure we can trust. Ask your doctor.")
    assert [run.key for run in line if isinstance(run, FactRun)] == ["rest"]


def test_a_missing_block_is_named_with_its_language(pathway: Pathway) -> None:
    with pytest.raises(WordsMissing, match=r"The words in 'pl' hold no block 'day\.home'\. Add it"):
        Inliner(Words("pl", {}), pathway.facts, {}).block("day.home")


def test_a_value_without_its_phrase_is_named(pathway: Pathway) -> None:
    bare = replace(inliner(pathway), words=Words("pl", {}))
    with pytest.raises(WordsMissing, match="A value cannot be said in 'pl'"):
        bare.line("{stay}")
