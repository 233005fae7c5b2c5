"""Check-ins go out by themselves once their window has opened; several that are due are one."""

from careleaf.clinic.aftercare.acts import SEND
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.people.access import HOUSE
from careleaf.definition.vocabulary import Event


def send(case: Case) -> None:
    """It waits on the patient's own pages; a letter goes too where the definition has one for it."""
    perform(SEND, journey=case.journey, facts={}, circumstances=Circumstances.of_now(case.at), by=HOUSE)


DOES = {Event.CHECK_IN_SENT: send}
