"""``careleaf export``: writes a definition's folder again in its one canonical style."""

from pathlib import Path
from typing import Annotated

import typer

from careleaf.cli.folders import folder_of, loaded


def export(
    folder: Annotated[str, typer.Argument(help="A definition's folder or id.")],
    to: Annotated[Path, typer.Option(help="The folder to write; files of the same name are replaced.")],
) -> None:
    """Write the folder of a definition again, the same bytes each time."""
    from careleaf.definition.export import export as export_definition

    written = export_definition(loaded(folder_of(folder)).source, to)
    typer.echo(f"{len(written)} files written to {to}.")
