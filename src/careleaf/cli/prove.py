"""``careleaf prove``: shows that a definition is whole, says one thing, and that nothing in it is made up."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from careleaf.cli.folders import every_folder, folder_of, loaded, tell
from careleaf.definition.load import Loaded
from careleaf.definition.prove import Kept, Proof
from careleaf.definition.prove import prove as prove_definition
from careleaf.definition.prove.grades import section_grades
from careleaf.house import house_for


def prove(
    folder: Annotated[
        str | None, typer.Argument(help="A definition's folder or id; all of pathways/ if left out.")
    ] = None,
    declared: Annotated[bool, typer.Option(help="List what is declared only, and every unsigned default.")] = False,
) -> None:
    """Prove a definition: every statement printed, kept and measured; no number made up; no contradiction open."""
    folders = [folder_of(folder)] if folder else every_folder()
    if not folders:
        typer.echo("No definition found: name a folder, or run this where pathways/ is.", err=True)
        raise typer.Exit(1)
    for path in folders:
        _prove_one(path, declared)


def _prove_one(path: Path, declared: bool) -> None:
    definition = loaded(path)
    proof = prove_definition(definition, house_for(definition))
    head = definition.pathway.head
    typer.echo(f"{head.title}, edition {head.edition} ({definition.hash[:12]})")
    typer.echo(f"  {proof.items} items, {proof.gaps} gaps, {proof.conflicts} conflicts resolved.")
    typer.echo(f"  Rules: {proof.rules_told}.")
    typer.echo(f"  Measures: {proof.measures_told}.")
    facts = len(definition.pathway.facts)
    typer.echo(f"  Facts: {facts}; {len(proof.unsigned)} unsigned defaults, {len(proof.slots)} slots to fill.")
    _tell_grades(definition)
    if declared:
        _tell_declared(proof)
    if not proof.holds:
        tell(proof.problems)


def _tell_grades(definition: Loaded) -> None:
    grades = sorted(section_grades(definition.pathway).values())
    if grades and definition.pathway.head.source_language.startswith("en"):
        typer.echo(f"  Reading grade of sections: median {grades[len(grades) // 2]}, highest {grades[-1]}.")


def _declared(table: Mapping[str, Kept]) -> list[str]:
    return sorted(name for name, kept in table.items() if kept is Kept.DECLARED)


def _tell_declared(proof: Proof) -> None:
    lists = {
        "Rules declared": _declared(proof.rules),
        "Measures declared": _declared(proof.measures),
        "Unsigned defaults": proof.unsigned,
        "Slots to fill": proof.slots,
    }
    for title, names in lists.items():
        typer.echo(f"  {title}: {', '.join(names) or 'none'}")
