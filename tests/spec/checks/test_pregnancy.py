"""Could you be pregnant? Asked of everybody in the age range, whatever the recorded gender (IR(ME)R 2017)."""

import pytest

from tests.spec.sacroiliac import found, resolved, sheet

DAY = "2026-03-02"


@pytest.mark.parametrize(("age", "asked"), [(11, False), (12, True), (55, True), (56, False)])
def test_everybody_from_the_first_to_the_last_age_is_asked(age: int, asked: bool) -> None:
    assert (found("pregnancy", f"{DAY} 09:00", age=age) is not None) is asked


def test_whoever_has_no_known_age_is_asked() -> None:
    assert found("pregnancy", f"{DAY} 09:00", age=None) is not None


@pytest.mark.parametrize(("answer", "means"), [("no", "clear"), ("yes", "stop"), ("not_known", "stop")])
def test_only_no_on_the_day_is_clear(answer: str, means: str) -> None:
    one = found("pregnancy", f"{DAY} 09:30", sheet(f"{DAY} 09:00", pregnancy=answer))
    assert one is not None
    assert (one.finding.means, one.is_open) == (means, means == "stop")


def test_the_answer_of_another_day_is_not_known() -> None:
    one = found("pregnancy", f"{DAY} 09:00", sheet("2026-03-01 23:00", pregnancy="no"))
    assert one is not None
    assert (one.answer, one.why, one.finding.means) == ("not_known", "run_out", "stop")


def test_a_justification_counts_on_its_day_and_for_its_answer_only() -> None:
    yes, signed = sheet(f"{DAY} 09:00", pregnancy="yes"), resolved(f"{DAY} 09:10", "pregnancy", "referrer")
    one = found("pregnancy", f"{DAY} 09:30", yes, signed)
    assert one is not None
    assert not one.is_open
    again = found("pregnancy", f"{DAY} 09:30", yes, signed, sheet(f"{DAY} 09:20", pregnancy="not_known"))
    assert again is not None
    assert again.is_open
    next_day = found("pregnancy", "2026-03-03 09:30", yes, signed, sheet("2026-03-03 09:00", pregnancy="yes"))
    assert next_day is not None
    assert next_day.is_open
