"""Identity, review dates and languages of a definition."""

from __future__ import annotations

import pytest

from tests.factories.definitions import problems_with


@pytest.mark.parametrize("tag", ["xx", "english", "en_GB", "", "en-"])
def test_a_language_has_to_be_one_we_have_dates_and_plurals_for(tag: str) -> None:
    problems = problems_with(("pathway.yaml", ("languages", 1, "tag"), tag))
    assert any(problem.startswith("pathway.yaml:11: ") for problem in problems), problems


@pytest.mark.parametrize("edition", ["1", "v1.0", "1.0.0", "", "1.0 "])
def test_an_edition_is_two_numbers(edition: str) -> None:
    (problem,) = problems_with(("pathway.yaml", ("edition",), edition))
    assert "Write it like '1.0'" in problem


@pytest.mark.parametrize("day", ["2026-09-01", "2025-09-01"])
def test_it_is_reviewed_again_after_it_was_reviewed(day: str) -> None:
    (problem,) = problems_with(("pathway.yaml", ("next_review",), day))
    assert "next_review is not after last_reviewed" in problem


def test_a_patient_reviewer_is_named_with_a_date() -> None:
    (problem,) = problems_with(("pathway.yaml", ("patient_reviewers", 0), {"name": "Ann Example"}))
    assert "'date' is missing" in problem
