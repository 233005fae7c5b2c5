"""Somebody is referred: a journey begins, pinned to the edition patients read today."""

from uuid import UUID

from django.db import transaction

from careleaf.clinic.journeys.act import Act, Facts
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.people.access import Actor, demand_role
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.people.queries import the_one_that_stays
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import NotAllowed, Refused


@transaction.atomic
def open_journey(
    act: Act, *, patient: Patient, site: Site, edition: Edition, facts: Facts, circumstances: Circumstances, by: Actor
) -> Journey:
    """The journey with its first event. The same form sent twice opens one."""
    if isinstance(by, Staff):
        demand_role(by, *act.roles)
        if not by.sites.filter(pk=site.pk).exists():
            raise NotAllowed(f"You do not work at {site.name}.")
    if not the_one_that_stays(patient).sites.filter(pk=site.pk).exists():
        raise Refused(f"This patient is not registered at {site.name}. Register them there first.")
    edition = Edition.objects.get(pk=edition.pk)
    if edition.state != State.PUBLISHED:
        raise Refused(f"Version {edition.label} is no longer published. Open the page again to use the current one.")
    journey = _begun(the_one_that_stays(patient), site, edition, circumstances.key)
    perform(act, journey=journey, facts=facts, circumstances=circumstances, by=by)
    return journey


def _begun(patient: Patient, site: Site, edition: Edition, key: UUID) -> Journey:
    begun = {"patient": patient, "site": site, "edition": edition, "opened_at": clock.now()}
    return Journey.objects.get_or_create(key=key, defaults=begun)[0]
