"""What somebody typed into the search, read as a name, an NHS number, a date of birth or a reference."""

import re
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from careleaf.clinic.people.models import Patient, Staff
from careleaf.clinic.people.queries import patients_for

_DAYS = ("%d %m %Y", "%Y %m %d", "%d %B %Y", "%d %b %Y")


def patients_sought(person: Staff, typed: str) -> QuerySet[Patient]:
    """Everybody at this person's hospitals who fits; nobody while nothing is typed."""
    words = re.split(r"\s+", typed.strip().lower())
    named = patients_for(person).alias(given=Lower("given_name"), family=Lower("family_name"))
    if words == [""]:
        return named.none()
    day = as_day(typed)
    if day:
        return named.filter(birth_date=day)
    joined = re.sub(r"[\s-]", "", typed).lower()
    fits = Q()
    for word in words:
        fits &= _begins("given", word) | _begins("family", word)
    return named.filter(fits | Q(nhs_number=joined) | Q(reference=joined) if joined else fits)


def _begins(field: str, word: str) -> Q:
    """A part of a name: it starts so, or a later word of it does, as in "de la Cruz" and "Smith-Jones"."""
    return (
        Q(**{f"{field}__startswith": word})
        | Q(**{f"{field}__contains": f" {word}"})
        | Q(**{f"{field}__contains": f"-{word}"})
    )


def as_day(typed: str) -> date | None:
    """ "4/5/1961", "4.5.1961", "4 May 1961" and "1961-05-04" are the same day; day before month, as people write it."""
    plain = re.sub(r"[\s/.-]+", " ", typed.strip())
    for pattern in _DAYS:
        try:
            return datetime.strptime(plain, pattern).date()  # noqa: DTZ007 (a date has no zone)
        except ValueError:
            continue
    return None
