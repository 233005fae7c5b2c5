"""My letters: read on the page, or as the paper that was printed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.desks.patient.queries import letter_to
from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.models import Message, State
from careleaf.clinic.people.models import Patient
from careleaf.clinic.people.patient_access import for_patient
from careleaf.clinic.records.actions import note_access

ON_ITS_WAY = (State.ACCEPTED, State.PRINTED, State.HANDED_OVER, State.DELIVERED)
"""Reading is noted only of what has left the house: one that still waits to be printed is printed all the same."""


@require_GET
@for_patient
def letter(request: HttpRequest, patient: Patient, reference: str) -> HttpResponse:
    found = _read(patient, reference)
    return render(request, "desks/patient/letter.jinja", {"letter": found, "reference": _journey(found)})


@require_GET
@for_patient
def paper(request: HttpRequest, patient: Patient, reference: str) -> HttpResponse:
    found = _read(patient, reference)
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="letter.pdf"'
    return response


def _read(patient: Patient, reference: str) -> Message:
    found = letter_to(patient, reference)
    if found is None:
        raise Http404
    note_access(patient.named, "my_letter", found.named)
    if getattr(found, "state", "") in ON_ITS_WAY:
        note_delivery(found, State.READ, by=patient)
    return found


def _journey(letter: Message) -> str:
    return letter.journey.reference if letter.journey else ""
