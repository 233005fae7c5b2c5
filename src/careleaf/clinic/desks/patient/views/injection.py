"""My injection; an appointment for the calendar; something to tell that has a page of its own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.desks.patient.calendar import as_calendar
from careleaf.clinic.desks.patient.finding import own_case, own_journeys, posted
from careleaf.clinic.desks.patient.presenters.injection import OFFERS, held_places, injection_page
from careleaf.clinic.desks.patient.queries import letters_to
from careleaf.clinic.feedback.waiting import answer_due
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.forms import OwnForm
from careleaf.clinic.people.models import Patient
from careleaf.clinic.people.patient_access import for_patient
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event

TELLS = {Event.ESCORT_CONFIRMED: "Who takes you home?", **OFFERS}
"""What a patient records on one page; safety questions and reports have several."""


@require_GET
@for_patient
def start(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Straight to the only one; a choice where there are several."""
    journeys = own_journeys(patient)
    if len(journeys) == 1:
        return redirect("patient:injection", journeys[0].reference)
    note_access(patient.named, "my_start", patient.named)
    return render(request, "desks/patient/start.jinja", {"name": patient.name, "journeys": journeys})


@require_GET
@for_patient
def injection(request: HttpRequest, patient: Patient, reference: str) -> HttpResponse:
    case = own_case(patient, reference, "my_injection")
    page = injection_page(case, tuple(letters_to(patient, case.journey)))
    return render(request, "desks/patient/injection.jinja", {"page": page, "name": patient.name})


@require_GET
@for_patient
def calendar(request: HttpRequest, patient: Patient, reference: str, number: int) -> HttpResponse:
    case = own_case(patient, reference, "my_appointment")
    place = next((one for one in held_places(case) if one.pk == number), None)
    if place is None:
        raise Http404
    response = HttpResponse(as_calendar(place), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


@require_http_methods(["GET", "POST"])
@for_patient
def tell(request: HttpRequest, patient: Patient, reference: str, kind: str) -> HttpResponse:
    case = own_case(patient, reference, "my_act")
    act = next((ACTS[one] for one in TELLS if one.value == kind and one in ACTS), None)
    if act is None or not case.place.allows(act.kind):
        raise Http404
    form = OwnForm(act, case, posted(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = Circumstances(happened_at=clock.now(), key=form.cleaned_data["key"])
            try:
                perform(act, journey=case.journey, facts=form.facts(), circumstances=told, by=patient)
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                messages.success(request, "Saved. Thank you.")
                return redirect("patient:injection", reference)
    told_by = {"heading": TELLS[act.kind], "hint": act.hint, "due": answer_due(case, act.kind)}
    context = {"form": form, "reference": reference, **told_by}
    return render(request, "desks/patient/tell.jinja", context, status=status)
