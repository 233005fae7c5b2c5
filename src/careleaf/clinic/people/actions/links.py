"""Make a personal link, take it back, and open it with the date of birth."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from careleaf.clinic.people.access import Actor, demand_keeper_of
from careleaf.clinic.people.models import Patient, PatientLink, hashed
from careleaf.clinic.people.queries import the_one_that_stays
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused

LIFE = timedelta(days=365)
TRIES = 5
LOCKED_FOR = timedelta(minutes=15)

NO_BIRTH_DATE = "The date of birth is not known, so a link could never be opened. Find out the date of birth first."
REVOKED = "This link does not work any more. The clinic took it back. Telephone the clinic and ask for a new one."
EXPIRED = "This link is too old. Telephone the clinic and ask for a new one."
LOCKED = "There were too many wrong dates. Wait 15 minutes, then try again, or telephone the clinic."
WRONG = "This is not the date of birth we have. Check the day, the month and the year, then try again."


@dataclass(frozen=True, slots=True)
class Made:
    """The only moment at which the token itself is known."""

    link: PatientLink
    token: str


@transaction.atomic
def make_link(*, patient: Patient, purpose: str, by: Actor, life: timedelta = LIFE) -> Made:
    """Links made before keep working: an old letter is still in somebody's hand."""
    demand_keeper_of(by, patient)
    if patient.birth_date is None:
        raise Refused(NO_BIRTH_DATE)
    token, now = secrets.token_urlsafe(24), clock.now()
    link = PatientLink.objects.create(
        patient=patient,
        token_hash=hashed(token),
        purpose=purpose,
        made_by_kind=by.named.kind,
        made_by_id=by.named.id,
        made_at=now,
        expires_at=now + life,
    )
    note_act(by.named, "make_link", patient.named, link=link.pk, purpose=purpose)
    return Made(link, token)


@transaction.atomic
def revoke_link(*, link: PatientLink, by: Actor) -> PatientLink:
    """From this moment it opens nothing, and who came in through it is out. Twice is once."""
    held = PatientLink.objects.select_for_update().get(pk=link.pk)
    demand_keeper_of(by, held.patient)
    if held.revoked_at is None:
        held.revoked_at = clock.now()
        held.save(update_fields=("revoked_at",))
        note_act(by.named, "revoke_link", held.patient.named, link=held.pk)
    return held


def open_link(*, link: PatientLink, birth_date: date) -> Patient:
    """The patient, once the date is right. A wrong one is counted, and the count is kept although it is refused."""
    with transaction.atomic():
        held = PatientLink.objects.select_for_update().get(pk=link.pk)
        patient = the_one_that_stays(held.patient)
        refusal = why_closed(held) or _tried(held, patient, birth_date)
    if refusal:
        raise Refused(refusal)
    return patient


def why_closed(link: PatientLink) -> str:
    """Words while the link cannot be opened by anybody, else nothing."""
    now = clock.now()
    if link.revoked_at is not None:
        return REVOKED
    if now >= link.expires_at:
        return EXPIRED
    return LOCKED if link.locked_until and now < link.locked_until else ""


def _tried(held: PatientLink, patient: Patient, birth_date: date) -> str:
    """An unknown date of birth is matched by nothing."""
    is_right = patient.birth_date is not None and patient.birth_date == birth_date
    held.failures = 0 if is_right else held.failures + 1
    held.locked_until = None
    if held.failures >= TRIES:
        held.failures, held.locked_until = 0, clock.now() + LOCKED_FOR
    held.save(update_fields=("failures", "locked_until"))
    note_act(patient.named, "open_link" if is_right else "fail_link", patient.named, link=held.pk)
    if is_right:
        return ""
    return LOCKED if held.locked_until else WRONG
