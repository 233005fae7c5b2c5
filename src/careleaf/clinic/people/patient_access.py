"""A patient's own session, apart from any staff sign-in: opened by a link, closed when the link is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from careleaf.clinic.people.models import Patient, PatientLink
from careleaf.clinic.people.queries import link_with, the_one_that_stays
from careleaf.clinic.records import clock

SESSION = "patient"
View = Callable[..., HttpResponse]


def let_in(request: HttpRequest, patient: Patient, link: PatientLink) -> None:
    """From now on this browser reads this patient's pages. Whoever was signed in here before is out."""
    request.session.flush()
    request.session[SESSION] = {"reference": patient.reference, "link": link.pk}


def let_out(request: HttpRequest) -> None:
    request.session.pop(SESSION, None)


def patient_signed_in(request: HttpRequest) -> Patient | None:
    """Asked anew at each page, so that a link taken back closes what it opened."""
    held = request.session.get(SESSION)
    link = link_with(held["link"]) if held else None
    if link is None or not link.is_open(clock.now()):
        return None
    return the_one_that_stays(link.patient)


def for_patient(view: View) -> View:
    """Keeps a view to a patient who came in through a link; anybody else is told how to get one."""

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        patient = patient_signed_in(request)
        if patient is None:
            return redirect("people:my")
        response = view(request, patient, *args, **options)
        response["Cache-Control"] = "no-store"
        return response

    return guarded
