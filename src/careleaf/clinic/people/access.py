"""Who may: actors of a write, questions about a person's role, and the guard a view puts before itself."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse

from careleaf.clinic.people.models import Patient, Site, Staff, in_words
from careleaf.clinic.records.models import THE_HOUSE, Named
from careleaf.clinic.records.refusals import NotAllowed
from careleaf.definition.vocabulary import Role

CLINICIANS = (
    Role.CONSULTANT,
    Role.SECOND_CLINICIAN,
    Role.PREASSESSMENT_NURSE,
    Role.THEATRE_NURSE,
    Role.RECOVERY_NURSE,
    Role.PAIN_NURSE,
    Role.RADIOGRAPHER,
)
KEEPERS_OF_PATIENTS = (*CLINICIANS, Role.CLERK, Role.MANAGER)

View = Callable[..., HttpResponse]


class Actor(Protocol):
    """Who a write is by: a person who works here, a patient, or the house itself."""

    @property
    def named(self) -> Named: ...

    @property
    def name(self) -> str: ...

    @property
    def role(self) -> str: ...

    @property
    def is_active(self) -> bool: ...


class House:
    """The house acting by itself: set-up, import, what is done by the clock. Its role is no role of a definition."""

    named = THE_HOUSE
    name = "Careleaf"
    role = "house"
    is_active = True


HOUSE = House()


def has_role(person: Actor, *roles: Role) -> bool:
    return person.is_active and person.role in roles


def demand_role(person: Actor, *roles: Role) -> None:
    """Refuses in words anybody without one of the roles."""
    if not has_role(person, *roles):
        wanted = " or ".join(in_words(role) for role in roles)
        raise NotAllowed(f"This is for: {wanted}. You are signed in as {person.name}, {in_words(person.role)}.")


def demand_keeper_of_staff(by: Actor) -> None:
    """People and hospitals are looked after by managers, and by the house when it is set up."""
    if not isinstance(by, House):
        demand_role(by, Role.MANAGER)


def demand_keeper_of_patients(by: Actor, sites: Iterable[Site]) -> None:
    """Patients are registered by staff, at hospitals where they work."""
    if isinstance(by, House):
        return
    demand_role(by, *KEEPERS_OF_PATIENTS)
    own = set(by.sites.values_list("pk", flat=True)) if isinstance(by, Staff) else set()
    wanted = {site.pk for site in sites}
    if not wanted or wanted - own:
        raise NotAllowed("Choose a hospital where you work.")


def demand_keeper_of(by: Actor, patient: Patient) -> None:
    """A record is changed by staff of a hospital that sees it."""
    if isinstance(by, House):
        return
    demand_role(by, *KEEPERS_OF_PATIENTS)
    if not (isinstance(by, Staff) and patient.sites.filter(staff=by.pk).exists()):
        raise NotAllowed("This patient is not at a hospital where you work.")


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Keeps a view to people with one of the roles."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            demand_role(signed_in(request), *roles)
            return view(request, *args, **options)

        return guarded

    return guard


def signed_in(request: HttpRequest) -> Staff:
    """The person behind the request; a view that is not public always has one."""
    person = request.user
    if not isinstance(person, Staff):
        raise NotAllowed("Sign in first.")
    return person
