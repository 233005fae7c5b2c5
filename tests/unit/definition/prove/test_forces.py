"""How strongly a statement is put survives into the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careleaf.definition.prove.forces import force_problems
from careleaf.definition.vocabulary import Force
from tests.factories.definitions import definition, pathway_with, problems_with

WORDS = "words/en-GB.yaml"


@pytest.mark.parametrize("force", Force)
def test_the_word_itself_has_to_stand_in_one_of_the_blocks(force: Force) -> None:
    said = f"We say it: {force.value.replace('_', ' ')}. It is {{rest}}."
    item = ("items.yaml", ("items", 9, "force"), force.value)
    assert list(force_problems(pathway_with(item, (WORDS, ("home.rest",), said)))) == []
    problems = problems_with(item, (WORDS, ("home.rest",), "It is {rest}."))
    assert any(f": A10 has the force '{force.value}'" in problem for problem in problems)


@pytest.mark.parametrize(
    ("force", "words"), [("can", "Cancel the cancer scan"), ("may", "Maybe the mayor"), ("will", "Goodwill")]
)
def test_a_word_that_only_looks_like_it_is_not_enough(force: str, words: str) -> None:
    pathway = pathway_with(("items.yaml", ("items", 9, "force"), force), (WORDS, ("home.rest",), f"{words} {{rest}}."))
    assert [problem.what.partition(" has")[0] for problem in force_problems(pathway)] == ["A10"]


def test_we_strongly_recommend_is_as_good_as_strongly_recommended() -> None:
    words = (WORDS, ("home.rest",), "We strongly recommend {rest}.")
    assert (
        list(force_problems(pathway_with(("items.yaml", ("items", 9, "force"), "strongly_recommended"), words))) == []
    )


def test_other_languages_are_read_by_people() -> None:
    pathway = definition().pathway
    french = pathway.head.model_copy(update={"source_language": "fr"})
    assert list(force_problems(replace(pathway, head=french))) == []
