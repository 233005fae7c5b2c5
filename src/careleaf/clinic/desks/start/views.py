"""What waits for this person, the most urgent first; by hospital, kind and when it is due."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.desks.start import presenters, queries
from careleaf.clinic.desks.start.queries import AT_MOST, Counts, Group, Wanted
from careleaf.clinic.people.access import has_role, signed_in
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access_to_all
from careleaf.clinic.turns.actions.reach_now import REACHERS

A_PAGE = 25


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    person, now = signed_in(request), clock.now()
    wanted, sites = _wanted(request), list(person.sites.all())
    work = queries.work_of(person, wanted, sites, now)
    opened = queries.have_opened(work)
    numbers = queries.counts(person, work, opened)
    count = _how_many(numbers, wanted)
    page = Paginator(range(min(count, AT_MOST)), A_PAGE).get_page(request.GET.get("page"))
    first = max(page.start_index() - 1, 0)
    tasks = queries.tasks_of(queries.numbers_of(work, wanted.group, opened, first, page.end_index()))
    # Several tasks of one journey are one look at it.
    note_access_to_all(person.named, "work", dict.fromkeys(task.journey.named for task in tasks))
    context = {
        "page": page,
        "groups": presenters.groups(tasks, numbers, queries.could_not(tasks), now),
        "to_go_to": presenters.to_go_to(numbers),
        "kinds": presenters.kinds(queries.kinds(sites, list(work.owned))),
        "hospitals": presenters.hospitals(sites),
        "wanted": wanted,
        "asked": urlencode({"hospital": wanted.site, "kind": wanted.kind}),
        "count": presenters.said(count),
        "is_cut": count > AT_MOST,
        "sees_safety_changes": has_role(person, *REACHERS),
    }
    return render(request, "desks/start.jinja", context)


def _wanted(request: HttpRequest) -> Wanted:
    """What is not known is not asked for: an old address shows everything."""
    group = request.GET.get("group", "")
    known = group if group in list(Group) else ""
    return Wanted(request.GET.get("hospital", ""), request.GET.get("kind", ""), known)


def _how_many(numbers: Counts, wanted: Wanted) -> int:
    chosen = (Group(wanted.group),) if wanted.group else tuple(group for group in Group if group is not Group.COMING)
    return sum(numbers[group] for group in chosen)
