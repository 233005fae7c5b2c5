"""Open a hospital."""

from django.db import transaction

from careleaf.clinic.people.models import Site
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.models import Named


@transaction.atomic
def open_site(*, id: str, name: str, by: Named) -> Site:
    """A hospital a definition names. Opening it again only keeps its name up to date."""
    site, is_new = Site.objects.get_or_create(pk=id, defaults={"name": name})
    if is_new or site.name != name:
        site.name = name
        site.save()
        note_act(by, "open_site", Named("site", id), name=name)
    return site
