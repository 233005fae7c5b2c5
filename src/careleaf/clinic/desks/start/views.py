"""What waits for this person, the most urgent first; by hospital, kind and when it is due."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.desks.start import presenters, queries
from careleaf.clinic.desks.start.queries import Group, Wanted
from careleaf.clinic.people.access import has_role, signed_in
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access_to_all
from careleaf.clinic.turns.actions.reach_now import REACHERS

A_PAGE = 25


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    person, now = signed_in(request), clock.now()
    wanted = _wanted(request)
    work = queries.work_of(person)
    everything = queries.counts(work, now)
    numbers = presenters.of(everything, wanted)
    pages = Paginator(queries.numbers_of(work, wanted, now), A_PAGE)
    # Counted already, all groups at once.
    pages.count = _how_many(presenters.to_go_to(numbers), wanted)
    page = pages.get_page(request.GET.get("page"))
    tasks = queries.tasks_numbered(work, page, now)
    # Several tasks of one journey are one look at it.
    note_access_to_all(person.named, "work", dict.fromkeys(task.journey.named for task in tasks))
    context = {
        "page": page,
        "groups": presenters.groups(tasks, numbers, queries.could_not(tasks), now),
        "to_go_to": presenters.to_go_to(numbers),
        "kinds": presenters.kinds(everything),
        "hospitals": presenters.hospitals(person.sites.all(), everything),
        "wanted": wanted,
        "asked": urlencode({"hospital": wanted.site, "kind": wanted.kind}),
        "count": pages.count,
        "sees_safety_changes": has_role(person, *REACHERS),
    }
    return render(request, "desks/start.jinja", context)


def _wanted(request: HttpRequest) -> Wanted:
    """What is not known is not asked for: an old address shows everything."""
    group = request.GET.get("group", "")
    known = group if group in list(Group) else ""
    return Wanted(request.GET.get("hospital", ""), request.GET.get("kind", ""), known)


def _how_many(found: list[presenters.Option], wanted: Wanted) -> int:
    chosen = (wanted.group,) if wanted.group else tuple(group.value for group in Group if group is not Group.COMING)
    return sum(option.count for option in found if option.value in chosen)
