"""Two weeks of sessions, opening one, one session with its places, and what can be done to it."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careleaf.clinic.appointments import queries
from careleaf.clinic.appointments.access import BOOKERS, KEEPERS, LEADERS, OPERATORS, may_keep
from careleaf.clinic.appointments.actions.lock_session import lock_session
from careleaf.clinic.appointments.actions.open_session import open_session
from careleaf.clinic.appointments.actions.reorder_places import reorder_places
from careleaf.clinic.appointments.actions.unlock_session import unlock_session
from careleaf.clinic.appointments.forms import FromForm, MoveForm, OpenForm, WhyForm
from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.appointments.presenters import days, session_page
from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access
from careleaf.clinic.records.refusals import NotAllowed, Refused

SHOWN = timedelta(days=14)


@require_GET
@for_roles(*BOOKERS)
def sessions(request: HttpRequest) -> HttpResponse:
    person, form = signed_in(request), FromForm(request.GET)
    first = form.cleaned_data["day"] if form.is_valid() else timezone.localdate(clock.now())
    opens, closes = queries.midnight(first), queries.midnight(first + SHOWN)
    context = {
        "days": days(queries.sessions_between(person, opens, closes)),
        "opens": opens,
        "closes": queries.midnight(first + SHOWN - timedelta(days=1)),
        "earlier": first - SHOWN,
        "later": first + SHOWN,
        "may_keep": may_keep(person),
    }
    return render(request, "appointments/list.jinja", context)


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS)
def new(request: HttpRequest) -> HttpResponse:
    sites = list(signed_in(request).sites.all())
    leaders, operators = (list(queries.people_at(sites, roles)) for roles in (LEADERS, OPERATORS))
    form = OpenForm(sites, leaders, operators, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = _open(form, request)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{opened.title} is open for booking.")
            return redirect("appointments:session", opened.pk)
    return render(request, "appointments/new.jinja", {"form": form}, status=422 if form.errors else 200)


def _open(form: OpenForm, request: HttpRequest) -> Session:
    given = form.cleaned_data
    return open_session(
        site=form.hospital(),
        kind=Kind(given["kind"]),
        title=given["title"],
        hours=form.hours(),
        theatre=given["theatre"],
        is_approved=given["is_approved"],
        crew=form.crew(),
        skills=given["skills"],
        key=given["key"],
        by=signed_in(request),
    )


def _session(request: HttpRequest, pk: int) -> Session:
    found = queries.session_for(signed_in(request), pk)
    if found is None:
        raise Http404
    return found


@require_GET
@for_roles(*BOOKERS)
def session(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _session(request, pk))


def _page(request: HttpRequest, shown: Session, status: int = 200, **more: object) -> HttpResponse:
    note_access(signed_in(request).named, "session", shown.named)
    context = {"page": session_page(shown, signed_in(request)), "refusal": ""}
    forms = {"unlock": WhyForm(prefix="unlock")}
    return render(request, "appointments/session.jinja", context | forms | more, status=status)


@require_POST
@for_roles(*KEEPERS)
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    found = _session(request, pk)
    return _done(request, found, lambda: lock_session(session=found, by=signed_in(request)), "Locked.")


@require_POST
@for_roles(*KEEPERS)
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _session(request, pk), WhyForm(request.POST, prefix="unlock")
    if not form.is_valid():
        return _page(request, found, 422, unlock=form)
    reason = form.cleaned_data["reason"]
    return _done(
        request, found, lambda: unlock_session(session=found, reason=reason, by=signed_in(request)), "Unlocked."
    )


@require_POST
@for_roles(*KEEPERS)
def reorder(request: HttpRequest, pk: int) -> HttpResponse:
    place, form = queries.place_for(signed_in(request), pk), MoveForm(request.POST)
    if place is None or not form.is_valid():
        raise Http404
    to, seen = form.cleaned_data["to"], form.cleaned_data["seen"]
    return _done(
        request,
        place.session,
        lambda: reorder_places(place=place, to=to, seen=seen, by=signed_in(request)),
        f"Moved to number {to}.",
    )


def _done(request: HttpRequest, found: Session, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        return _refused(request, found.pk, refusal)
    messages.success(request, words)
    return redirect("appointments:session", found.pk)


def _refused(request: HttpRequest, pk: int, refusal: Refused) -> HttpResponse:
    """The page as it is now, with what was in the way."""
    if isinstance(refusal, NotAllowed):
        raise refusal
    return _page(request, _session(request, pk), 409, refusal=str(refusal))
