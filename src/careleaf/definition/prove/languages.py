"""Every language that claims to be complete is: each block, each fact in it, each phrase for values."""

from collections.abc import Iterator

from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem
from careleaf.definition.words import Words, facts_inserted


def language_problems(pathway: Pathway) -> Iterator[Problem]:
    """What the languages that claim to be complete lack."""
    source = pathway.source_words
    for index, language in enumerate(pathway.head.languages):
        if language.claims == "draft":
            continue
        words = pathway.words.get(language.tag)
        if words is None:
            what = f"The language {language.tag} claims to be complete, but has no words."
            yield Problem("pathway.yaml", 0, what, f"Add words/{language.tag}.po, or call it a draft.", _at(index))
        else:
            yield from _lacking(words, source, f"words/{language.tag}.{'yaml' if words is source else 'po'}")
    if not any(language.tag == source.language for language in pathway.head.languages):
        what = f"The source language {source.language} is not in the list of languages."
        yield Problem("pathway.yaml", 0, what, "Add it.", ("languages",))


def _at(index: int) -> tuple[str | int, ...]:
    return ("languages", index, "claims")


def _lacking(words: Words, source: Words, file: str) -> Iterator[Problem]:
    for key in sorted(source.blocks.keys() - words.blocks.keys()):
        what = f"The language {words.language} claims to be complete, but lacks the words '{key}'."
        yield Problem(file, 0, what, "Translate them, or call the language a draft in pathway.yaml.", (key,))
    for key, block in words.blocks.items():
        # A plural form the source language has not inserts what the form all languages have inserts.
        original = source.blocks.get(key) or source.blocks.get(f"{key.rpartition('.')[0]}.other", "")
        if facts_inserted(block) != facts_inserted(original):
            facts = ", ".join(sorted(facts_inserted(original))) or "none"
            what = f"'{key}' does not insert the same facts as the source language."
            yield Problem(file, 0, what, f"Insert exactly: {facts}.", (key,))
