"""Find, register and read patients; put their details and needs right."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from careleaf.clinic.people.access import KEEPERS_OF_PATIENTS, for_roles, signed_in
from careleaf.clinic.people.actions.register_patient import amend_patient, register_patient, set_needs
from careleaf.clinic.people.duplicates import likely_duplicates
from careleaf.clinic.people.forms.patient import DetailsForm, NeedsForm, RegisterForm, SearchForm
from careleaf.clinic.people.models import Patient
from careleaf.clinic.people.presenters import patient_page, patient_row
from careleaf.clinic.people.queries import patient_for, sites_of, sites_with, the_one_that_stays
from careleaf.clinic.people.searching import patients_sought
from careleaf.clinic.records.actions import note_access, note_access_to_all
from careleaf.clinic.records.refusals import NotAllowed, Refused

A_PAGE = 25
SOUGHT = "patients_sought"


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS_OF_PATIENTS)
def search(request: HttpRequest) -> HttpResponse:
    """What is typed here is a patient's own: it is kept in the session and never stands in an address."""
    if request.method == "POST":
        form = SearchForm(request.POST)
        request.session[SOUGHT] = form.cleaned_data["sought"] if form.is_valid() else ""
        return redirect("people:patients")
    person, sought = signed_in(request), str(request.session.get(SOUGHT, ""))
    page = Paginator(patients_sought(person, sought), A_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    note_access_to_all(person.named, "patient_search", [patient.named for patient in shown])
    context = {
        "form": SearchForm(initial={"sought": sought}),
        "sought": sought,
        "page": page,
        "count": page.paginator.count,
        "rows": [patient_row(patient) for patient in shown],
    }
    return render(request, "people/patients.jinja", context)


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS_OF_PATIENTS)
def register(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    form = RegisterForm(sites_of(person), request.POST or None)
    if request.method == "POST" and form.is_valid():
        at, key = sites_with(form.cleaned_data["sites"]), form.cleaned_data["key"]
        try:
            patient = register_patient(sites=at, by=person, key=key, **form.details())
        except Refused as refusal:
            return again(request, "people/register.jinja", refusal, {"form": form})
        messages.success(request, "Saved. This patient is registered.")
        return redirect("people:patient", patient.reference)
    return render(request, "people/register.jinja", {"form": form}, status=status_of(form))


@require_GET
@for_roles(*KEEPERS_OF_PATIENTS)
def patient(request: HttpRequest, reference: str) -> HttpResponse:
    """Reading a merged record leads to the one that stays."""
    held = patient_of(request, reference)
    stays = the_one_that_stays(held)
    if stays != held:
        messages.success(request, "The record you opened was merged. This is the one that stays.")
        return redirect("people:patient", stays.reference)
    note_access(signed_in(request).named, "patient", held.named)
    likely = len(likely_duplicates(held, signed_in(request)))
    return render(request, "people/patient.jinja", {"page": patient_page(held), "likely": likely})


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS_OF_PATIENTS)
def details(request: HttpRequest, reference: str) -> HttpResponse:
    held = patient_of(request, reference)
    form = DetailsForm(request.POST or None, initial=_details_of(held))
    if request.method == "POST" and form.is_valid():
        try:
            amend_patient(patient=held, by=signed_in(request), seen=form.cleaned_data["seen"], **form.details())
        except Refused as refusal:
            return again(request, "people/details.jinja", refusal, {"form": form, "row": patient_row(held)})
        messages.success(request, "Saved. The details are changed, and what stood there before is kept.")
        return redirect("people:patient", held.reference)
    return _shown(request, "people/details.jinja", form, held)


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS_OF_PATIENTS)
def needs(request: HttpRequest, reference: str) -> HttpResponse:
    held = patient_of(request, reference)
    first = {name: getattr(held, name) for name in Patient.NEEDS} | {"seen": held.version}
    form = NeedsForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            set_needs(patient=held, by=signed_in(request), seen=form.cleaned_data["seen"], **form.needs())
        except Refused as refusal:
            return again(request, "people/needs.jinja", refusal, {"form": form, "row": patient_row(held)})
        messages.success(request, "Saved. These needs are honoured from now on.")
        return redirect("people:patient", held.reference)
    return _shown(request, "people/needs.jinja", form, held)


def patient_of(request: HttpRequest, reference: str) -> Patient:
    """The patient of an address; what is at another hospital does not exist."""
    held = patient_for(signed_in(request), reference)
    if held is None:
        raise Http404
    return held


def _details_of(held: Patient) -> dict[str, Any]:
    known = "not_known" if held.allergies is None else "some" if held.allergies else "none"
    first = {name: getattr(held, name) for name in Patient.DETAILS}
    return first | {"has_allergies": known, "allergies": "\n".join(held.allergies or ()), "seen": held.version}


def _shown(request: HttpRequest, template: str, form: Form, held: Patient) -> HttpResponse:
    note_access(signed_in(request).named, template.removesuffix(".jinja"), held.named)
    return render(request, template, {"form": form, "row": patient_row(held)}, status=status_of(form))


def status_of(form: Form) -> int:
    return 422 if form.errors else 200


def again(request: HttpRequest, template: str, refusal: Refused, context: dict[str, Any]) -> HttpResponse:
    """The form with everything typed and the reason above it."""
    if isinstance(refusal, NotAllowed):
        raise refusal
    context["form"].add_error(None, str(refusal))
    return render(request, template, context, status=409)
