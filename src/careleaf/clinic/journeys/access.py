"""Who may do an act on a journey: by role, by hospital, and patients on their own."""

from collections.abc import Sequence

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.access import Actor, demand_role
from careleaf.clinic.people.models import Patient, Staff
from careleaf.clinic.people.queries import family_of
from careleaf.clinic.records.refusals import NotAllowed
from careleaf.definition.vocabulary import Role

SIGNS_AS: dict[Role, tuple[Role, ...]] = {
    # Whoever asks for the x-ray is its referrer under the radiation rules: here the consultant.
    Role.REFERRER: (Role.CONSULTANT, Role.SECOND_CLINICIAN),
    Role.SECOND_CLINICIAN: (
        Role.CONSULTANT,
        Role.SECOND_CLINICIAN,
        Role.THEATRE_NURSE,
        Role.RADIOGRAPHER,
        Role.RECOVERY_NURSE,
    ),
}
"""Parts that are no post of their own, and the posts that can take them."""


def demand_part(by: Actor, journey: Journey, roles: Sequence[Role]) -> None:
    """Refuses in words whoever has no part in it. The house does what a task of its own asks for."""
    if isinstance(by, Staff):
        demand_role(by, *roles)
        if not by.sites.filter(pk=journey.site_id).exists():
            raise NotAllowed("This journey is at a hospital you do not work at.")
    elif isinstance(by, Patient) and (Role.PATIENT not in roles or journey.patient.reference not in family_of(by)):
        raise NotAllowed("This is not for you to record. Phone the clinic if something is wrong.")


def may_do(by: Actor, roles: Sequence[Role]) -> bool:
    return by.role in roles


def roles_signed_as(by: Actor) -> frozenset[Role]:
    """The parts a person can sign in: their own post, and those it can take. The house signs for nothing."""
    own = {Role(by.role)} if by.role in list(Role) else set[Role]()
    return frozenset({*own, *(part for part, posts in SIGNS_AS.items() if by.role in posts)})
