"""Today's list, the recovery board, and a list on paper."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from careleaf.clinic.appointments.forms import FromForm
from careleaf.clinic.appointments.models import Kind, Place, Session
from careleaf.clinic.appointments.queries import midnight, places_in_all, session_for, sessions_on
from careleaf.clinic.desks.theatre.presenters import theatre_lists
from careleaf.clinic.desks.theatre.recovering import board_rows
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.queries import case_of, journeys_in
from careleaf.clinic.people.access import CLINICIANS, for_roles, signed_in
from careleaf.clinic.people.models import Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access_to_all
from careleaf.definition.vocabulary import Role
from careleaf.reasoning.moves import Phase

SEES = (*CLINICIANS, Role.CLERK, Role.MANAGER)
EVERY = 5
"""Minutes, on a screen that is asked to read itself again."""


@require_GET
@for_roles(*SEES)
def today(request: HttpRequest) -> HttpResponse:
    person, form = signed_in(request), FromForm(request.GET)
    is_today = not form.is_valid()
    day = timezone.localdate(clock.now()) if is_today else form.cleaned_data["day"]
    sessions = list(sessions_on(person, day, Kind.THEATRE).select_related("x_ray_operator"))
    held = _held(sessions, person, "theatre_list")
    context = {
        "lists": theatre_lists(sessions, held),
        "day": midnight(day),
        "is_today": is_today,
        "earlier": day - timedelta(days=1),
        "later": day + timedelta(days=1),
    }
    return render(request, "desks/theatre.jinja", context | _refreshed(request))


@require_GET
@for_roles(*SEES)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """With names, for the people in theatre; it prints on one side of A4."""
    person = signed_in(request)
    session = session_for(person, pk)
    if session is None or session.kind != Kind.THEATRE:
        raise Http404
    (shown,) = theatre_lists([session], _held([session], person, "theatre_paper"))
    return render(request, "desks/theatre_paper.jinja", {"list": shown, "now": clock.now()})


@require_GET
@for_roles(*SEES)
def recovery(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    journeys = list(journeys_in(person, (Phase.IN_RECOVERY, Phase.STAYING)))
    note_access_to_all(person.named, "recovery_board", [journey.named for journey in journeys])
    now = clock.now()
    rows = board_rows(case_of(journey, person, now) for journey in journeys)
    return render(request, "desks/recovery.jinja", {"rows": rows} | _refreshed(request))


def _held(sessions: Iterable[Session], person: Staff, page: str) -> list[tuple[Place, Case]]:
    """Everybody on these lists, in the same few questions however many there are, and one line of access for each."""
    places, now = list(places_in_all(sessions).prefetch_related("journey__events")), clock.now()
    note_access_to_all(person.named, page, [place.journey.named for place in places])
    return [(place, case_of(place.journey, person, now)) for place in places]


def _refreshed(request: HttpRequest) -> dict[str, Any]:
    """By itself only where it is asked for: whoever reads slowly is not interrupted."""
    return {"now": clock.now(), "every": EVERY if request.GET.get("every") else None, "minutes": EVERY}
