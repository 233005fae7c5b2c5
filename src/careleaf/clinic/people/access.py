"""Who may: questions about a person's role, and the guard a view puts before itself."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from careleaf.clinic.people.models import Staff, in_words
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

View = Callable[..., HttpResponse]


def has_role(person: Staff, *roles: Role) -> bool:
    return person.is_active and person.role in roles


def demand_role(person: Staff, *roles: Role) -> None:
    """Refuses in words anybody without one of the roles."""
    if not has_role(person, *roles):
        wanted = " or ".join(in_words(role) for role in roles)
        raise NotAllowed(f"This is for: {wanted}. You are signed in as {person.name}, {person.role_in_words}.")


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
