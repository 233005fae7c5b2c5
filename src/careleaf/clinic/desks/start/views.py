"""What waits for this person, the most urgent first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.desks.start.presenters import waiting
from careleaf.clinic.journeys.access import roles_signed_as
from careleaf.clinic.journeys.queries import tasks_for
from careleaf.clinic.people.access import signed_in
from careleaf.clinic.records import clock

A_PAGE = 25


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    person, now = signed_in(request), clock.now()
    found = tasks_for(person, roles_signed_as(person))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [waiting(task, now) for task in page], "count": page.paginator.count}
    return render(request, "desks/start.jinja", context)
