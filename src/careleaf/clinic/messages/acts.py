"""Letters that are events of their own: about the day, after it, about the nurse's call and its outcome."""

from careleaf.clinic.journeys.act import Act, Case, Facts
from careleaf.clinic.messages.actions.send_letters_with import letters_with
from careleaf.clinic.messages.stated import side_of
from careleaf.clinic.people.access import CLINICIANS
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.bookings import planned
from careleaf.reasoning.happened import in_order

_SENDERS = (Role.CLERK, *CLINICIANS)
_ABOUT = {Event.ADMISSION_LETTER_SENT: Event.ARRIVED, Event.FOLLOW_UP_LETTER_SENT: Event.FOLLOW_UP_CALLED}


def _letter(kind: Event) -> Act:
    def demands(case: Case, facts: Facts) -> None:
        about = _ABOUT.get(kind)
        if about and planned(about, case.place, in_order(case.events)) is None:
            raise Refused("There is no date yet to write about. Book it first.")

    def works_out(case: Case, facts: Facts) -> Facts:
        return {"letters": ", ".join(letters_with(case, kind))} if letters_with(case, kind) else {}

    return Act(
        kind=kind,
        roles=_SENDERS,
        demands=demands,
        works_out=works_out,
        hint="It is written from the definition and goes out the way the patient needs it.",
    )


ACTS = tuple(
    _letter(kind)
    for kind in (
        Event.ADMISSION_LETTER_SENT,
        Event.DISCHARGE_LETTER_SENT,
        Event.FOLLOW_UP_LETTER_SENT,
        Event.GP_LETTER_SENT,
    )
)


def facts_of(act: Act, case: Case) -> dict[str, str]:
    """What the house says when it sends the letter by itself."""
    side = side_of(case) if act.states_side else ""
    return {"side": side} if side else {}
