"""Somebody is referred: a journey begins, pinned to the edition patients read today."""

from uuid import UUID

from django.db import transaction

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.people.access import CLINICIANS, demand_role
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import NotAllowed, Refused


@transaction.atomic
def open_journey(*, initials: str, site: Site, edition: Edition, key: UUID, by: Staff) -> Journey:
    """The same form sent twice opens one journey. Refused for a hospital or an edition that is not this person's."""
    demand_role(by, *CLINICIANS)
    if not by.sites.filter(pk=site.pk).exists():
        raise NotAllowed(f"You do not work at {site.name}.")
    edition = Edition.objects.get(pk=edition.pk)
    if edition.state != State.PUBLISHED:
        raise Refused(f"Version {edition.label} is no longer published. Open the page again to use the current one.")
    begun = {"initials": initials.upper(), "site": site, "edition": edition, "opened_at": clock.now()}
    journey, is_new = Journey.objects.get_or_create(key=key, opened_by=by, defaults=begun)
    if is_new:
        note_act(by.named, "open_journey", journey.named, edition=edition.hash)
    return journey
