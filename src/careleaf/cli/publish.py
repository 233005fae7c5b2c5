"""``careleaf publish``: writes the leaflet of a site to files, each read back and found to say everything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from careleaf.cli.folders import folder_of, loaded

if TYPE_CHECKING:
    from careleaf.definition.load import Loaded
    from careleaf.publishing.compose.issue import Issue
    from careleaf.publishing.formats import Press
    from careleaf.publishing.press_run import Outcome

BUILD = Path(__file__).parents[3] / "build"
"""Where ``make setup`` puts the fonts and the compiled stylesheet."""


def publish(
    pathway: Annotated[str, typer.Argument(help="A definition's folder or id.")],
    to: Annotated[Path, typer.Option(help="The folder to write to.")],
    site: Annotated[
        str | None, typer.Option(help="A hospital site, such as william-harvey; every one if left out.")
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Formats with commas, such as html,pdf,pdf-18; or all.")
    ] = "html,pdf,plain",
    every: Annotated[bool, typer.Option("--all", help="Every format: the same as --format all.")] = False,
    braille_page: Annotated[str, typer.Option(help="Cells in a row and rows on a page of Braille.")] = "40x25",
    language: Annotated[
        str | None, typer.Option(help="A language that is complete; the source language if left out.")
    ] = None,
) -> None:
    """Publish a leaflet: one file for each format, each proved to hold every statement and fact.

    A format that cannot be written is withheld with the reason and the others are written. The exit is not zero
    where a format was asked for by name, or is owed to patients, and was withheld.
    """
    from careleaf.publishing.formats import formats_named
    from careleaf.publishing.problems import PublishingProblem

    definition = loaded(folder_of(pathway))
    tongue = language or definition.pathway.head.source_language
    sites = [site] if site else list(definition.pathway.sites)
    try:
        wanted = formats_named("all" if every else formats)
        lent = press(braille_page)
        runs = {one: _run(definition, one, tongue, wanted, lent) for one in sites}
    except PublishingProblem as problem:
        _refuse([str(problem)])
    named = frozenset() if every else frozenset(name.strip() for name in formats.split(","))
    for one, outcomes in runs.items():
        _write(to, outcomes, f"{definition.pathway.head.id}-{one}-{tongue}")
    lacking = [line for outcomes in runs.values() for line in _lacking(outcomes, named)]
    if lacking:
        _refuse(dict.fromkeys(lacking))


def _run(definition: Loaded, site: str, language: str, formats: Sequence[str], lent: Press) -> list[Outcome]:
    """Every format of one site, with a bar that moves on a terminal."""
    from rich.console import Console
    from rich.progress import track

    from careleaf.publishing.press_run import run_press

    outcomes = run_press(definition.pathway, site, language, formats, issue_of(definition), lent)
    bar = Console(stderr=True)
    return list(
        track(outcomes, f"{site}", total=len(formats), console=bar, transient=True, disable=not bar.is_terminal)
    )


def issue_of(definition: Loaded) -> Issue:
    """The folder's own signatures; a demonstration unless two people signed and none of them for demonstration."""
    from careleaf.publishing.compose.issue import Issue

    signed = definition.signatures
    real = len({one.name for one in signed}) >= 2 and not any(one.demonstration for one in signed)
    return Issue(edition_hash=definition.hash, approved_by=signed, is_demonstration=not real)


def press(braille_page: str = "40x25") -> Press:
    """The fonts and the stylesheet of this machine, and the paper of its embosser."""
    from careleaf.publishing.braille import page_of_braille
    from careleaf.publishing.formats import Press

    stylesheet = BUILD / "static" / "careleaf.css"
    css = stylesheet.read_text(encoding="utf-8") if stylesheet.is_file() else None
    return Press(fonts=BUILD / "fonts", css=css, braille=page_of_braille(braille_page))


def _write(to: Path, outcomes: Sequence[Outcome], name: str) -> None:
    """The files, beside them the list of what was made and withheld, and the same list to read now."""
    from careleaf.cli.press_table import print_table
    from careleaf.publishing.press_run import manifest
    from careleaf.publishing.publish import Artefact

    to.mkdir(parents=True, exist_ok=True)
    for one in outcomes:
        if isinstance(one, Artefact):
            (to / one.file_name).write_bytes(one.content)
    (to / f"{name}.json").write_bytes(manifest(outcomes))
    print_table(f"{to}/{name}", outcomes)


def _lacking(outcomes: Sequence[Outcome], named: frozenset[str]) -> list[str]:
    from careleaf.publishing.press_run import Withheld

    return [
        f"The format {one.format} was withheld. {one.why}"
        for one in outcomes
        if isinstance(one, Withheld) and (one.is_owed or one.format in named)
    ]


def _refuse(lines: Sequence[str] | dict[str, None]) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(1)
