"""What became of a letter after the procedure: due, sent, or held back until a consultant has read the incident."""

from collections.abc import Iterable
from enum import StrEnum

from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.sides import STATED_AFTER, Difference, side_incidents

INCIDENT = "incident"
"""The fact of ``finding_resolved`` that says which incident was read; the role that signs is a consultant."""


class Letter(StrEnum):
    NOT_DUE = "not_due"
    DUE = "due"
    HELD = "held"
    SENT = "sent"


def letter_state(kind: Event, is_due: bool, events: Iterable[Happened]) -> Letter:
    """A letter that tells what was done waits while an incident about it has not been read."""
    past = in_order(events)
    if any(event.kind is kind for event in past):
        return Letter.SENT
    if kind in STATED_AFTER and unread_incidents(past):
        return Letter.HELD
    return Letter.DUE if is_due else Letter.NOT_DUE


def unread_incidents(events: Iterable[Happened]) -> tuple[Difference, ...]:
    """The incidents about a side that no consultant has read, with a reason, since they happened."""
    past = in_order(events)
    read = [event for event in past if event.kind is Event.FINDING_RESOLVED and _is_read(event)]
    return tuple(
        one
        for one in side_incidents(past)
        if not any(event.facts[INCIDENT] == one.matter and _since(one, event) for event in read)
    )


def _is_read(event: Happened) -> bool:
    said = event.facts
    return INCIDENT in said and said.get("role") == Role.CONSULTANT and bool(said.get("reason", "").strip())


def _since(incident: Difference, event: Happened) -> bool:
    return incident.evidence is None or event.happened_at >= incident.evidence.happened_at
