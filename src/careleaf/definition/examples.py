"""Reads the worked patients of a folder and finds what they name that the definition does not hold."""

import json
from collections.abc import Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from careleaf.definition.explain import explain
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Path, Problem, Problems
from careleaf.definition.source import Source
from careleaf.definition.worked import FOLDER, WorkedPatient

Examples = Mapping[str, WorkedPatient]
_MOULD = TypeAdapter(WorkedPatient)


def file_of(name: str) -> str:
    """Where a worked patient stands in the folder."""
    return f"{FOLDER}{name}.yaml"


def read_examples(source: Source, pathway: Pathway) -> Examples | Problems:
    """Every worked patient by name, or what is wrong with them."""
    found: dict[str, WorkedPatient] = {}
    problems: list[Problem] = []
    for file in sorted(file for file in source.documents if file.startswith(FOLDER)):
        name = file.removeprefix(FOLDER).removesuffix(".yaml")
        try:
            found[name] = _MOULD.validate_json(json.dumps(source.documents[file]))
        except ValidationError as error:
            problems.extend(explain(error, file, source))
    for name, patient in found.items():
        wrong = [*_beginnings(name, found), *_names(patient, pathway)]
        problems.extend(source.problem(file_of(name), path, what, mend) for path, what, mend in wrong)
    return tuple(problems) or found


Wrong = tuple[Path, str, str]


def _beginnings(name: str, examples: Examples) -> Iterator[Wrong]:
    """A beginning that is not there, or that comes back to this patient."""
    here, seen = name, {name}
    while (before := examples[here].begins_as) is not None:
        if before not in examples:
            if here == name:
                yield ("begins_as",), f"There is no worked patient '{before}'.", "Add one, or correct the name."
            return
        if before in seen:
            yield ("begins_as",), f"'{name}' begins as itself.", "Write the events out in one of the two."
            return
        seen.add(before)
        here = before


def _names(patient: WorkedPatient, pathway: Pathway) -> Iterator[Wrong]:
    for index, told in enumerate(patient.events):
        yield from _unknown("gate", told.despite, pathway.gates, ("events", index, "despite"))
        yield from _unknown("effect", told.facts.get("effect"), pathway.effects, ("events", index, "facts", "effect"))
    for index, expected in enumerate(patient.expect):
        for key, kind, table in _tables(pathway):
            yield from _unknown(kind, getattr(expected, key), table, ("expect", index, key))


def _tables(pathway: Pathway) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """What an expectation names under each key, and the table that holds it."""
    yield "stops", "gate", pathway.gates
    yield "passed", "gate", pathway.gates
    yield "findings", "question", pathway.questions
    yield "tasks", "task", pathway.tasks
    yield "done", "task", pathway.tasks
    yield "promises", "promise", pathway.promises
    yield "windows", "window", pathway.windows
    yield "effects", "effect", pathway.effects


def _unknown(
    kind: str, names: str | tuple[str, ...] | Mapping[str, object] | None, table: Mapping[str, object], path: Path
) -> Iterator[Wrong]:
    one = (names,) if isinstance(names, str) else names or ()
    for position, name in enumerate(one):
        if name not in table:
            step: Path = () if isinstance(names, str) else (name,) if isinstance(names, Mapping) else (position,)
            yield (*path, *step), f"The definition has no {kind} '{name}'.", "Add it there, or correct the name."


def ancestry(name: str, examples: Examples) -> Iterator[tuple[str, WorkedPatient]]:
    """A worked patient and those they begin as, the patient first."""
    here: str | None = name
    while here is not None:
        yield here, examples[here]
        here = examples[here].begins_as
