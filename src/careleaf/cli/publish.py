"""``careleaf publish``: writes the leaflet of a site to files, each read back and found to say everything."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from careleaf.cli.folders import folder_of, loaded
from careleaf.definition.load import Loaded
from careleaf.definition.pathway import Pathway
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.problems import FormatUnavailable, PublishingProblem
from careleaf.publishing.publish import Artefact, Press
from careleaf.publishing.publish import publish as publish_leaflet
from careleaf.publishing.reading.coverage import what_is_missing

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
    """Publish a leaflet: one file for each format, each proved to hold every statement and fact."""
    definition = loaded(folder_of(pathway))
    tongue = language or definition.pathway.head.source_language
    issue = issue_of(definition)
    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    try:
        artefacts = publish_leaflet(definition.pathway, site, tongue, wanted, issue, press())
    except PublishingProblem as problem:
        _refuse([str(problem)])
    _prove_coverage(definition.pathway.at(site), tongue, issue, artefacts)
    to.mkdir(parents=True, exist_ok=True)
    for artefact in artefacts:
        path = to / artefact.file_name
        path.write_bytes(artefact.content)
        typer.echo(f"{path}  {len(artefact.content) / 1000:.0f} kB  {artefact.sha256[:12]}")


def issue_of(definition: Loaded) -> Issue:
    """The folder's own signatures; a demonstration unless two people signed and none of them for demonstration."""
    signed = definition.signatures
    real = len({one.name for one in signed}) >= 2 and not any(one.demonstration for one in signed)
    return Issue(edition_hash=definition.hash, approved_by=signed, is_demonstration=not real)


def press() -> Press:
    """The fonts and the stylesheet of this machine."""
    stylesheet = BUILD / "static" / "careleaf.css"
    if not stylesheet.is_file():
        raise FormatUnavailable(f"There is no stylesheet {stylesheet}.", "Run `make setup` once.")
    return Press(fonts=BUILD / "fonts", css=stylesheet.read_text(encoding="utf-8"))


def _prove_coverage(pathway: Pathway, language: str, issue: Issue, artefacts: Sequence[Artefact]) -> None:
    lost = [
        str(missing)
        for artefact in artefacts
        for missing in what_is_missing(pathway, language, issue, artefact.format, artefact.content)
    ]
    if lost:
        _refuse([*lost, "Nothing was written."])


def _refuse(lines: Sequence[str]) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(1)
