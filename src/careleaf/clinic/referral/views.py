"""Refer a patient: the form that opens their journey."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careleaf.clinic.journeys.actions.open_journey import open_journey
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import Choice, openings_for
from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.people.models import Patient, Staff
from careleaf.clinic.people.queries import patient_for
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.clinic.referral.acts import REFER
from careleaf.clinic.referral.forms import ReferForm


@require_http_methods(["GET", "POST"])
@for_roles(*REFER.roles)
def refer(request: HttpRequest, patient: str) -> HttpResponse:
    person = signed_in(request)
    found = patient_for(person, patient)
    if found is None:
        raise Http404
    note_access(person.named, "refer", found.named)
    openings = {choice.key: choice for choice in openings_for(person) if found.sites.filter(pk=choice.site.pk).exists()}
    form = ReferForm(list(openings.values()), clock.now(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            journey = _open(form, openings[form.cleaned_data["opening"]], found, person)
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The referral is recorded. Journey {journey.spoken_reference} is open.")
            return redirect("desks:journey", journey.reference)
    context = {"form": form, "patient": found, "has_openings": bool(openings)}
    return render(request, "referral/refer.jinja", context, status=422 if form.errors else 200)


def _open(form: ReferForm, chosen: Choice, patient: Patient, by: Staff) -> Journey:
    return open_journey(
        REFER,
        patient=patient,
        site=chosen.site,
        edition=chosen.edition,
        facts=form.facts(),
        circumstances=form.circumstances(),
        by=by,
    )
