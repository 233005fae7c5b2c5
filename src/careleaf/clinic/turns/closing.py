"""What has to be settled before a journey can be closed. Promises still open stand, and are answered for."""

from careleaf.clinic.journeys.act import Case, Facts
from careleaf.clinic.journeys.queries import standing_of
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.asked import unanswered
from careleaf.reasoning.happened import in_order
from careleaf.reasoning.moves import Phase


def demand_nothing_open(case: Case, facts: Facts) -> None:
    """Refuses while a problem is unanswered, an incident unread, or nobody has decided what comes next."""
    if unanswered(Event.PROBLEM_REPORTED, Event.PROBLEM_CLOSED, in_order(case.events)):
        raise Refused("A problem the patient reported has not been answered. Answer and close it first.")
    if case.place.phase in (Phase.AT_HOME, Phase.FOLLOWED_UP) and case.last(Event.OUTCOME_DECIDED) is None:
        raise Refused("Nobody has decided what comes next. Decide the outcome first: nobody is let go by silence.")
    if standing_of(case).unread:
        raise Refused("An incident has not been read. A consultant reads it and says what happened first.")
