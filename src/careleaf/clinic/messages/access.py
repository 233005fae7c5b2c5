"""Who may send, print and read what goes out: staff of the hospital it comes from, and the house by itself."""

from careleaf.clinic.messages.models import Message
from careleaf.clinic.people.access import KEEPERS_OF_PATIENTS, Actor, House, demand_role, has_role
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records.refusals import NotAllowed
from careleaf.definition.vocabulary import Role

KEEPERS_OF_POST = (Role.CLERK, Role.MANAGER)
"""Print, mark as printed, take back what comes back."""
RELEASERS = (Role.CONSULTANT, Role.SECOND_CLINICIAN)
"""Let go of a letter that was held until somebody has read what happened."""


def may_keep_post(person: Staff) -> bool:
    return has_role(person, *KEEPERS_OF_POST)


def may_release(person: Staff) -> bool:
    return has_role(person, *RELEASERS)


def demand_sender(by: Actor, site: Site) -> None:
    """A letter goes with what somebody did; whoever may do that at this hospital may send it."""
    _demand(by, site, KEEPERS_OF_PATIENTS)


def demand_keeper_of_post(by: Actor, message: Message) -> None:
    _demand(by, message.site, KEEPERS_OF_POST)


def demand_releaser(by: Actor, message: Message) -> None:
    _demand(by, message.site, RELEASERS)


def _demand(by: Actor, site: Site, roles: tuple[Role, ...]) -> None:
    if isinstance(by, House):
        return
    demand_role(by, *roles)
    if not (isinstance(by, Staff) and by.sites.filter(pk=site.pk).exists()):
        raise NotAllowed(f"You do not work at {site.name}.")
