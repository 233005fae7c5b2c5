"""Builds a ``Pathway`` from a ``Source``, or lists every problem with its place and its mend."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import StringConstraints, TypeAdapter, ValidationError

from careleaf.definition.explain import explain
from careleaf.definition.facts import Fact
from careleaf.definition.head import Head, Signatures
from careleaf.definition.items import Register
from careleaf.definition.leaflet import Leaflet, Letters, Pictures
from careleaf.definition.measures import Code, Measures
from careleaf.definition.model import Frozen, Table, WordsKey
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import InvalidPathway, Problem, Problems
from careleaf.definition.rules import Effect, Gate, Occasion, Promise, Question, Step, Task, Window
from careleaf.definition.site import Site
from careleaf.definition.source import Source
from careleaf.definition.translations import read_translation
from careleaf.definition.words import Words

Built = TypeVar("Built")

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
WordsFile = dict[WordsKey, Line | tuple[Line, ...] | tuple[tuple[Line, ...], ...]]


class StepsFile(Frozen):
    """``steps.yaml``."""

    steps: Table[Step]
    tasks: Table[Task]
    gates: Table[Gate]


class ChecksFile(Frozen):
    """``checks.yaml``."""

    occasions: Table[Occasion]
    questions: Table[Question]


MOULDS: Mapping[str, TypeAdapter[Any]] = {
    "pathway.yaml": TypeAdapter(Head),
    "items.yaml": TypeAdapter(Register),
    "facts.yaml": TypeAdapter(Table[Fact]),
    "steps.yaml": TypeAdapter(StepsFile),
    "checks.yaml": TypeAdapter(ChecksFile),
    "timings.yaml": TypeAdapter(Table[Window]),
    "promises.yaml": TypeAdapter(Table[Promise]),
    "effects.yaml": TypeAdapter(Table[Effect]),
    "measures.yaml": TypeAdapter(Measures),
    "codes.yaml": TypeAdapter(Table[Code]),
    "leaflet.yaml": TypeAdapter(Leaflet),
    "letters.yaml": TypeAdapter(Letters),
    "pictures.yaml": TypeAdapter(Pictures),
}
OPTIONAL: Mapping[str, TypeAdapter[Any]] = {"signatures.yaml": TypeAdapter(Signatures)}
SITE, WORDS = TypeAdapter(Site), TypeAdapter(WordsFile)


class Builder:
    """Moulds each file in turn and gathers what does not fit."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def mould(self, file: str, adapter: TypeAdapter[Built]) -> Built | None:
        try:
            return adapter.validate_json(json.dumps(self.source.documents[file]))
        except ValidationError as error:
            self.problems.extend(explain(error, file, self.source))
            return None

    def parts(self) -> dict[str, Any]:
        for file in MOULDS:
            if file not in self.source.documents:
                self.problems.append(Problem(file, 0, "The file is missing.", "Add it; an empty table is {}."))
        return {file: self.mould(file, adapter) for file, adapter in MOULDS.items() if file in self.source.documents}

    def sites(self) -> dict[str, Site]:
        found: dict[str, Site] = {}
        for file in self.named("sites/"):
            site = self.mould(file, SITE)
            if site and file != f"sites/{site.id}.yaml":
                what = f"The site calls itself '{site.id}' but the file is {file}."
                self.problems.append(self.source.problem(file, ("id",), what, "Make the two names the same."))
            elif site:
                found[site.id] = site
        return found

    def words(self, head: Head) -> dict[str, Words]:
        name = f"words/{head.source_language}.yaml"
        if name not in self.source.documents:
            mend = "Add it, or correct source_language in pathway.yaml."
            self.problems.append(Problem(name, 0, "The file with the source language's words is missing.", mend))
            return {}
        blocks = self.mould(name, WORDS)
        if blocks is None:
            return {}
        found = {head.source_language: Words(head.source_language, blocks)}
        for file, text in self.source.texts.items():
            if file.startswith("words/") and file.endswith(".po"):
                words, problems = read_translation(file, text, found[head.source_language])
                self.problems.extend(problems)
                found[words.language] = words
        return found

    def named(self, folder: str) -> list[str]:
        return [file for file in self.source.documents if file.startswith(folder)]

    def strangers(self, head: Head) -> None:
        known = {*MOULDS, *OPTIONAL, f"words/{head.source_language}.yaml", *self.named("sites/")}
        for file in self.source.documents:
            if file not in known and not file.startswith("examples/"):
                mend = "Remove it or correct its name. Known files: " + ", ".join(sorted(known)) + "."
                self.problems.append(Problem(file, 0, "No file of this name belongs to a definition.", mend))


def build(source: Source) -> Pathway | Problems:
    """The pathway, or every problem found; a file that does not fit hides the checks that need it."""
    builder = Builder(source)
    part, sites = builder.parts(), builder.sites()
    head = part.get("pathway.yaml")
    words = builder.words(head) if head else {}
    if head:
        builder.strangers(head)
    for file in OPTIONAL:
        if file in source.documents:
            builder.mould(file, OPTIONAL[file])
    if builder.problems:
        return tuple(builder.problems)
    try:
        return _assemble(part, words, sites, source)
    except InvalidPathway as invalid:
        return tuple(source.problem(p.file, p.path, p.what, p.mend) for p in invalid.problems)


def _assemble(part: dict[str, Any], words: dict[str, Words], sites: dict[str, Site], source: Source) -> Pathway:
    steps, checks, measures = part["steps.yaml"], part["checks.yaml"], part["measures.yaml"]
    return Pathway(
        head=part["pathway.yaml"],
        register=part["items.yaml"],
        facts=part["facts.yaml"],
        steps=steps.steps,
        tasks=steps.tasks,
        gates=steps.gates,
        occasions=checks.occasions,
        questions=checks.questions,
        windows=part["timings.yaml"],
        promises=part["promises.yaml"],
        effects=part["effects.yaml"],
        instruments=measures.instruments,
        measures=measures.measures,
        codes=part["codes.yaml"],
        leaflet=part["leaflet.yaml"],
        letters=part["letters.yaml"],
        pictures=part["pictures.yaml"],
        drawings={name.removeprefix("pictures/"): text for name, text in source.texts.items() if name.endswith(".svg")},
        words=words,
        sites=sites,
    )
