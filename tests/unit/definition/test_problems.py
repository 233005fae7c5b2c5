"""A problem is a place, what is wrong and how to mend it."""

from __future__ import annotations

from careleaf.definition.problems import InvalidPathway, Problem


def test_a_problem_reads_as_a_line() -> None:
    assert str(Problem("facts.yaml", 12, "It is wrong.", "Mend it.")) == "facts.yaml:12: It is wrong. Mend it."


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem("facts.yaml", 0, "It is missing.", "Add it.")) == "facts.yaml: It is missing. Add it."


def test_an_invalid_pathway_tells_all_its_problems() -> None:
    problems = [Problem("a.yaml", 1, "One.", "Mend."), Problem("b.yaml", 2, "Two.", "Mend.")]
    error = InvalidPathway(problems)
    assert error.problems == tuple(problems)
    assert str(error) == "a.yaml:1: One. Mend.\nb.yaml:2: Two. Mend."
