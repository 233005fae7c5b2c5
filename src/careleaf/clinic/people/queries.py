"""Find a hospital or a person."""

from collections.abc import Iterable

from django.db.models import QuerySet

from careleaf.clinic.people.models import Site, Staff


def sites_of(person: Staff) -> QuerySet[Site]:
    """The hospitals a person works at."""
    return person.sites.all()


def sites_with(ids: Iterable[str]) -> QuerySet[Site]:
    return Site.objects.filter(pk__in=list(ids))


def person_called(username: str) -> Staff | None:
    return Staff.objects.filter(username=username).first()


def demonstration_staff() -> QuerySet[Staff]:
    """Accounts whose passwords are printed for everyone to see."""
    return Staff.objects.filter(is_demonstration=True, is_active=True)
