"""Gathers the verbs. Each verb's own file imports what it needs when it runs, so that ``prove`` stays quick."""

import typer

from careleaf.cli.assure import assure
from careleaf.cli.demo import demo
from careleaf.cli.diff import diff
from careleaf.cli.export import export
from careleaf.cli.prove import prove
from careleaf.cli.publish import publish
from careleaf.cli.rebuild import rebuild
from careleaf.cli.rulebook import rulebook
from careleaf.cli.run import run
from careleaf.cli.serve import serve
from careleaf.cli.work import work

application = typer.Typer(
    name="careleaf",
    help="Turns a patient leaflet into a running service.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for verb in (prove, assure, rulebook, publish, diff, export, demo, run, serve, work, rebuild):
    application.command()(verb)


def main() -> None:
    """The ``careleaf`` command."""
    application()
