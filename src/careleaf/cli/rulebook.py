"""``careleaf rulebook``: the rules of a definition in plain words, as pages a clinician can read."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from careleaf.cli.folders import every_folder, folder_of, loaded

SPEC = Path("tests/spec")


def rulebook(
    folder: Annotated[
        str | None, typer.Argument(help="A definition's folder or id; all of pathways/ if left out.")
    ] = None,
    to: Annotated[Path, typer.Option(help="The folder to write; one folder for each definition in it.")] = Path(
        "docs/rulebook"
    ),
) -> None:
    """Write the rules of a definition in plain words, each with its source, its signer and who it was seen in."""
    for path in [folder_of(folder)] if folder else every_folder():
        written = write(path, to)
        typer.echo(f"{written} pages written to {to / path.name}.")


def write(folder: Path, to: Path) -> int:
    """The pages of one definition; what stood there before under other names goes. How many there are."""
    from careleaf.publishing.rulebook import rulebook as pages_of

    definition = loaded(folder)
    pages = pages_of(definition.pathway, definition.examples, list(_spec_lines(SPEC)))
    home = to / folder.name
    home.mkdir(parents=True, exist_ok=True)
    for stale in set(home.glob("*.md")) - {home / name for name in pages}:
        stale.unlink()
    for name, text in pages.items():
        (home / name).write_text(text, encoding="utf-8")
    return len(pages)


def _spec_lines(home: Path) -> Iterator[str]:
    """Every test among the worked examples, by its title; none where the tests are not at hand."""
    for path in sorted(home.rglob("test_*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        yield from (f"## {(ast.get_docstring(module) or path.stem).splitlines()[0]}", "")
        names = [node.name for node in module.body if isinstance(node, ast.FunctionDef)]
        tests = [name.removeprefix("test_") for name in names if name.startswith("test_")]
        yield from (f"- {name.replace('_', ' ').capitalize()}" for name in tests)
        yield ""
