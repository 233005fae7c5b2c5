"""What is wrong with a definition: where it stands, what it is, how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Where a value stands inside a file: ``("no_drive", "is", "unit")``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. ``file`` is relative to the definition's folder; ``line`` counts from 1, 0 = the whole file."""

    file: str
    line: int
    what: str
    mend: str
    path: Path = ()

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        text = f"{place}: {self.what} {self.mend}"
        return "".join(sign if sign.isprintable() else " " for sign in text)  # quotes the file, which may hold anything


Problems = tuple[Problem, ...]


class InvalidPathway(ValueError):
    """Raised where somebody tries to build a pathway that does not hold together."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems: Problems = tuple(problems)
