"""One journey; the form of an act on it; an entry put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.desks.journey.presenters import journey_page
from careleaf.clinic.desks.nurse_calls.presenters import beside
from careleaf.clinic.journeys.access import demand_part
from careleaf.clinic.journeys.act import WHOLE, Act, Case
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.forms import ActForm
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.presenters import barrier, entries, strip
from careleaf.clinic.journeys.queries import case_of, journey_for, stops_for
from careleaf.clinic.journeys.refusals import Stale
from careleaf.clinic.journeys.wording import happened, to_do
from careleaf.clinic.people.access import has_role, signed_in
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event, Role


@require_GET
def journey(request: HttpRequest, reference: str) -> HttpResponse:
    case = _case(request, reference, "journey")
    context = {"page": journey_page(case), "may_audit": has_role(case.by, Role.MANAGER)}
    return render(request, "desks/journey.jinja", context)


@require_http_methods(["GET", "POST"])
def do(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    case = _case(request, reference, "act")
    return _act(request, case, _known(kind, case), None)


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """An entry put right: a new event supersedes it, and the old one stays to be read."""
    case = _case(request, reference, "act")
    old = next((row for row in case.journey.events.all() if row.sequence == number), None)
    if old is None:
        raise Http404
    return _act(request, replace(case, part=WHOLE), _known(old.kind, case), old)


def _case(request: HttpRequest, reference: str, page: str) -> Case:
    """The journey, with a line that it was looked at. Not found where this person does not work."""
    person = signed_in(request)
    found = journey_for(person, reference)
    if found is None:
        raise Http404
    note_access(person.named, page, found.named)
    return replace(case_of(found, person, clock.now()), part=request.GET.get("part", ""))


def _known(kind: str, case: Case) -> Act:
    if kind not in list(Event) or Event(kind) not in ACTS:
        raise Http404
    act = ACTS[Event(kind)]
    demand_part(case.by, case.journey, act.roles)
    return act


def _act(request: HttpRequest, case: Case, act: Act, amends: EventRow | None) -> HttpResponse:
    if request.method == "GET":
        return _page(request, ActForm(act, case, amends=amends))
    form = ActForm(act, case, request.POST, amends=amends)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        perform(act, journey=case.journey, facts=form.facts(), circumstances=form.circumstances(), by=case.by)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _refused(request, form, refusal)
    messages.success(request, f"Saved: {happened(act.kind).lower()}.")
    return redirect("desks:journey", case.journey.reference)


def _refused(request: HttpRequest, form: ActForm, refusal: Refused) -> HttpResponse:
    """The form again with everything typed kept; what a stale page had not shown is shown now."""
    data: Mapping[str, Any] = request.POST
    case = form.case
    if isinstance(refusal, Stale):
        case = replace(_case(request, case.journey.reference, "act"), part=case.part)
        kept: QueryDict = request.POST.copy()
        kept["seen"] = str(len(case.events))
        data = kept
    again = ActForm(form.act, case, data, amends=form.amends)
    again.add_error(None, str(refusal))
    return _page(request, again, 409)


def _page(request: HttpRequest, form: ActForm, status: int = 200) -> HttpResponse:
    case, act = form.case, form.act
    found = () if form.amends else stops_for(case, act.kind)
    context = {
        "form": form,
        "strip": strip(case),
        "title": f"Put right: {happened(act.kind).lower()}" if form.amends else to_do(act.kind),
        "hint": act.hint,
        "tells": () if form.amends else act.tells(case),
        "beside": None if form.amends else beside(case, act.kind),
        "parts": () if form.amends else act.parts(case),
        "part": case.part,
        "barriers": [barrier(stop, case.pathway) for stop in found],
        "entries": entries(case, ACTS)[-3:],
    }
    return render(request, "desks/act.jinja", context, status=status)
