"""Blood thinners: never stopped by software; a named clinician decides, with both risks in view."""

from tests.spec.sacroiliac import found, resolved, sheet

ASKED = "2026-02-20 10:00"
LATER = "2026-02-21 10:00"


def test_somebody_on_warfarin_needs_a_decision() -> None:
    one = found("blood_thinner", LATER, sheet(ASKED, blood_thinner="yes", blood_thinner_kind="warfarin"))
    assert one is not None
    assert (one.finding.means, one.finding.resolved_by, one.is_open) == ("resolve", ("consultant",), True)


def test_a_nurse_cannot_decide_for_the_consultant() -> None:
    answers = sheet(ASKED, blood_thinner="yes")
    one = found("blood_thinner", LATER, answers, resolved("2026-02-20 11:00", "blood_thinner", "pain_nurse"))
    assert one is not None
    assert one.is_open


def test_a_decision_without_a_reason_is_none() -> None:
    signed = resolved("2026-02-20 11:00", "blood_thinner", "consultant", reason=" ")
    one = found("blood_thinner", LATER, sheet(ASKED, blood_thinner="yes"), signed)
    assert one is not None
    assert one.is_open


def test_the_consultant_s_decision_settles_it_while_the_answer_stays() -> None:
    signed = resolved("2026-02-20 11:00", "blood_thinner", "consultant")
    same = sheet("2026-02-20 12:00", blood_thinner="yes")
    one = found("blood_thinner", LATER, sheet(ASKED, blood_thinner="yes"), signed, same)
    assert one is not None
    assert one.settled_by == signed


def test_the_kind_is_asked_of_whoever_takes_one_and_while_it_is_not_known() -> None:
    assert found("blood_thinner_kind", LATER, sheet(ASKED, blood_thinner="yes")) is not None
    assert found("blood_thinner_kind", LATER) is not None
    assert found("blood_thinner_kind", LATER, sheet(ASKED, blood_thinner="no")) is None


def test_the_inr_is_not_asked_of_somebody_who_takes_no_blood_thinner() -> None:
    assert found("last_inr", LATER, sheet(ASKED, blood_thinner="no")) is None
    assert found("last_inr", LATER, sheet(ASKED, blood_thinner="yes")) is not None
    assert found("last_inr", LATER, sheet(ASKED, blood_thinner="yes", blood_thinner_kind="antiplatelet")) is None


def test_an_inr_that_is_no_number_is_not_known() -> None:
    answers = sheet(ASKED, blood_thinner="yes", blood_thinner_kind="warfarin", last_inr="about three")
    one = found("last_inr", LATER, answers)
    assert one is not None
    assert (one.answer, one.why, one.finding.means) == ("not_known", "unreadable", "resolve")


def test_an_inr_counts_as_long_as_an_answer_lives() -> None:
    answers = sheet(ASKED, blood_thinner="yes", blood_thinner_kind="warfarin", last_inr="2.4")
    one = found("last_inr", "2026-02-27 10:00", answers)
    assert one is not None
    assert (one.answer, one.finding.title) == ("2.4", "INR given")
    late = found("last_inr", "2026-02-27 10:01", answers)
    assert late is not None
    assert late.why == "run_out"
