"""``careleaf work``: the worker."""

from typing import Annotated

import typer

from careleaf.cli.house import open_house


def work(
    once: Annotated[bool, typer.Option(help="Do what is due now, then stop.")] = False,
    quiet: Annotated[bool, typer.Option(help="Say nothing at the end.")] = False,
) -> None:
    """Do what time brings about: refresh standings, do open tasks, send what waits. Ctrl-C stops it."""
    open_house()
    from careleaf.clinic.config.work import work as begin

    done = begin(once=once)
    if not quiet:
        typer.echo(f"{done} things done.")
