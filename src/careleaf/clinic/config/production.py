"""Reasons to refuse to serve: production shows patients nothing that nobody real has answered for."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from careleaf.clinic.library.actions.publish_edition import reasons_unfit
from careleaf.clinic.library.queries import published_editions
from careleaf.clinic.people.queries import demonstration_staff


def refuse_if_unfit() -> None:
    """Stops a production house from starting over demonstration signatures, people, or values nobody has signed."""
    if not settings.PRODUCTION:
        return
    found = reasons_to_refuse()
    if found:
        raise ImproperlyConfigured("Careleaf does not start in production: " + " ".join(found))


def reasons_to_refuse() -> list[str]:
    """Everything in the way, each with its mend; a database without tables yet has nothing to show."""
    try:
        unfit = [(edition, reasons_unfit(edition)) for edition in published_editions()]
        people = [person.username for person in demonstration_staff()]
    except DatabaseError:
        return ["The database is not ready. Run the migrations first."]
    found = [f"{edition}: {' '.join(why)} Withdraw it or publish one that is signed." for edition, why in unfit if why]
    if people:
        found.append(f"These accounts are for demonstrations: {', '.join(people)}. Close them.")
    return found
