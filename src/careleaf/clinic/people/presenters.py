"""What the pages of a patient show, as plain values."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from careleaf.clinic.people.details import spaced
from careleaf.clinic.people.models import LANGUAGES, Channel, Format, Patient
from careleaf.clinic.people.queries import links_of
from careleaf.clinic.records import clock
from careleaf.clinic.web.saying import day, when

NOT_KNOWN = "Not known"
Pairs = tuple[tuple[str, str], ...]


def day_in_words(value: date) -> str:
    """ "4 May 1961"."""
    return f"{value.day} {value:%B %Y}"


@dataclass(frozen=True, slots=True)
class PatientRow:
    """A patient in a list, and at the head of a page: who this is."""

    reference: str
    spoken: str
    name: str
    born: str
    nhs_number: str
    postcode: str
    is_merged: bool


def patient_row(patient: Patient) -> PatientRow:
    age = patient.age_at(timezone.localdate(clock.now()))
    return PatientRow(
        reference=patient.reference,
        spoken=patient.spoken_reference,
        name=patient.name,
        born=NOT_KNOWN if patient.birth_date is None else f"{day_in_words(patient.birth_date)} (age {age})",
        nhs_number=spaced(patient.nhs_number) if patient.nhs_number else NOT_KNOWN,
        postcode=patient.postcode,
        is_merged=patient.merged_into_id is not None,
    )


@dataclass(frozen=True, slots=True)
class PatientPage:
    """Everything known, in words; what is not known says so."""

    row: PatientRow
    allergies: str
    needs: Pairs
    reach: Pairs
    gp: Pairs
    sites: tuple[str, ...]
    merged_here: tuple[PatientRow, ...]


def patient_page(patient: Patient) -> PatientPage:
    return PatientPage(
        row=patient_row(patient),
        allergies=allergies_in_words(patient),
        needs=needs_in_words(patient),
        reach=reach_in_words(patient),
        gp=_known(("GP", patient.gp_name), ("Practice", patient.gp_practice), ("Address", patient.gp_address)),
        sites=tuple(site.name for site in patient.sites.all()),
        merged_here=tuple(map(patient_row, patient.merged.all())),
    )


def allergies_in_words(patient: Patient) -> str:
    """Never asked is not the same as none."""
    if patient.allergies is None:
        return "Not asked yet"
    return ", ".join(patient.allergies) or "None known"


def needs_in_words(patient: Patient) -> Pairs:
    reviewed = patient.needs_reviewed_at
    helper = ", ".join(filter(None, (patient.helper_name, patient.helper_phone, patient.helper_authority)))
    return (
        ("Reads", Format(patient.format).label if reviewed else "Not asked yet"),
        ("Language", dict(LANGUAGES).get(patient.language, patient.language) if reviewed else "Not asked yet"),
        ("Interpreter", ("Needed" if patient.interpreter else "Not needed") if reviewed else "Not asked yet"),
        ("Hears from us by", Channel(patient.channel).label),
        ("What else helps", patient.needs_note or "Nothing recorded"),
        ("May speak for them", helper or "Nobody named"),
        ("Last asked", day(reviewed) if reviewed else "Never: ask, and record the answer"),
    )


def reach_in_words(patient: Patient) -> Pairs:
    return _known(
        ("Address", "\n".join(filter(None, (patient.address, patient.postcode)))),
        ("Home telephone", patient.phone),
        ("Mobile telephone", patient.mobile),
        ("Email", patient.email),
    )


def _known(*pairs: tuple[str, str]) -> Pairs:
    return tuple((label, value or NOT_KNOWN) for label, value in pairs)


@dataclass(frozen=True, slots=True)
class Line:
    """A detail of two records beside each other."""

    label: str
    first: str
    second: str
    differs: bool


def side_by_side(one: Patient, other: Patient) -> tuple[Line, ...]:
    pairs = zip(_all_of(one), _all_of(other), strict=True)
    return tuple(Line(label, first, second, first != second) for (label, first), (_, second) in pairs)


def _all_of(patient: Patient) -> Pairs:
    row = patient_row(patient)
    head = (("Reference", row.spoken), ("Name", row.name), ("Date of birth", row.born), ("NHS number", row.nhs_number))
    gp = _known(("GP", patient.gp_name), ("Practice", patient.gp_practice))
    return (*head, ("Allergies", allergies_in_words(patient)), *reach_in_words(patient), *gp, *needs_in_words(patient))


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A personal link as staff see it: never the link itself."""

    id: int
    made: str
    until: str
    state: str
    is_open: bool


def link_rows(patient: Patient) -> tuple[LinkRow, ...]:
    now = clock.now()
    return tuple(
        LinkRow(
            id=link.pk,
            made=when(link.made_at),
            until=day(link.expires_at),
            state="Opens" if link.is_open(now) else "Taken back" if link.revoked_at else "Too old",
            is_open=link.is_open(now),
        )
        for link in links_of(patient)
    )
