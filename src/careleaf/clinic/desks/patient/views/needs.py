"""My needs: asked once, honoured everywhere."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careleaf.clinic.desks.patient.finding import posted
from careleaf.clinic.desks.patient.forms import MyNeedsForm
from careleaf.clinic.people.actions.register_patient import set_needs
from careleaf.clinic.people.models import Patient
from careleaf.clinic.people.patient_access import for_patient
from careleaf.clinic.records.actions import note_access
from careleaf.clinic.records.refusals import Refused


@require_http_methods(["GET", "POST"])
@for_patient
def needs(request: HttpRequest, patient: Patient) -> HttpResponse:
    note_access(patient.named, "my_needs", patient.named)
    form, status = MyNeedsForm(patient, posted(request)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                set_needs(patient=patient, by=patient, seen=form.cleaned_data["seen"], **form.needs())
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                messages.success(request, "Saved. Everybody who looks after you sees what you need.")
                return redirect("patient:start")
    return render(request, "desks/patient/needs.jinja", {"form": form, "patient": patient}, status=status)
