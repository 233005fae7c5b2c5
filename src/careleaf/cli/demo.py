"""``careleaf demo``: fills an empty demonstration with fictional patients."""

import signal
import sys
import time
from typing import Annotated, Any

import typer

from careleaf.cli.house import open_house

MOST_TOLD = 10


def demo(
    patients: Annotated[int, typer.Option(min=1, max=800, help="How many patients.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed tells the same stories.")] = 1,
    serving: Annotated[str, typer.Option(hidden=True, help="Where it is served; then the worker begins.")] = "",
) -> None:
    """Fill an empty demonstration with fictional patients at every stage of their journey."""
    open_house()
    from careleaf.clinic.demo.clinic import Made
    from careleaf.clinic.records.refusals import Refused

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    began = time.monotonic()
    try:
        made: Made = _make(patients, seed)
    except Refused as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        sys.exit("Stopped. The patients made so far stay; for a whole clinic begin again with an empty database.")
    for stumble in made.stumbles[:MOST_TOLD]:
        typer.echo(f"Not as told: {stumble}", err=True)
    if len(made.stumbles) > MOST_TOLD:
        typer.echo(f"And {len(made.stumbles) - MOST_TOLD} more steps were not as told.", err=True)
    typer.echo(f"{made.patients} patients in {time.monotonic() - began:.0f} seconds.")
    if serving:
        _go_on_as_the_worker(serving)


def _make(patients: int, seed: int) -> Any:
    from django.core.management import call_command
    from rich.progress import Progress

    from careleaf.clinic.config.demonstration import prepare
    from careleaf.clinic.demo.clinic import demand_empty_house, make_clinic

    call_command("migrate", verbosity=0, interactive=False)
    demand_empty_house()
    prepare()
    with Progress() as progress:
        task = progress.add_task(f"Making {patients} fictional patients", total=1.0)
        return make_clinic(patients, seed, lambda done: progress.update(task, completed=done))


def _go_on_as_the_worker(serving: str) -> None:
    from careleaf.clinic.config.run import patient_words
    from careleaf.clinic.config.work import work

    typer.echo("\n".join([f"Careleaf is running at {serving}/", *patient_words(serving)]))
    work()
