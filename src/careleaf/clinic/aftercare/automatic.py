"""Check-ins go out by themselves once their window has opened; several that are due are one."""

from careleaf.clinic.aftercare.acts import SEND
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.messages.actions.send_letters_with import letters_with
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event


def send(case: Case) -> None:
    """Nothing is called sent that reaches nobody: whoever gets no email is phoned by the task's owner."""
    if not letters_with(case, Event.CHECK_IN_SENT):
        raise Refused("This patient gets no email, and a letter would come too late. Phone them, then record it.")
    perform(SEND, journey=case.journey, facts={}, circumstances=Circumstances.of_now(case.at), by=HOUSE)


DOES = {Event.CHECK_IN_SENT: send}
