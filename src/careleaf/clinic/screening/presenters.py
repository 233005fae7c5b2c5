"""What the answers mean now, as plain values: for the desks, and for whoever reads the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.definition_words import answer_in_words, told
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.wording import TOLD_BY, in_words
from careleaf.clinic.people.models import in_words as role_in_words
from careleaf.reasoning.assess import Assessed, Why, assess
from careleaf.reasoning.happened import How

WHYS: Mapping[Why, str] = {
    Why.ANSWERED: "",
    Why.NEVER_ANSWERED: "Not asked yet.",
    Why.SAID_NOT_KNOWN: "It was not known.",
    Why.RUN_OUT: "The answer is too old to count.",
    Why.ANSWERED_TWO_WAYS: "It was answered two ways at the same time.",
    Why.UNREADABLE: "The answer cannot be read.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A question put to this patient: what counts now, and what it means.

    ``means`` is clear, note, resolve or stop; ``until`` the last instant at which the answer counts, None for good.
    """

    question: str
    answer: str
    why: str
    given_at: datetime | None
    given_by: str
    how: str
    title: str
    means: str
    settle: str
    owners: str
    until: datetime | None
    is_open: bool
    settled_by: str
    decision: str
    reason: str


def findings_of(case: Case) -> tuple[FindingRow, ...]:
    """Every question this patient is asked, in the order of the definition."""
    rows = {row.event_id: row for row in case.journey.events.all()}
    return tuple(_row(one, case, rows) for one in assess(case.rulebook, case.events, case.at, case.age))


def _row(one: Assessed, case: Case, rows: Mapping[str, EventRow]) -> FindingRow:
    sheet = _sheet(one, rows)
    signed = rows[one.settled_by.id] if one.settled_by else None
    return FindingRow(
        question=told(case.pathway, case.pathway.questions[one.question].ask),
        answer=answer_in_words(one.answer),
        why=WHYS[one.why],
        given_at=one.given_at,
        given_by=_who(sheet) if sheet else "",
        how=TOLD_BY[How(sheet.how)] if sheet else "",
        title=one.finding.title,
        means=one.finding.means,
        settle=one.finding.settle or "",
        owners=" or ".join(role_in_words(role) for role in one.finding.resolved_by),
        until=one.until,
        is_open=one.is_open,
        settled_by=_who(signed) if signed else "",
        decision=in_words(str(signed.facts.get("decision", ""))) if signed else "",
        reason=str(signed.facts.get("reason", signed.reason)) if signed else "",
    )


def _sheet(one: Assessed, rows: Mapping[str, EventRow]) -> EventRow | None:
    """The record the answer stands in."""
    found = (row for row in rows.values() if row.happened_at == one.given_at and one.question in row.facts)
    return max(found, key=lambda row: row.sequence, default=None)


def _who(row: EventRow) -> str:
    if row.by_kind == "patient":
        helper = row.facts.get("helper")
        return f"the patient, helped by {helper}" if helper else "the patient"
    return f"{row.by_name} ({role_in_words(row.by_role)})"
