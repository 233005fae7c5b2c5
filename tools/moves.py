"""Draw the table of moves for readers: python -m tools.moves writes docs/moves.md. A test fails when it is stale."""

from __future__ import annotations

import sys
from pathlib import Path

from careleaf.reasoning.moves import NOTES, OWNERS, TABLE, Phase
from careleaf.reasoning.turns import TURNS

PAGE = Path(__file__).parents[1] / "docs" / "moves.md"
INTRODUCTION = """# How a journey moves

Drawn from the one table in `src/careleaf/reasoning/moves.py` by `python -m tools.moves`. Change the table, then draw
it again. What stands in neither column is refused on screen while it has not happened yet; what has happened is
recorded all the same and named as out of order.
"""


def page() -> str:
    parts = (INTRODUCTION, diagram(), "## Phase by phase\n", phases(), "## Ends and turns\n", turns())
    return "\n".join(parts)


def diagram() -> str:
    lines = [f"    {stood} --> {to}: {', '.join(kinds)}" for stood in Phase for to, kinds in _leading(stood).items()]
    return "\n".join(("```mermaid", "stateDiagram-v2", f"    [*] --> {Phase.REFERRED}", *lines, "```", ""))


def _leading(stood: Phase) -> dict[Phase, list[str]]:
    """The events that lead from one phase to each other, in the order of the table."""
    found: dict[Phase, list[str]] = {}
    for kind, to in TABLE[stood].items():
        if to is not stood:
            found.setdefault(to, []).append(_words(kind))
    return found


def phases() -> str:
    head = ("| phase | who sees to it | what moves it on | what may happen besides |", "|---|---|---|---|")
    return "\n".join((*head, *map(_row, Phase), ""))


def _row(phase: Phase) -> str:
    owner = _words(OWNERS[phase]) if phase in OWNERS else "nobody"
    moves = (f"{_words(kind)} → {_words(to)}" if to is not phase else _words(kind) for kind, to in TABLE[phase].items())
    notes = sorted(map(_words, NOTES[phase]))
    return f"| {_words(phase)} | {owner} | {'; '.join(moves) or 'nothing'} | {', '.join(notes)} |"


def turns() -> str:
    head = ("| event | promises | messages | bookings | then |", "|---|---|---|---|---|")
    rows = (f"| {_words(kind)} | {t.promises} | {t.messages} | {t.bookings} | {t.then} |" for kind, t in TURNS.items())
    return "\n".join((*head, *rows, ""))


def _words(name: str) -> str:
    return str(name).replace("_", " ")


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
