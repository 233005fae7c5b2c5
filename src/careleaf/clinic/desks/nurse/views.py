"""The aftercare inbox: everybody who reported a problem and waits for an answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from careleaf.clinic.aftercare.acts import CLOSE
from careleaf.clinic.aftercare.presenters import inbox
from careleaf.clinic.aftercare.queries import journeys_with_problems
from careleaf.clinic.journeys.queries import case_of
from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access_to_all


@require_http_methods(["GET", "POST"])
@for_roles(*CLOSE.roles)
def aftercare(request: HttpRequest) -> HttpResponse:
    person, now = signed_in(request), clock.now()
    journeys = list(journeys_with_problems(person))
    note_access_to_all(person.named, "aftercare_inbox", [journey.named for journey in journeys])
    sought = request.POST.get("sought", "").strip()  # a name belongs in no address
    rows = inbox(case_of(journey, person, now) for journey in journeys)
    found = [row for row in rows if sought.lower() in f"{row.name} {row.reference}".lower()] if sought else rows
    return render(request, "desks/inbox.jinja", {"rows": found, "sought": sought, "now": now})
