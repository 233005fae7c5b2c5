"""``careleaf serve``: the web server, for a service that is set up."""

from typing import Annotated

import typer

from careleaf.cli.house import open_house


def serve(
    bind: Annotated[str, typer.Option(help="Address and port to listen on.")] = "127.0.0.1:8000",
    workers: Annotated[int, typer.Option(help="Number of processes.", min=1, max=64)] = 2,
) -> None:
    """Serve the pages. Behind a proxy that speaks TLS in production; run `careleaf work` beside it."""
    open_house()
    from careleaf.clinic.config.serve import serve as begin

    begin(bind, workers)
