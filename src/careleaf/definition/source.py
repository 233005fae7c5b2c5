"""A definition as written: its files as plain data, before anything is known to be right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from careleaf.definition.problems import Path, Problem


@dataclass(frozen=True, slots=True)
class Source:
    """The files of a definition by name relative to its folder.

    ``documents`` holds YAML files as plain data, ``texts`` the other files as text (pictures, PO files,
    ``CHANGES.md``), ``lines`` the line at which each value stands (empty when read back from a database).
    """

    documents: Mapping[str, Any]
    texts: Mapping[str, str]
    lines: Mapping[tuple[str, Path], int] = field(default_factory=dict, compare=False)

    def line_of(self, file: str, path: Path) -> int:
        """The line of the value at ``path``, or of the nearest value around it; 0 when not known."""
        for length in range(len(path), -1, -1):
            line = self.lines.get((file, path[:length]))
            if line:
                return line
        return 0

    def problem(self, file: str, path: Path, what: str, mend: str) -> Problem:
        return Problem(file, self.line_of(file, path), what, mend, path)
