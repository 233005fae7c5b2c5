"""What waits for this person's signature: findings, gates, incidents; and as whom they would sign."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from careleaf.clinic.journeys.access import roles_signed_as
from careleaf.clinic.journeys.act import Case, Facts
from careleaf.clinic.journeys.definition_words import answer_in_words, told
from careleaf.clinic.journeys.queries import standing_of
from careleaf.clinic.journeys.wording import INCIDENTS
from careleaf.definition.rules import Finding
from careleaf.definition.vocabulary import Answer, Event, Role
from careleaf.reasoning.assess import Assessed, was_asked
from careleaf.reasoning.gates import last_said, questions_read
from careleaf.reasoning.happened import Happened, How, until
from careleaf.reasoning.sides import Difference
from careleaf.reasoning.signing import still_to_sign
from careleaf.reasoning.standing import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSettle:
    """One thing to settle. ``part`` is its place in the definition or record, so that no address tells what it is;
    ``signs`` are the facts of the signature; ``finding`` says which decisions there are."""

    part: str
    title: str
    why: tuple[str, ...]
    signs: Facts
    finding: Finding | None = None

    @property
    def key(self) -> str:
        return " ".join(f"{name}:{value}" for name, value in self.signs.items())


def to_settle(case: Case) -> tuple[ToSettle, ...]:
    """What nobody has settled and this person may, in the order of the definition. What was not asked, or so long ago
    that it counts no more, is asked first: nobody signs for a question."""
    found = standing_of(case)
    findings = [one for finding in found.findings if was_asked(finding) for one in _finding(case, finding)]
    signed_too = {one.signs["gate"] for one in findings if "gate" in one.signs}
    gates = [one for block in found.blocks if block.stop.key not in signed_too for one in _gate(case, block)]
    return (*findings, *gates, *_incidents(case, found.unread))


def _finding(case: Case, one: Assessed) -> Iterator[ToSettle]:
    role = _signs_as(case, one.finding.resolved_by)
    if role is None:
        return
    yield ToSettle(
        part=f"f{list(case.pathway.questions).index(one.question) + 1}",
        title=one.finding.title,
        why=_why(case, one),
        signs={"finding": one.question, **_gate_of(case, one.question, role), "role": role.value},
        finding=one.finding,
    )


def _why(case: Case, one: Assessed) -> tuple[str, ...]:
    question = case.pathway.questions[one.question]
    asked = f"“{told(case.pathway, question.ask)}” {answer_in_words(one.answer)}."
    weigh = told(case.pathway, one.finding.weigh) if one.finding.weigh else ""
    return tuple(filter(None, (asked, one.finding.settle or "", weigh)))


def _gate_of(case: Case, question: str, role: Role) -> dict[str, str]:
    """The gate that reads this question and no other: one decision settles the finding and passes the gate."""
    gates = case.pathway.gates.items()
    fits = (
        key for key, gate in gates if role in gate.way_on.passed_by and questions_read(gate.stops_when) == {question}
    )
    gate = next(fits, None)
    return {"gate": gate} if gate else {}


def _gate(case: Case, block: Block) -> Iterator[ToSettle]:
    role = _signs_as(case, block.to_sign)
    if role is None or not _were_asked(case, block) or not _helps(case, block.stop.key, role):
        return
    gate = block.stop.gate
    answers = (
        f"“{told(case.pathway, case.pathway.questions[one.question].ask)}” {answer_in_words(one.answer)}."
        for one in block.stop.because
    )
    yield ToSettle(
        part=f"g{list(case.pathway.gates).index(block.stop.key) + 1}",
        title=gate.title,
        why=(*answers, gate.way_on.how),
        signs={"gate": block.stop.key, "role": role.value},
    )


def _were_asked(case: Case, block: Block) -> bool:
    """Whether every answer behind it is one that somebody gave for this time, be it that they do not know."""
    past = until(case.events, case.at)
    unknown = (one.question for one in block.stop.because if one.answer == Answer.NOT_KNOWN)
    return all(last_said(question, case.rulebook, past)[0] == {Answer.NOT_KNOWN} for question in unknown)


def _helps(case: Case, gate: str, role: Role) -> bool:
    """Whether this person's signature would count: nobody signs for two."""
    mine = Happened(
        id="999999",
        kind=Event.FINDING_RESOLVED,
        happened_at=case.at,
        recorded_at=case.at,
        by=str(case.by.named),
        how=How.SCREEN,
        edition=case.journey.edition.label,
        facts={"gate": gate, "role": role.value, "reason": "as if"},
    )
    book, now = case.rulebook, still_to_sign(gate, case.rulebook, case.events, case.at)
    return still_to_sign(gate, book, (*case.events, mine), case.at) != now


def _incidents(case: Case, unread: Iterable[Difference]) -> Iterator[ToSettle]:
    """Read by a consultant, with what happened in their words. One that rests on no record is put right there."""
    records = {one.evidence.id: one for one in unread if one.evidence is not None}
    if case.by.role != Role.CONSULTANT:
        return
    for record, one in records.items():
        yield ToSettle(
            part=f"i{int(record)}",
            title=f"Incident: {INCIDENTS[one.matter].lower()}",
            why=("Read what was recorded, say what happened and what follows. Until then the letters wait.",),
            signs={"incident": record, "role": Role.CONSULTANT.value},
        )


def _signs_as(case: Case, wanted: Iterable[Role]) -> Role | None:
    """Their own post if it is asked for, otherwise the first part they can take."""
    can = roles_signed_as(case.by)
    parts = [role for role in wanted if role in can]
    return next((role for role in parts if role == case.by.role), parts[0] if parts else None)
