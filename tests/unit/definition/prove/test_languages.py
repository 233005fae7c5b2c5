"""Every language that claims to be complete is."""

from __future__ import annotations

from dataclasses import replace

from careleaf.definition.pathway import Pathway
from careleaf.definition.prove.languages import language_problems
from careleaf.definition.words import Words
from tests.factories.definitions import definition

PATHWAY = definition().pathway
FRENCH = PATHWAY.words["fr"].blocks


def told(pathway: Pathway) -> list[str]:
    return [problem.what for problem in language_problems(pathway)]


def with_french(**blocks: str) -> Pathway:
    changed = {key.replace("__", "."): text for key, text in blocks.items()}
    return replace(PATHWAY, words={**PATHWAY.words, "fr": Words("fr", {**FRENCH, **changed})})


def claiming(claims: str) -> Pathway:
    languages = [
        one.model_copy(update={"claims": claims}) if one.tag == "fr" else one for one in PATHWAY.head.languages
    ]
    words = {"en-GB": PATHWAY.words["en-GB"]}
    return replace(PATHWAY, head=PATHWAY.head.model_copy(update={"languages": tuple(languages)}), words=words)


def test_complete_languages_lack_nothing() -> None:
    assert told(PATHWAY) == []


def test_a_draft_may_lack_everything() -> None:
    assert told(claiming("draft")) == []
    assert told(claiming("complete")) == ["The language fr claims to be complete, but has no words."]


def test_each_block_that_is_missing_is_named() -> None:
    some = {key: block for key, block in FRENCH.items() if key not in ("home.rest", "say.range")}
    words = {**PATHWAY.words, "fr": Words("fr", some)}
    assert told(replace(PATHWAY, words=words)) == [
        "The language fr claims to be complete, but lacks the words 'home.rest'.",
        "The language fr claims to be complete, but lacks the words 'say.range'.",
    ]


def test_each_block_inserts_the_facts_of_its_source() -> None:
    assert told(with_french(home__rest="Repos.")) == [
        "'home.rest' does not insert the same facts as the source language."
    ]
    assert told(with_french(home__title="Repos {rest}.")) == [
        "'home.title' does not insert the same facts as the source language."
    ]


def test_phrases_for_values_put_in_the_same_parts() -> None:
    assert told(with_french(say__range="{low} - {high}")) == []
    assert told(with_french(say__range="jusqu'à {high}")) == [
        "'say.range' does not insert the same facts as the source language."
    ]


def test_a_plural_form_the_source_has_not_puts_in_what_the_others_do() -> None:
    assert told(with_french(say__points__many="{amount} points")) == []
    assert told(with_french(say__points__many="des points")) == [
        "'say.points.many' does not insert the same facts as the source language."
    ]


def test_the_source_language_stands_in_the_list() -> None:
    head = PATHWAY.head.model_copy(update={"languages": PATHWAY.head.languages[1:]})
    assert told(replace(PATHWAY, head=head)) == ["The source language en-GB is not in the list of languages."]
