"""How strongly a statement is put survives into the words: "must" stays "must"."""

import re
from collections.abc import Iterator, Mapping

from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem
from careleaf.definition.vocabulary import Force
from careleaf.definition.words import sentences

ENGLISH: Mapping[Force, str] = {force: force.value.replace("_", " ") for force in Force}
"""What the English words have to contain for each force: as whole words, "can" is not in "cancel"."""


def force_problems(pathway: Pathway) -> Iterator[Problem]:
    """A problem for each item whose blocks have lost its force. Languages other than English are read by people."""
    if not pathway.head.source_language.startswith("en"):
        return
    blocks = pathway.source_words.blocks
    for index, item in enumerate(pathway.register.items):
        text = " ".join(text for key in item.blocks for text in sentences(blocks[key])).lower()
        if item.force and not re.search(rf"\b{ENGLISH[item.force].removesuffix('ed')}(?:ed)?\b", text):
            what = f"{item.id} has the force '{item.force.value}', but none of its blocks says '{ENGLISH[item.force]}'."
            mend = f"Put it back into one of: {', '.join(item.blocks)}."
            yield Problem("items.yaml", 0, what, mend, ("items", index, "force"))
