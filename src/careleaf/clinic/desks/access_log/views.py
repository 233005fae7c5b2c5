"""Who looked at a journey and at its patient, the latest first."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.desks.access_log.presenters import looks
from careleaf.clinic.journeys.presenters import strip
from careleaf.clinic.journeys.queries import case_of, journey_for
from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access
from careleaf.clinic.records.queries import looks_at
from careleaf.definition.vocabulary import Role

A_PAGE = 50


@require_GET
@for_roles(Role.MANAGER)
def access_log(request: HttpRequest, reference: str) -> HttpResponse:
    person = signed_in(request)
    journey = journey_for(person, reference)
    if journey is None:
        raise Http404
    note_access(person.named, "access_log", journey.named)
    page = Paginator(looks_at(journey.named, journey.patient.named), A_PAGE).get_page(request.GET.get("page"))
    context = {"strip": strip(case_of(journey, person, clock.now())), "page": page, "looks": looks(page)}
    return render(request, "desks/access_log.jinja", context)
