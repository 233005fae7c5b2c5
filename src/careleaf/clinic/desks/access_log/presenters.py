"""Access lines with the names of those who looked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.people.models import Staff, in_words
from careleaf.clinic.people.queries import staff_numbered
from careleaf.clinic.records.models import AccessLine

PAGES: Mapping[str, str] = {
    "act": "A form on the journey",
    "journey": "The page of the journey",
    "patient": "The details of the patient",
    "patient_record": "All journeys and letters",
    "patient_search": "A list of patients found",
    "promises": "The promises",
    "promises_at_risk": "The promises at risk",
    "refer": "The form of a referral",
    "safety_change": "A list of journeys to be reached",
    "work": "My work",
}


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked: when, who, at which page."""

    at: datetime
    who: str
    page: str


def looks(lines: Iterable[AccessLine]) -> tuple[Look, ...]:
    lines = list(lines)
    numbers = {int(line.actor_id) for line in lines if line.actor_kind == "staff"}
    people = {str(person.pk): person for person in staff_numbered(numbers)}
    return tuple(Look(line.at, _who(line, people), _page(line.page)) for line in lines)


def _who(line: AccessLine, people: Mapping[str, Staff]) -> str:
    if line.actor_kind != "staff":
        return "The patient" if line.actor_kind == "patient" else "Careleaf"
    person = people.get(line.actor_id)
    return f"{person.name}, {in_words(person.role)}" if person else f"Account {line.actor_id}, which is gone"


def _page(page: str) -> str:
    return PAGES.get(page, page.replace("_", " ").capitalize())
