"""One journey's promises; the service's, and the people behind each number."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.journeys.presenters import strip
from careleaf.clinic.journeys.queries import case_of, journey_for
from careleaf.clinic.library.queries import definition_of, published_edition, published_editions
from careleaf.clinic.people.access import signed_in
from careleaf.clinic.promises import queries
from careleaf.clinic.promises.presenters import behind as one_behind
from careleaf.clinic.promises.presenters import line, totals
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access
from careleaf.reasoning.kept import State

A_PAGE = 50


@require_GET
def service(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    shown = totals(published_editions(), queries.counts_for(person))
    return render(request, "promises/service.jinja", {"totals": shown})


@require_GET
def behind(request: HttpRequest, pathway: str, key: str, state: str) -> HttpResponse:
    edition = published_edition(pathway)
    if state not in list(State) or edition is None or key not in definition_of(edition).pathway.promises:
        raise Http404
    person = signed_in(request)
    page = Paginator(queries.journeys_behind(person, pathway, key, State(state)), A_PAGE).get_page(
        request.GET.get("page")
    )
    for row in page:
        note_access(person.named, "promises", row.journey.named)
    context = {
        "promise": definition_of(edition).pathway.promises[key],
        "page": page,
        "lines": [one_behind(row) for row in page],
        "state": state,
    }
    return render(request, "promises/behind.jinja", context)


@require_GET
def journey(request: HttpRequest, reference: str) -> HttpResponse:
    person = signed_in(request)
    shown = journey_for(person, reference)
    if shown is None:
        raise Http404
    note_access(person.named, "promises", shown.named)
    case = case_of(shown, person, clock.now())
    context = {"strip": strip(case), "journey": shown, "lines": [line(held) for held in queries.held_for(case)]}
    return render(request, "promises/journey.jinja", context)
