"""One journey's promises; the service's, and the people behind each number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.journeys.queries import journey_for, pathway_of
from careleaf.clinic.library.queries import definition_of, published_editions
from careleaf.clinic.people.access import signed_in
from careleaf.clinic.promises import queries
from careleaf.clinic.promises.presenters import line, totals, unmeasured
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access
from careleaf.reasoning.kept import State


@require_GET
def service(request: HttpRequest) -> HttpResponse:
    held = list(queries.held_in_service(signed_in(request), clock.now()))
    missing = [(edition, unmeasured(definition_of(edition).pathway)) for edition in published_editions()]
    context = {"totals": totals(held), "count": len({one.journey.pk for one in held}), "missing": missing}
    return render(request, "promises/service.jinja", context)


@require_GET
def behind(request: HttpRequest, pathway: str, key: str, state: str) -> HttpResponse:
    if state not in list(State):
        raise Http404
    held = [
        one
        for one in queries.held_in_service(signed_in(request), clock.now())
        if (one.journey.edition.pathway_id, one.key, one.verdict.state) == (pathway, key, state)
    ]
    return render(request, "promises/behind.jinja", {"lines": [line(one) for one in held], "state": state})


@require_GET
def journey(request: HttpRequest, reference: str) -> HttpResponse:
    person = signed_in(request)
    shown = journey_for(person, reference)
    if shown is None:
        raise Http404
    note_access(person.named, "promises", shown.named)
    context = {
        "journey": shown,
        "lines": [line(held) for held in queries.held_for(shown, clock.now())],
        "missing": unmeasured(pathway_of(shown)),
    }
    return render(request, "promises/journey.jinja", context)
