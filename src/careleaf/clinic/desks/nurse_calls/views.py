"""Today's calls, in the order of the clinic."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from careleaf.clinic.desks.nurse_calls.presenters import calls
from careleaf.clinic.desks.nurse_calls.queries import calls_on, told_of
from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Role

CALLERS = (Role.PAIN_NURSE, Role.CONSULTANT, Role.SECOND_CLINICIAN)


@require_GET
@for_roles(*CALLERS)
def today(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    places = calls_on(signed_in(request), timezone.localdate(now))
    return render(request, "desks/calls_today.jinja", {"calls": calls(places, dict(told_of(places))), "now": now})
