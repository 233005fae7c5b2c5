"""``careleaf publish``: writes the leaflet of a site to files, each read back and found to say everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from careleaf.cli.folders import folder_of, loaded

if TYPE_CHECKING:
    from careleaf.definition.load import Loaded
    from careleaf.publishing.compose.issue import Issue
    from careleaf.publishing.publish import Artefact, Press

BUILD = Path(__file__).parents[3] / "build"
"""Where ``make setup`` puts the fonts and the compiled stylesheet."""


def publish(
    pathway: Annotated[str, typer.Argument(help="A definition's folder or id.")],
    site: Annotated[str, typer.Option(help="The hospital site, such as william-harvey.")],
    to: Annotated[Path, typer.Option(help="The folder to write to.")],
    formats: Annotated[str, typer.Option("--format", help="Any of html, pdf, plain, with commas.")] = "html,pdf,plain",
    language: Annotated[
        str | None, typer.Option(help="A language that is complete; the source language if left out.")
    ] = None,
) -> None:
    """Publish a leaflet: one file for each format, each proved to hold every statement and fact.

    A format that this machine cannot write is withheld; the others are written, and the exit is not zero.
    """
    from careleaf.publishing.problems import PublishingProblem

    definition = loaded(folder_of(pathway))
    tongue = language or definition.pathway.head.source_language
    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    try:
        artefacts, withheld = _printed(definition, site, tongue, wanted)
    except PublishingProblem as problem:
        _refuse([str(problem)])
    _prove_coverage(definition, site, tongue, artefacts)
    _write(to, artefacts)
    if withheld:
        _refuse(withheld)


def _printed(definition: Loaded, site: str, language: str, formats: Sequence[str]) -> tuple[list[Artefact], list[str]]:
    """What could be written, and in words what could not and why."""
    from careleaf.publishing.problems import FormatUnavailable
    from careleaf.publishing.publish import check_formats
    from careleaf.publishing.publish import publish as publish_leaflet

    check_formats(formats)
    artefacts: list[Artefact] = []
    withheld: list[str] = []
    for name in formats:
        try:
            artefacts += publish_leaflet(definition.pathway, site, language, (name,), issue_of(definition), press())
        except FormatUnavailable as problem:
            withheld.append(f"The format {name} was withheld. {problem}")
    return artefacts, withheld


def issue_of(definition: Loaded) -> Issue:
    """The folder's own signatures; a demonstration unless two people signed and none of them for demonstration."""
    from careleaf.publishing.compose.issue import Issue

    signed = definition.signatures
    real = len({one.name for one in signed}) >= 2 and not any(one.demonstration for one in signed)
    return Issue(edition_hash=definition.hash, approved_by=signed, is_demonstration=not real)


def press() -> Press:
    """The fonts and the stylesheet of this machine."""
    from careleaf.publishing.publish import Press

    stylesheet = BUILD / "static" / "careleaf.css"
    css = stylesheet.read_text(encoding="utf-8") if stylesheet.is_file() else None
    return Press(fonts=BUILD / "fonts", css=css)


def _prove_coverage(definition: Loaded, site: str, language: str, artefacts: Iterable[Artefact]) -> None:
    from careleaf.publishing.reading.coverage import what_is_missing

    pathway, issue = definition.pathway.at(site), issue_of(definition)
    lost = [
        str(missing)
        for artefact in artefacts
        for missing in what_is_missing(pathway, language, issue, artefact.format, artefact.content)
    ]
    if lost:
        _refuse([*lost, "Nothing was written."])


def _write(to: Path, artefacts: Iterable[Artefact]) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for artefact in artefacts:
        path = to / artefact.file_name
        path.write_bytes(artefact.content)
        typer.echo(f"{path}  {len(artefact.content) / 1000:.0f} kB  {artefact.sha256[:12]}")


def _refuse(lines: Sequence[str]) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(1)
