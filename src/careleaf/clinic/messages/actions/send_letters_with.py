"""Every letter the definition sends with an event is issued, in the transaction of that event."""

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.messages.actions.issue_letter import Wanted, issue_letter
from careleaf.clinic.messages.models import Message, Recipient
from careleaf.clinic.messages.stated import particulars_of
from careleaf.clinic.messages.writing import channel_for
from careleaf.clinic.people.models import Channel
from careleaf.definition.leaflet import Letter
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import SUPERSEDES
from careleaf.reasoning.sides import is_held, unread_incidents

UNREAD = "A side differs from what was consented to or recorded. A consultant has to read it before this goes."
_ABOUT_THE_DAY = frozenset({Event.ADMISSION_LETTER_SENT})


def letters_with(case: Case, kind: Event) -> dict[str, Letter]:
    """Those that can reach their reader in time."""
    return {
        key: letter
        for key, letter in case.pathway.letters.items()
        if letter.sent_with is kind and (letter.by_post or _gets_email(case, letter))
    }


def _gets_email(case: Case, letter: Letter) -> bool:
    return channel_for(case.journey.patient, Recipient(letter.to)) is Channel.EMAIL


def send_letters_with(case: Case, event: EventRow) -> tuple[Message, ...]:
    """Called by ``perform`` for every event. A letter that states a side in doubt is held back.

    An entry that puts another right sends nothing again by itself: a person decides that.
    """
    kind = Event(event.kind)
    if event.facts.get(SUPERSEDES):
        return ()
    held = UNREAD if is_held(kind, unread_incidents(case.events)) else ""
    referrer = next((one.facts["referrer"] for one in case.events if one.facts.get("referrer")), "")
    return tuple(
        issue_letter(
            journey=case.journey,
            wanted=Wanted(
                key=key,
                recipient=Recipient(letter.to),
                particulars=particulars_of(case, letter),
                referrer=referrer,
                held_because=held,
                about_the_day=kind in _ABOUT_THE_DAY,
            ),
            event_key=event.key,
            by=case.by,
        )
        for key, letter in letters_with(case, kind).items()
    )
