"""The list somebody sees after a run of the press: what was made, and what was withheld and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from careleaf.publishing.press_run import Outcome


def print_table(title: str, outcomes: Sequence[Outcome]) -> None:
    """One row for each format, under what the names of all the files begin with."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    typer.echo(title)
    table = Table(box=SIMPLE, pad_edge=False)
    table.add_column("format", no_wrap=True)
    table.add_column("came to", no_wrap=True)
    table.add_column("file name ends in, or why", overflow="fold")
    table.add_column("size", justify="right", no_wrap=True)
    table.add_column("SHA-256", no_wrap=True)
    for one in outcomes:
        table.add_row(*_row(one))
    Console().print(table, markup=False, highlight=False)


def _row(one: Outcome) -> tuple[str, ...]:
    from rich.markup import escape

    from careleaf.publishing.formats import FORMATS
    from careleaf.publishing.press_run import Withheld

    if isinstance(one, Withheld):
        return one.format, "withheld", escape(one.why), "", ""
    return one.format, "made", FORMATS[one.format].suffix, f"{len(one.content) / 1000:.0f} kB", one.sha256[:12]
