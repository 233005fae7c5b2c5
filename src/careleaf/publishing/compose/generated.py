"""What the edition says about itself: its number, its dates, who approved it and which patients read it."""

from collections.abc import Mapping, Sequence

from careleaf.definition.head import Head
from careleaf.definition.saying import say
from careleaf.definition.values import Day, FactValue, LocalText, Name
from careleaf.definition.words import Words
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.document import FactRun, Line, Text
from careleaf.publishing.labels import Labels
from careleaf.publishing.problems import WordsMissing

NONE_APPROVED, NONE_REVIEWED = "say.approved_by_none", "say.patient_reviewers_none"
NONE_KEYS = (NONE_APPROVED, NONE_REVIEWED)
"""What a language says where nobody has approved, or no patient has read, the edition."""


def generated_lines(head: Head, issue: Issue, words: Words, labels: Labels) -> Mapping[str, Line]:
    """The line each generated fact prints; see ``careleaf.definition.words.GENERATED``."""

    def run(key: str, value: FactValue) -> FactRun:
        return FactRun(key, value, say(value, words))

    def day(key: str, value: Day) -> tuple[Text, FactRun]:
        return (Text(", "), run(key, value))

    approvals = [
        (
            run("approved_by", LocalText(type="text", text=f"{one.name}, {one.role}")),
            *((Text(f" ({labels.demonstration_signature})"),) if one.demonstration else ()),
            *day("approved_by", Day(type="day", date=one.date)),
        )
        for one in issue.approved_by
    ]
    readers = [
        (
            run("patient_reviewers", LocalText(type="text", text=one.name)),
            *day("patient_reviewers", Day(type="day", date=one.date)),
        )
        for one in head.patient_reviewers
    ]
    return {
        "edition": (run("edition", Name(type="name", text=head.edition)),),
        "leaflet_id": (run("leaflet_id", LocalText(type="text", text=head.leaflet_id)),),
        "last_reviewed": (run("last_reviewed", Day(type="day", date=head.last_reviewed)),),
        "next_review": (run("next_review", Day(type="day", date=head.next_review)),),
        "approved_by": _in_a_row(approvals) or _nobody(words, NONE_APPROVED),
        "patient_reviewers": _in_a_row(readers) or _nobody(words, NONE_REVIEWED),
    }


def _in_a_row(people: Sequence[Line]) -> Line:
    """One person after another, parted by semicolons."""
    row: Line = ()
    for person in people:
        row = (*row, Text("; "), *person) if row else person
    return row


def _nobody(words: Words, key: str) -> Line:
    said = words.blocks.get(key)
    if not isinstance(said, str):
        raise WordsMissing(
            f"Nothing says in {words.language!r} that nobody has done it yet: the block {key!r} is missing.",
            "Add it to the words as one short text.",
        )
    return (Text(said),)
