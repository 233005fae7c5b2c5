"""Whether a consent still counts: not once it is withdrawn, nor after a safety change that asks for it again."""

from careleaf.definition.vocabulary import Answer, Event
from careleaf.reasoning.happened import Happened, Past

CONSENTS = frozenset({Event.CONSENT_GIVEN, Event.CONSENT_CONFIRMED})


def ends_consent(event: Happened) -> bool:
    """Whether no consent before it counts any more. A safety change has to say that consent need not be asked again."""
    if event.kind is Event.SAFETY_CHANGED:
        return event.facts.get("consent_again") != Answer.NO
    return event.kind is Event.CONSENT_WITHDRAWN


def since_it_ended(past: Past) -> Past:
    """What happened since consent last ended; everything where it never did."""
    ends = [one for kind in (Event.CONSENT_WITHDRAWN, Event.SAFETY_CHANGED) for one in past.of(kind)]
    if not any(map(ends_consent, ends)):
        return past
    return past.since([event for event in past if ends_consent(event)][-1])


def that_count(kind: Event, past: Past) -> tuple[Happened, ...]:
    """The events of a kind, of the two consents only those that still count."""
    return since_it_ended(past).of(kind) if kind in CONSENTS else past.of(kind)
