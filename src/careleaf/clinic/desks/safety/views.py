"""The safety changes in force; one of them; reaching its journeys now, some at a time."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from careleaf.clinic.desks.safety.queries import pinned, waiting_at
from careleaf.clinic.library.models import SafetyChange
from careleaf.clinic.library.queries import safety_changes_in_force
from careleaf.clinic.people.access import CLINICIANS, for_roles, has_role, signed_in
from careleaf.clinic.records.actions import note_access_to_all
from careleaf.clinic.turns.actions.reach_now import REACHERS, reach_now
from careleaf.clinic.turns.safety import still_to_reach
from careleaf.clinic.web.saying import plural

A_PAGE = 25


@require_GET
@for_roles(*REACHERS)
def changes(request: HttpRequest) -> HttpResponse:
    found = [(change, still_to_reach(change)) for change in safety_changes_in_force()]
    return render(request, "desks/safety_changes.jinja", {"changes": found[::-1]})


@require_GET
@for_roles(*REACHERS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = signed_in(request), _change(pk)
    context = {"change": found, "left": still_to_reach(found), "pinned": pinned(found.edition.pathway_id), "page": None}
    if has_role(person, *CLINICIANS):
        page = Paginator(waiting_at(person, found), A_PAGE).get_page(request.GET.get("page"))
        note_access_to_all(person.named, "safety_change", [journey.named for journey in page])
        context["page"] = page
    return render(request, "desks/safety_change.jinja", context)


@require_POST
@for_roles(*REACHERS)
def reach(request: HttpRequest, pk: int) -> HttpResponse:
    found = _change(pk)
    reached = reach_now(change=found, by=signed_in(request))
    left = still_to_reach(found)
    rest = f" {plural(left, 'journey is', 'journeys are')} still to be reached." if left else " All have been reached."
    messages.success(request, f"{plural(reached, 'open journey was', 'open journeys were')} reached now.{rest}")
    return redirect("desks:safety_change", found.pk)


def _change(pk: int) -> SafetyChange:
    found = safety_changes_in_force().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
