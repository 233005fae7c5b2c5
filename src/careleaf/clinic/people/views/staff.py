"""People who work here, and hospitals: for managers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.people.actions.add_staff import add_staff
from careleaf.clinic.people.actions.change_staff import change_staff, unlock_staff
from careleaf.clinic.people.actions.open_site import open_site
from careleaf.clinic.people.forms.staff import AddForm, ChangeForm, SiteForm
from careleaf.clinic.people.models import Staff
from careleaf.clinic.people.queries import all_sites, all_staff, sites_with
from careleaf.clinic.people.views.patients import again, status_of
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Role


@require_GET
@for_roles(Role.MANAGER)
def staff(request: HttpRequest) -> HttpResponse:
    return render(request, "people/staff.jinja", {"people": list(all_staff()), "sites": list(all_sites())})


@require_http_methods(["GET", "POST"])
@for_roles(Role.MANAGER)
def add(request: HttpRequest) -> HttpResponse:
    form = AddForm(all_sites(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = {"role": Role(given["role"]), "sites": sites_with(given["sites"])}
        person = add_staff(**{**given, **chosen}, by=signed_in(request))
        messages.success(request, f"Saved. {person.name} can sign in now.")
        return redirect("people:staff")
    context = {"form": form, "title": "Add a person", "save": "Add", "person": None}
    return render(request, "people/staff_form.jinja", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@for_roles(Role.MANAGER)
def change(request: HttpRequest, number: int) -> HttpResponse:
    person = get_object_or_404(all_staff(), pk=number)
    form = ChangeForm(all_sites(), request.POST or None, initial=_standing(person))
    context = {"form": form, "title": f"Change {person.name}", "save": "Save", "person": person}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = {"role": Role(given["role"]), "sites": sites_with(given["sites"])}
        try:
            change_staff(person=person, **{**given, **chosen}, by=signed_in(request))
        except Refused as refusal:
            return again(request, "people/staff_form.jinja", refusal, context)
        messages.success(request, "Saved. It holds from the next page this person opens.")
        return redirect("people:staff")
    return render(request, "people/staff_form.jinja", context, status=status_of(form))


def _standing(person: Staff) -> dict[str, object]:
    at = [site.pk for site in person.sites.all()]
    return {"name": person.name, "role": person.role, "is_active": person.is_active, "sites": at}


@require_POST
@for_roles(Role.MANAGER)
def unlock(request: HttpRequest, number: int) -> HttpResponse:
    unlock_staff(person=get_object_or_404(all_staff(), pk=number), by=signed_in(request))
    messages.success(request, "Saved. This person may try again at once.")
    return redirect("people:staff")


@require_http_methods(["GET", "POST"])
@for_roles(Role.MANAGER)
def add_site(request: HttpRequest) -> HttpResponse:
    form = SiteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        site = open_site(**form.cleaned_data, by=signed_in(request).named)
        messages.success(request, f"Saved. {site.name} is open. Now say who works there.")
        return redirect("people:staff")
    context = {"form": form, "title": "Add a hospital", "save": "Add", "person": None}
    return render(request, "people/staff_form.jinja", context, status=status_of(form))
