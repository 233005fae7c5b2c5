"""``careleaf assure``: runs every worked patient of a definition and tells what came out otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careleaf.cli.folders import every_folder, folder_of, loaded
from careleaf.definition.examples import file_of
from careleaf.definition.load import Loaded

if TYPE_CHECKING:
    from careleaf.reasoning.assurance import Outcome


def assure(
    folder: Annotated[
        str | None, typer.Argument(help="A definition's folder or id; all of pathways/ if left out.")
    ] = None,
) -> None:
    """Run every worked patient: what has to follow from what happened, and which rules nobody exercises."""
    folders = [folder_of(folder)] if folder else every_folder()
    if not folders:
        typer.echo("No definition found: name a folder, or run this where pathways/ is.", err=True)
        raise typer.Exit(1)
    outcomes = [_assure_one(path) for path in folders]
    if not all(outcomes):
        raise typer.Exit(1)


def _assure_one(path: Path) -> bool:
    """Whether every worked patient came out as expected."""
    from rich.console import Console
    from rich.progress import track

    from careleaf.reasoning.assurance import exercised, rules_of, run

    definition, talk = loaded(path), Console(stderr=True)
    names = track(definition.examples, "Worked patients", console=talk, transient=True, disable=not talk.is_terminal)
    outcomes = [run(name, definition.examples, definition.pathway) for name in names]
    head = definition.pathway.head
    typer.echo(f"{head.title}, edition {head.edition}: {len(outcomes)} worked patients")
    _show(definition, outcomes)
    _tell(definition, outcomes)
    lacking = sorted(rules_of(definition.pathway) - exercised(outcomes))
    typer.echo(f"Rules that no worked patient exercises: {', '.join(lacking) or 'none'}")
    return all(outcome.is_as_expected for outcome in outcomes)


def _show(definition: Loaded, outcomes: Sequence[Outcome]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table("Name", "What it shows", "Outcome", box=box.SIMPLE)
    for outcome in outcomes:
        count = len(outcome.differs)
        told = "ok" if not count else f"{count} difference{'s' if count > 1 else ''}"
        table.add_row(outcome.name, definition.examples[outcome.name].story, told)
    Console().print(table)


def _tell(definition: Loaded, outcomes: Sequence[Outcome]) -> None:
    """Each difference with its file and line, on stderr."""
    for outcome in outcomes:
        file = file_of(outcome.name)
        for one in outcome.differs:
            typer.echo(f"{file}:{definition.source.line_of(file, one.path)}: {one.what}", err=True)
