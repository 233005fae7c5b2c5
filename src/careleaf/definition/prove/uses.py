"""Every key is used: a word, fact, window, measure or picture that nothing names is a leftover."""

from collections.abc import Iterator, Mapping

from careleaf.definition.answering import Users, plain
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Path, Problem
from careleaf.definition.references import Reference, references
from careleaf.definition.words import SAYING


def use_problems(pathway: Pathway) -> Iterator[Problem]:
    """A problem for each key nothing uses."""
    arrows = list(references(pathway))
    used = {plain(arrow.target) for arrow in arrows}
    words = f"words/{pathway.head.source_language}.yaml"
    spoken = [key for key in pathway.source_words.blocks if not key.startswith(SAYING)]
    tables: Mapping[str, tuple[str, Path, list[str]]] = {
        "block": (words, (), spoken),
        "fact": ("facts.yaml", (), list(pathway.facts)),
        "window": ("timings.yaml", (), list(pathway.windows)),
        "measure": ("measures.yaml", ("measures",), list(pathway.measures)),
        "occasion": ("checks.yaml", ("occasions",), list(pathway.occasions)),
        "question": ("checks.yaml", ("questions",), list(pathway.questions)),
        "picture": ("pictures.yaml", (), list(pathway.pictures)),
    }
    named = {picture.file for picture in pathway.pictures.values()}
    for drawing in sorted(pathway.drawings.keys() - named):
        what = "No picture of pictures.yaml uses this drawing."
        yield Problem(f"pictures/{drawing}", 0, what, "Remove it, or name it there with its alternative text.")
    for table, (file, path, keys) in tables.items():
        for key in keys:
            if (table, key) not in used:
                what = f"Nothing uses the {table} '{key}'."
                yield Problem(file, 0, what, "Remove it, or name it where it belongs.", (*path, key))
    yield from _facts_without_their_items(pathway, arrows)


def _facts_without_their_items(pathway: Pathway, arrows: list[Reference]) -> Iterator[Problem]:
    """A fact may name its items, but it is their words, rules and measures that have to lead to it."""
    users = Users(arrow for arrow in arrows if (arrow.user[0], arrow.target[0]) != ("fact", "item"))
    for key, fact in pathway.facts.items():
        if fact.items and not users.items(("fact", key)):
            what = f"The fact '{key}' is said to be for {', '.join(fact.items)}, but nothing of theirs leads to it."
            yield Problem("facts.yaml", 0, what, "Name a block, rule or measure that uses it there.", (key, "items"))
