"""Who may sign, publish and withdraw."""

from careleaf.clinic.people.access import has_role
from careleaf.clinic.people.models import Staff
from careleaf.definition.vocabulary import Role

SIGNERS = (Role.CONSULTANT, Role.LIBRARIAN)
PUBLISHERS = (Role.LIBRARIAN,)
WITHDRAWERS = (Role.LIBRARIAN, Role.CONSULTANT)


def may_sign(person: Staff) -> bool:
    return has_role(person, *SIGNERS)


def may_publish(person: Staff) -> bool:
    return has_role(person, *PUBLISHERS)


def may_withdraw(person: Staff) -> bool:
    return has_role(person, *WITHDRAWERS)
