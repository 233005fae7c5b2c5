"""Where each value of a definition stands."""

from __future__ import annotations

import pytest

from careleaf.definition.problems import Path
from careleaf.definition.source import Source

SOURCE = Source({}, {}, {("facts.yaml", ()): 1, ("facts.yaml", ("rest",)): 4, ("facts.yaml", ("rest", "is")): 5})


@pytest.mark.parametrize(
    ("path", "line"), [((), 1), (("rest",), 4), (("rest", "is", "unit"), 5), (("rest", "says"), 4), (("gone",), 1)]
)
def test_a_value_stands_at_its_line_or_that_of_what_is_around_it(path: Path, line: int) -> None:
    assert SOURCE.line_of("facts.yaml", path) == line


def test_where_nothing_is_known_the_whole_file_is_meant() -> None:
    assert SOURCE.line_of("steps.yaml", ("a",)) == 0
    assert str(Source({}, {}).problem("facts.yaml", ("a",), "What.", "Mend.")) == "facts.yaml: What. Mend."
