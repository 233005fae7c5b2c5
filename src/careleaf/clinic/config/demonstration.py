"""A demonstration's people and editions, made through the same actions as everything else."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from careleaf.clinic.journeys.queries import somebody_at
from careleaf.clinic.library.actions.import_folder import import_folder
from careleaf.clinic.library.actions.publish_edition import publish_edition
from careleaf.clinic.library.actions.sign_edition import sign_edition
from careleaf.clinic.library.models import Edition, State
from careleaf.clinic.library.queries import definition_of, folders
from careleaf.clinic.library.sites import site_name
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.actions.add_staff import add_staff
from careleaf.clinic.people.actions.links import make_link
from careleaf.clinic.people.actions.open_site import open_site
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.people.queries import person_called
from careleaf.clinic.records.models import THE_HOUSE
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Role
from careleaf.reasoning.moves import Phase

PASSWORD = "demonstration"


@dataclass(frozen=True, slots=True)
class Character:
    username: str
    name: str
    role: Role


CAST = (
    Character("librarian", "Lena Demo", Role.LIBRARIAN),
    Character("consultant", "Carl Demo", Role.CONSULTANT),
    Character("second", "Sunita Demo", Role.SECOND_CLINICIAN),
    Character("clerk", "Clara Demo", Role.CLERK),
    Character("preassessment", "Priya Demo", Role.PREASSESSMENT_NURSE),
    Character("theatre", "Theo Demo", Role.THEATRE_NURSE),
    Character("radiographer", "Rafael Demo", Role.RADIOGRAPHER),
    Character("recovery", "Ruth Demo", Role.RECOVERY_NURSE),
    Character("nurse", "Nora Demo", Role.PAIN_NURSE),
    Character("manager", "Maya Demo", Role.MANAGER),
)


def prepare() -> list[str]:
    """Imports every folder, signs and publishes what holds, adds the cast. Says in words what could not be done."""
    if settings.PRODUCTION:
        raise Refused("This is production. A demonstration's people and signatures are refused here.")
    told: list[str] = []
    for folder in folders():
        found = import_folder(folder=folder, by=THE_HOUSE)
        if found.edition is None:
            told.append(f"pathways/{folder.name} was not read; what was published before stays:")
            told += [f"  {problem['file']}:{problem['line']}: {problem['what']}" for problem in found.problems]
        else:
            told += _put_on_the_shelf(found.edition)
    return told


@dataclass(frozen=True, slots=True)
class Example:
    """A personal link as a path, and the date of birth that opens it."""

    path: str
    born: date


def example_link() -> Example | None:
    """A new link for a patient of the demonstration who has something to do at home; None without patients."""
    patient = somebody_at(Phase.ACCEPTED) or somebody_at(Phase.AT_HOME)
    if patient is None or patient.birth_date is None or settings.PRODUCTION:
        return None
    made = make_link(patient=patient, purpose="demonstration", by=HOUSE)
    return Example(reverse("people:open_link", args=[made.token]), patient.birth_date)


def _put_on_the_shelf(edition: Edition) -> list[str]:
    sites = [
        open_site(id=site.id, name=site_name(site), by=THE_HOUSE)
        for site in definition_of(edition).pathway.sites.values()
    ]
    people = {character.role: _person(character, sites) for character in CAST}
    try:
        if edition.state == State.DRAFT:
            for role in (Role.LIBRARIAN, Role.CONSULTANT):
                sign_edition(edition=edition, seen_hash=edition.hash, by=people[role])
            publish_edition(edition=edition, by=people[Role.LIBRARIAN])
    except Refused as refusal:
        return [f"{edition} was not published; what was published before stays. {refusal}"]
    return []


def _person(character: Character, sites: list[Site]) -> Staff:
    known = person_called(character.username)
    if known:
        known.sites.add(*sites)
        return known
    return add_staff(
        username=character.username,
        name=character.name,
        role=character.role,
        password=PASSWORD,
        sites=sites,
        by=HOUSE,
        is_demonstration=True,
    )
