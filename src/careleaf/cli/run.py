"""``careleaf run``: serves the demonstration clinic on this machine only."""

from typing import Annotated

import typer


def run(
    port: Annotated[int, typer.Option(min=1024, max=65535, help="The loopback port to listen on.")] = 8000,
    patients: Annotated[int, typer.Option(min=0, max=800, help="How many are made up where there are none.")] = 200,
) -> None:
    """Serve the demonstration clinic on a loopback address until Ctrl-C."""
    from careleaf.clinic.config.run import run_demonstration

    run_demonstration(port, patients)
