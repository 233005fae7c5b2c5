"""Who may open and change sessions, and who may take places in them: at their own hospitals only."""

from careleaf.clinic.appointments.models import Session
from careleaf.clinic.people.access import Actor, House, demand_role, has_role
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.refusals import NotAllowed
from careleaf.definition.vocabulary import Role

KEEPERS = (Role.CLERK, Role.CONSULTANT, Role.MANAGER)
"""Open, order, lock and cancel sessions."""
BOOKERS = (*KEEPERS, Role.PREASSESSMENT_NURSE, Role.PAIN_NURSE)
"""Take, move and give up places."""
LEADERS = (Role.CONSULTANT, Role.SECOND_CLINICIAN, Role.PAIN_NURSE)
OPERATORS = (Role.RADIOGRAPHER, Role.CONSULTANT)


def may_keep(person: Staff) -> bool:
    return has_role(person, *KEEPERS)


def demand_keeper(by: Actor, site: Site) -> None:
    _demand(by, site, KEEPERS)


def demand_booker(by: Actor, session: Session) -> None:
    _demand(by, session.site, BOOKERS)


def _demand(by: Actor, site: Site, roles: tuple[Role, ...]) -> None:
    """The house books by itself what the definition tells it to."""
    if isinstance(by, House):
        return
    if not isinstance(by, Staff):
        raise NotAllowed("Places are booked by the clinic. Ring it on the number in your letter.")
    demand_role(by, *roles)
    if not by.sites.filter(pk=site.pk).exists():
        raise NotAllowed(f"You do not work at {site.name}.")
