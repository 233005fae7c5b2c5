"""Where definitions are found: a folder that is named, or the ones under ``pathways/``."""

from pathlib import Path
from typing import NoReturn

import typer

from careleaf.definition.load import Loaded, load
from careleaf.definition.problems import Problems

PATHWAYS = Path("pathways")


def folder_of(name: str) -> Path:
    """A folder by its path, or a definition by its id under ``pathways/``."""
    as_path = Path(name)
    return as_path if as_path.is_dir() else PATHWAYS / name


def every_folder() -> list[Path]:
    """The definitions under ``pathways/``, in order of name."""
    return sorted(path.parent for path in PATHWAYS.glob("*/pathway.yaml"))


def loaded(folder: Path) -> Loaded:
    """The definition in the folder; otherwise its problems are told and the command ends with exit 1."""
    result = load(folder)
    return result if isinstance(result, Loaded) else tell(result)


def tell(problems: Problems) -> NoReturn:
    """Each problem on a line of stderr, then exit 1."""
    for problem in problems:
        typer.echo(str(problem), err=True)
    count = len(problems)
    typer.echo(f"{count} problem{'s' if count != 1 else ''} found.", err=True)
    raise typer.Exit(1)
