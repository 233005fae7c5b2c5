"""The list of journeys, one journey, and one plain form for each event."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from careleaf.clinic.journeys import queries
from careleaf.clinic.journeys.access import may_record
from careleaf.clinic.journeys.actions.open_journey import open_journey
from careleaf.clinic.journeys.actions.record_event import Stale, Stopped, record_event, stops_now
from careleaf.clinic.journeys.forms import OpenForm, RecordForm, SearchForm
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.presenters import barrier, entries, journey_page, row
from careleaf.clinic.journeys.rulebook import duties_with_ends, questions_asked
from careleaf.clinic.journeys.wording import TO_DO, happened
from careleaf.clinic.people.access import CLINICIANS, for_roles, signed_in
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Event
from careleaf.house import HOUSE

A_PAGE = 25


@require_GET
def journeys(request: HttpRequest) -> HttpResponse:
    form, person = SearchForm(request.GET), signed_in(request)
    found = queries.journeys_for(person, form.cleaned_data["find"] if form.is_valid() else "")
    page = Paginator(queries.with_events(found), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "count": page.paginator.count,
        "rows": [row(journey) for journey in page],
        "may_record": may_record(person),
    }
    return render(request, "journeys/list.jinja", context)


@require_http_methods(["GET", "POST"])
@for_roles(*CLINICIANS)
def new(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    openings = {choice.key: choice for choice in queries.openings_for(person)}
    form = OpenForm(list(openings.values()), request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = openings[form.cleaned_data["opening"]]
        try:
            journey = open_journey(
                initials=form.cleaned_data["initials"],
                site=chosen.site,
                edition=chosen.edition,
                key=form.cleaned_data["key"],
                by=person,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Journey {journey.spoken_reference} is open. Next: accept the referral.")
            return redirect("journeys:journey", journey.reference)
    return render(request, "journeys/new.jinja", {"form": form}, status=422 if form.errors else 200)


def _journey(request: HttpRequest, reference: str, page: str) -> Journey:
    """The journey, with a line that it was looked at. Not found where this person does not work."""
    person = signed_in(request)
    journey = queries.journey_for(person, reference)
    if journey is None:
        raise Http404
    note_access(person.named, page, journey.named)
    return journey


@require_GET
def journey(request: HttpRequest, reference: str) -> HttpResponse:
    shown = _journey(request, reference, "journey")
    return render(request, "journeys/journey.jinja", {"page": journey_page(shown, signed_in(request))})


@require_http_methods(["GET", "POST"])
@for_roles(*CLINICIANS)
def record(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    if kind not in HOUSE.events:
        raise Http404
    shown, event = _journey(request, reference, "record"), Event(kind)
    if request.method == "GET":
        seen = len(shown.events.all())
        initial = {"happened_at": clock.now(), "how": "screen", "key": uuid4(), "seen": seen}
        return _form_page(request, shown, _form(shown, event, initial=initial))
    form = _form(shown, event, request.POST)
    if not form.is_valid():
        return _form_page(request, shown, form, 422)
    try:
        added = record_event(
            journey=shown, entries=form.entries(), circumstances=form.circumstances(), by=signed_in(request)
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        return _refused(request, shown, form, refusal)
    messages.success(request, f"Saved: {' and '.join(happened(Event(one.kind)).lower() for one in added)}.")
    return redirect("journeys:journey", reference)


def _form(shown: Journey, kind: Event, *args: Any, **options: Any) -> RecordForm:
    pathway = queries.pathway_of(shown)
    past = {event.kind for event in shown.events.all()}
    asked = questions_asked(pathway) if kind is Event.QUESTIONS_ANSWERED else ()
    has_duties = kind is Event.DUTIES_ACKNOWLEDGED or (
        kind is Event.DISCHARGED and Event.DUTIES_ACKNOWLEDGED not in past
    )
    lasting = duties_with_ends(queries.events_of(shown), pathway) if has_duties else ()
    return RecordForm(kind, asked, lasting, *args, **options)


def _refused(request: HttpRequest, shown: Journey, form: RecordForm, refusal: Refused) -> HttpResponse:
    """The form again with everything typed kept; what a stale page had not shown is shown now."""
    data: QueryDict = request.POST.copy()
    if isinstance(refusal, Stale):
        shown = _journey(request, shown.reference, "record")
        data["seen"] = str(len(shown.events.all()))
    again = _form(shown, form.kind, data)
    again.add_error(None, str(refusal))
    return _form_page(request, shown, again, 409, stopped=isinstance(refusal, Stopped))


def _form_page(
    request: HttpRequest, shown: Journey, form: RecordForm, status: int = 200, *, stopped: bool = False
) -> HttpResponse:
    pathway, events = queries.pathway_of(shown), queries.events_of(shown)
    holds = form.kind is not Event.DISCHARGED or stopped
    found = stops_now(shown, form.kind, events, clock.now()) if holds else ()
    context = {
        "form": form,
        "row": row(shown),
        "title": TO_DO.get(form.kind, happened(form.kind)),
        "barriers": [barrier(stop, pathway) for stop in found],
        "entries": entries(shown, pathway)[-3:],
    }
    return render(request, "journeys/record.jinja", context, status=status)
