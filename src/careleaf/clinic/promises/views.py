"""One journey's promises; the service's, and the people behind each number."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.journeys.presenters import strip
from careleaf.clinic.journeys.queries import case_of, journey_for
from careleaf.clinic.library.queries import definition_of, published_edition, published_editions
from careleaf.clinic.people.access import KEEPERS_OF_PATIENTS, for_roles, has_role, signed_in
from careleaf.clinic.promises import presenters, queries
from careleaf.clinic.promises.presenters import behind as one_behind
from careleaf.clinic.promises.presenters import line, totals
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access, note_access_to_all
from careleaf.reasoning.kept import State

A_PAGE = 50
SPANS = (1, 3, 7, 14)
"""Days ahead that can be chosen."""


@require_GET
def service(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    shown = totals(published_editions(), queries.counts_for(person))
    may_see = has_role(person, *KEEPERS_OF_PATIENTS)
    return render(request, "promises/service.jinja", {"totals": shown, "may_see": may_see})


@require_GET
@for_roles(*KEEPERS_OF_PATIENTS)
def at_risk(request: HttpRequest) -> HttpResponse:
    """What may still be kept but not for long, and for whom: before it breaks."""
    person, now = signed_in(request), clock.now()
    site, days = request.GET.get("hospital", ""), _days(request)
    found = queries.at_risk_for(person, now, days, site)
    promise = request.GET.get("promise", "")
    page = Paginator(queries.of_promise(found, promise), A_PAGE).get_page(request.GET.get("page"))
    note_access_to_all(person.named, "promises_at_risk", dict.fromkeys(row.journey.named for row in page))
    context = {
        "totals": presenters.at_risk(published_editions(), queries.counts_at_risk(found)),
        "rows": [presenters.endangered(row) for row in page],
        "page": page,
        "hospitals": list(person.sites.all()),
        "site": site,
        "days": days,
        "promise": promise,
        "spans": SPANS,
    }
    return render(request, "promises/at_risk.jinja", context)


def _days(request: HttpRequest) -> int:
    wanted = request.GET.get("days", "")
    return int(wanted) if wanted in {str(days) for days in SPANS} else SPANS[1]


@require_GET
@for_roles(*KEEPERS_OF_PATIENTS)
def behind(request: HttpRequest, pathway: str, key: str, state: str) -> HttpResponse:
    edition = published_edition(pathway)
    if state not in list(State) or edition is None or key not in definition_of(edition).pathway.promises:
        raise Http404
    person = signed_in(request)
    page = Paginator(queries.journeys_behind(person, pathway, key, State(state)), A_PAGE).get_page(
        request.GET.get("page")
    )
    note_access_to_all(person.named, "promises", [row.journey.named for row in page])
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
