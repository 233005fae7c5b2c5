"""Records of one person: look at two side by side, merge them, take them apart again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from careleaf.clinic.people.access import KEEPERS_OF_PATIENTS, for_roles, signed_in
from careleaf.clinic.people.actions.merge_patients import merge_patients, unmerge_patients
from careleaf.clinic.people.duplicates import likely_duplicates, shared
from careleaf.clinic.people.forms.merge import MergeForm, ReasonForm
from careleaf.clinic.people.presenters import patient_row, side_by_side
from careleaf.clinic.people.views.patients import again, patient_of, status_of
from careleaf.clinic.records.actions import note_access_to_all
from careleaf.clinic.records.refusals import Refused


@require_GET
@for_roles(*KEEPERS_OF_PATIENTS)
def duplicates(request: HttpRequest, reference: str) -> HttpResponse:
    held, person = patient_of(request, reference), signed_in(request)
    likely = likely_duplicates(held, person)
    note_access_to_all(person.named, "duplicates", [held.named, *(one.patient.named for one in likely)])
    rows = [(patient_row(one.patient), ", ".join(one.because)) for one in likely]
    return render(request, "people/duplicates.jinja", {"row": patient_row(held), "rows": rows})


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS_OF_PATIENTS)
def merge(request: HttpRequest, reference: str, other: str) -> HttpResponse:
    pair, person = (patient_of(request, reference), patient_of(request, other)), signed_in(request)
    if pair[0] == pair[1]:
        raise Http404
    form = MergeForm(pair, request.POST or None)
    context = {"form": form, "row": patient_row(pair[0]), "lines": side_by_side(*pair), "shared": shared(*pair)}
    if request.method == "POST" and form.is_valid():
        kept, gone = pair if form.cleaned_data["kept"] == pair[0].reference else pair[::-1]
        try:
            merge_patients(gone=gone, kept=kept, reason=form.cleaned_data["reason"], by=person)
        except Refused as refusal:
            return again(request, "people/merge.jinja", refusal, context)
        messages.success(request, "Saved. The two records are one; this is the one that stays.")
        return redirect("people:patient", kept.reference)
    note_access_to_all(person.named, "merge", [one.named for one in pair])
    return render(request, "people/merge.jinja", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS_OF_PATIENTS)
def unmerge(request: HttpRequest, reference: str) -> HttpResponse:
    gone = patient_of(request, reference)
    form = ReasonForm(request.POST or None)
    context = {"form": form, "row": patient_row(gone)}
    if request.method == "POST" and form.is_valid():
        try:
            unmerge_patients(gone=gone, reason=form.cleaned_data["reason"], by=signed_in(request))
        except Refused as refusal:
            return again(request, "people/unmerge.jinja", refusal, context)
        messages.success(request, "Saved. This record stands by itself again.")
        return redirect("people:patient", gone.reference)
    note_access_to_all(signed_in(request).named, "unmerge", [gone.named])
    return render(request, "people/unmerge.jinja", context, status=status_of(form))
