"""Cancel a session; see who has to be told; record what is still missing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careleaf.clinic.appointments.access import KEEPERS
from careleaf.clinic.appointments.forms import WhyForm
from careleaf.clinic.appointments.models import Session
from careleaf.clinic.appointments.queries import session_for
from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.desks.called_off.presenters import people
from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.records.actions import note_access_to_all
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.clinic.turns.actions.call_off import call_off as cancel
from careleaf.clinic.turns.actions.call_off import record_the_rest
from careleaf.clinic.turns.queries import Became, lost_with
from careleaf.clinic.web.saying import plural
from careleaf.definition.vocabulary import Event

ACT = ACTS[Event.CANCELLED_BY_HOSPITAL]


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    session = session_for(signed_in(request), pk)
    if session is None:
        raise Http404
    form = WhyForm(request.POST if request.method == "POST" and not session.cancelled_at else None)
    if request.method == "GET":
        return _page(request, session, form)
    if not session.cancelled_at and not form.is_valid():
        return _page(request, session, form, 422)
    try:
        count = _recorded(request, session, form)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, session, form, 409, refusal=str(refusal))
    messages.success(request, f"Cancelled. Recorded on {plural(count, 'journey')}. Now tell everybody below.")
    return redirect("desks:call_off", pk)


def _recorded(request: HttpRequest, session: Session, form: WhyForm) -> int:
    person = signed_in(request)
    if session.cancelled_at:
        return record_the_rest(ACT, session=session, by=person)
    return cancel(ACT, session=session, reason=form.cleaned_data["reason"], by=person)


def _page(request: HttpRequest, session: Session, form: WhyForm, status: int = 200, refusal: str = "") -> HttpResponse:
    lost = lost_with(session, signed_in(request))
    note_access_to_all(signed_in(request).named, "call_off", [one.case.journey.named for one in lost])
    context = {
        "session": session,
        "people": people(lost),
        "to_record": sum(one.became is Became.TO_RECORD for one in lost),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "desks/call_off.jinja", context, status=status)
