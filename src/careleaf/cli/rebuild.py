"""``careleaf rebuild``: the cache of standings, thrown away and worked out anew from the events."""

import time

import typer

from careleaf.cli.house import open_house


def rebuild() -> None:
    """Work out anew where every journey stands, from its events alone."""
    from rich.progress import track

    open_house()
    from careleaf.clinic.journeys.actions.refresh import rebuild as batches
    from careleaf.clinic.journeys.queries import every_journey
    from careleaf.clinic.records import clock

    began, total, done = time.monotonic(), every_journey().count(), 0
    for number in track(batches(clock.now()), description="Working out", total=-(-total // 200), transient=True):
        done += number
    typer.echo(f"{done} journeys worked out anew in {time.monotonic() - began:.1f} seconds.")
