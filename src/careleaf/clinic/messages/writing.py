"""Writes a letter in full: to whom it goes, in their language and type size, in every form it is kept in."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.library.press import issue_of, pathway_today
from careleaf.clinic.messages.models import Recipient
from careleaf.clinic.people.models import Channel, Format, Patient
from careleaf.clinic.records import clock
from careleaf.clinic.records.references import spoken
from careleaf.definition.pathway import Pathway
from careleaf.publishing.compose.letter import Addressee, Occasion, compose_email, compose_letter
from careleaf.publishing.compose.particulars import Particular
from careleaf.publishing.document import plain
from careleaf.publishing.print_sizes import CLEAR_PRINT
from careleaf.publishing.writers.html import write_fragment
from careleaf.publishing.writers.pdf import pdf_writer
from careleaf.publishing.writers.plain import write_plain

SIZES = {Format.LARGE_18: 18, Format.LARGE_24: 24, Format.LARGE_28: 28}


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in every form it is kept in."""

    title: str
    name: str
    language: str
    page: str
    plain: str
    pdf: bytes
    subject: str
    notice: str


def write_letter(
    journey: Journey, key: str, recipient: Recipient, to: Addressee, reference: str, told: tuple[Particular, ...]
) -> Written:
    """The pinned edition's words with today's telephone numbers. PublishingProblem when it cannot be written."""
    pathway, issue = pathway_today(journey.edition, journey.site_id), issue_of(journey.edition, journey.site_id)
    to_patient, patient = recipient == Recipient.PATIENT, journey.patient
    language = language_for(patient, pathway) if to_patient else pathway.head.source_language
    size = SIZES.get(Format(patient.format), CLEAR_PRINT) if to_patient else CLEAR_PRINT
    if not to.name:
        to = replace(to, name=str(pathway.words[language].blocks[f"say.recipient.{recipient.value}"]))
    day = timezone.localdate(clock.now())
    occasion = Occasion(to=to, written=day, reference=spoken(reference), particulars=told)
    document = compose_letter(pathway, journey.site_id, key, occasion, language, issue)
    subject, notice = compose_email(pathway, language, issue)
    return Written(
        title=plain(document.title),
        name=to.name,
        language=language,
        page=write_fragment(document),
        plain=write_plain(document).decode(),
        pdf=pdf_writer(settings.HOME / "build" / "fonts").write(document, size),
        subject=subject,
        notice=notice,
    )


def language_for(patient: Patient, pathway: Pathway) -> str:
    """Their own where the definition is complete in it."""
    complete = {one.tag for one in pathway.head.languages if one.claims == "complete"}
    return patient.language if patient.language in complete else pathway.head.source_language


def addressee(patient: Patient, recipient: Recipient, referrer: str = "") -> Addressee:
    if recipient == Recipient.PATIENT:
        return Addressee(patient.name, (*_lines(patient.address), *_lines(patient.postcode)))
    if recipient == Recipient.GP:
        name = patient.gp_name or patient.gp_practice
        return Addressee(name, (*_lines(patient.gp_practice), *_lines(patient.gp_address)))
    name, *address = _lines(referrer) or ("",)
    return Addressee(name, tuple(address))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def channel_for(patient: Patient, recipient: Recipient) -> Channel:
    """Email only for a patient who chose it, has an address, and whose date of birth opens their own page.

    There is no provider of texts yet: a letter goes.
    """
    chose_email = recipient == Recipient.PATIENT and patient.channel == Channel.EMAIL
    return Channel.EMAIL if chose_email and patient.email and patient.birth_date else Channel.LETTER
