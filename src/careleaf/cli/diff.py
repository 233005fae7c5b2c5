"""``careleaf diff``: what changed between two folders of one definition, in plain words."""

from typing import Annotated

import typer

from careleaf.cli.folders import folder_of, loaded


def diff(
    old: Annotated[str, typer.Argument(help="The earlier definition's folder or id.")],
    new: Annotated[str, typer.Argument(help="The later one's.")],
) -> None:
    """Say in plain words what changed from one definition to another."""
    from careleaf.definition.difference import differences

    changes = differences(loaded(folder_of(old)).pathway, loaded(folder_of(new)).pathway)
    for change in changes:
        typer.echo(change.sentence)
    if not changes:
        typer.echo("Nothing changed.")
