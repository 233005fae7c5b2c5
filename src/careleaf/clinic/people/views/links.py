"""Personal links: staff make them and take them back; patients open them with their date of birth."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careleaf.clinic.people.access import KEEPERS_OF_PATIENTS, for_roles, signed_in
from careleaf.clinic.people.actions.links import make_link, open_link, revoke_link, why_closed
from careleaf.clinic.people.forms.link import BirthForm
from careleaf.clinic.people.models import Patient
from careleaf.clinic.people.patient_access import for_patient, let_in, let_out
from careleaf.clinic.people.presenters import link_rows, patient_row
from careleaf.clinic.people.queries import link_for, link_opened_by
from careleaf.clinic.people.views.patients import patient_of
from careleaf.clinic.records.actions import note_access
from careleaf.clinic.records.refusals import NotAllowed, Refused


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS_OF_PATIENTS)
def links(request: HttpRequest, reference: str) -> HttpResponse:
    """A new link is shown once, on the answer to the press of the button, and never again."""
    held, address, status = patient_of(request, reference), "", 200
    refused = ""
    if request.method == "POST":
        try:
            made = make_link(patient=held, purpose="own pages", by=signed_in(request))
            address = request.build_absolute_uri(reverse("people:open_link", args=[made.token]))
        except NotAllowed:
            raise
        except Refused as refusal:
            refused, status = str(refusal), 409
    note_access(signed_in(request).named, "links", held.named)
    context = {"row": patient_row(held), "links": link_rows(held), "address": address, "refused": refused}
    return render(request, "people/links.jinja", context, status=status)


@require_POST
@for_roles(*KEEPERS_OF_PATIENTS)
def revoke(request: HttpRequest, reference: str, link: int) -> HttpResponse:
    found = link_for(patient_of(request, reference), link)
    if found is None:
        raise Http404
    revoke_link(link=found, by=signed_in(request))
    messages.success(request, "Saved. The link opens nothing any more.")
    return redirect("people:links", reference)


@require_GET
@login_not_required
def my(request: HttpRequest) -> HttpResponse:
    """The public entry: how to get a link."""
    return render(request, "people/my.jinja", {})


@require_http_methods(["GET", "POST"])
@login_not_required
def opening(request: HttpRequest, token: str) -> HttpResponse:
    """Nothing on this page says whose link it is. After the right date the token stands in no address any more."""
    link = link_opened_by(token)
    closed = "We do not know this link. Check that the whole address is there." if link is None else why_closed(link)
    form = BirthForm(request.POST or None)
    if link is None or closed:
        shut = {"form": None, "closed": closed}
        return render(request, "people/open_link.jinja", shut, status=404 if link is None else 403)
    if request.method == "POST" and form.is_valid():
        try:
            let_in(request, open_link(link=link, birth_date=form.cleaned_data["birth_date"]), link)
            return redirect(start())
        except Refused as refusal:
            form.add_error("birth_date", str(refusal))
    context = {"form": form, "closed": ""}
    return render(request, "people/open_link.jinja", context, status=422 if form.errors else 200)


def start() -> str:
    """Where a patient's pages begin: another room's, as soon as it has one."""
    try:
        return reverse(settings.PATIENT_START)
    except NoReverseMatch:
        return reverse("people:my_start")


@require_GET
@for_patient
def my_start(request: HttpRequest, patient: Patient) -> HttpResponse:
    note_access(patient.named, "my_start", patient.named)
    return render(request, "people/my_start.jinja", {"row": patient_row(patient)})


@require_POST
@login_not_required
def leave(request: HttpRequest) -> HttpResponse:
    let_out(request)
    return redirect("people:my")
