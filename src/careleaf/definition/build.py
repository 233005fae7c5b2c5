"""Builds a ``Pathway`` from a ``Source``, or lists every problem with its place and its mend."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Discriminator, Field, StringConstraints, Tag, TypeAdapter, ValidationError

from careleaf.definition.explain import explain
from careleaf.definition.facts import Fact
from careleaf.definition.head import Head, Signatures
from careleaf.definition.items import Register
from careleaf.definition.leaflet import Leaflet, Letters, Pictures
from careleaf.definition.measures import Code, Measures
from careleaf.definition.model import REFUSED, Frozen, Table, WordsKey, freeze
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import InvalidPathway, Problem, Problems
from careleaf.definition.rules import Effect, Gate, Occasion, Point, Promise, Question, Step, Task, Window
from careleaf.definition.site import Site
from careleaf.definition.source import Source
from careleaf.definition.translations import read_translation
from careleaf.definition.words import Words

Built = TypeVar("Built")

Line = Annotated[str, StringConstraints(pattern=r"\S", max_length=2000)]
Lines = Annotated[tuple[Line, ...], Field(min_length=1)]


def _shape(block: Any) -> str | None:
    if isinstance(block, str):
        return "text"
    if isinstance(block, list | tuple):
        return "table" if block and isinstance(block[0], list | tuple) else "list"
    return None


WordsBlock = Annotated[
    Annotated[Line, Tag("text")] | Annotated[Lines, Tag("list")] | Annotated[tuple[Lines, ...], Tag("table")],
    Discriminator(
        _shape,
        custom_error_type=REFUSED,
        custom_error_message="These are no words.\nWrite text, a list of texts or rows of cells; quote numbers.",
    ),
]
WordsFile = Annotated[dict[WordsKey, WordsBlock], AfterValidator(freeze)]


class StepsFile(Frozen):
    """``steps.yaml``."""

    steps: Table[Step]
    tasks: Table[Task]
    gates: Table[Gate]


class ChecksFile(Frozen):
    """``checks.yaml``."""

    occasions: Table[Occasion]
    questions: Table[Question]
    discussed: Table[Point] = Field(default={}, validate_default=True)


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
_MANY = re.compile(r"(sites|examples)/[a-z0-9-]+\.yaml|pictures/[a-z0-9-]+\.svg")
TEXTS = frozenset({"CHANGES.md", "README.md"})
SITE, WORDS = TypeAdapter(Site), TypeAdapter(WordsFile)


class Builder:
    """Moulds each file in turn and gathers what does not fit."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.strays: list[Problem] = []  # what is wrong with translations hides no other check

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
        for file in sorted(_translations(head) & self.source.texts.keys()):
            words, problems = read_translation(file, self.source.texts[file], found[head.source_language])
            self.strays.extend(problems)
            found[words.language] = words
        return found

    def named(self, folder: str) -> list[str]:
        return [file for file in self.source.documents if file.startswith(folder)]

    def strangers(self, head: Head) -> None:
        files = {*MOULDS, *OPTIONAL, *TEXTS, f"words/{head.source_language}.yaml", *_translations(head)}
        known = ", ".join([*sorted(files), "sites/*.yaml", "examples/*.yaml"])
        mend = f"Remove it or correct its name. Known: {known} and pictures/*.svg."
        for file in (*self.source.documents, *self.source.texts):
            if file not in files and not _MANY.fullmatch(file):
                self.problems.append(Problem(file, 0, "No file of this name belongs to a definition.", mend))


def _translations(head: Head) -> set[str]:
    return {f"words/{language.tag}.po" for language in head.languages if language.tag != head.source_language}


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
        return (*builder.problems, *builder.strays)
    try:
        pathway = _assemble(part, words, sites, source)
    except InvalidPathway as invalid:
        return (*builder.strays, *(source.problem(p.file, p.path, p.what, p.mend) for p in invalid.problems))
    return (*builder.strays, *(problem for site in sites for problem in _at_site(pathway, site, source))) or pathway


def _at_site(pathway: Pathway, site: str, source: Source) -> Iterator[Problem]:
    """What no longer holds together once the site's own facts are laid on."""
    try:
        pathway.at(site)
    except InvalidPathway as invalid:
        for problem in invalid.problems:
            what = f"With this site's facts: {problem.what}"
            yield source.problem(f"sites/{site}.yaml", ("facts",), what, problem.mend)


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
        discussed=checks.discussed,
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
