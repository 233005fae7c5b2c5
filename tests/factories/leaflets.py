"""Leaflets for tests: the press of this checkout, and every definition as issued at each of its sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from careleaf.definition.load import Loaded
from careleaf.definition.pathway import Pathway
from careleaf.definition.words import Block, Words
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.formats import Press
from tests.factories.definitions import HOME, definition

FONTS = HOME / "build" / "fonts"


@cache
def press() -> Press:
    """What ``make setup`` leaves for the writers."""
    return Press(FONTS, (HOME / "build" / "static" / "careleaf.css").read_text())


def issue_of(loaded: Loaded) -> Issue:
    return Issue(edition_hash=loaded.hash, approved_by=loaded.signatures)


def editions(name: str) -> Iterator[tuple[str, str]]:
    """A definition's sites, each in every complete language."""
    pathway = definition(name).pathway
    for site in pathway.sites:
        for language in pathway.head.languages:
            if language.claims == "complete":
                yield site, language.tag


def with_words(pathway: Pathway, changes: Mapping[str, Block], language: str | None = None) -> Pathway:
    """The pathway with some blocks of a language (the source language if none is named) written anew."""
    tag = language or pathway.head.source_language
    words = Words(tag, {**pathway.words[tag].blocks, **changes})
    return replace(pathway, words={**pathway.words, tag: words})


def without_words(pathway: Pathway, language: str, *keys: str) -> Pathway:
    """The pathway with some blocks of a language gone."""
    kept = {key: block for key, block in pathway.words[language].blocks.items() if key not in keys}
    return replace(pathway, words={**pathway.words, language: Words(language, kept)})
