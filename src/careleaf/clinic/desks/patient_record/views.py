"""A patient's journeys and letters on one page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from careleaf.clinic.desks.patient_record.presenters import ways
from careleaf.clinic.journeys.queries import journeys_for
from careleaf.clinic.messages.presenters import rows
from careleaf.clinic.messages.queries import messages_for
from careleaf.clinic.people.access import KEEPERS_OF_PATIENTS, for_roles, has_role, signed_in
from careleaf.clinic.people.presenters import allergies_in_words, needs_in_words, patient_row
from careleaf.clinic.people.queries import family_of, patient_for, the_one_that_stays
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access_to_all
from careleaf.clinic.referral.acts import REFER


@require_GET
@for_roles(*KEEPERS_OF_PATIENTS)
def record(request: HttpRequest, reference: str) -> HttpResponse:
    person = signed_in(request)
    patient = patient_for(person, reference)
    if patient is None:
        raise Http404
    stays = the_one_that_stays(patient)
    if stays.pk != patient.pk:
        return redirect("desks:patient_record", stays.reference)
    family = family_of(patient)
    journeys = journeys_for(person).filter(patient__reference__in=family)
    found = list(journeys.select_related("standing").prefetch_related("open_tasks"))
    letters = messages_for(person).filter(patient__reference__in=family).order_by("-issued_at", "-id")
    note_access_to_all(person.named, "patient_record", [patient.named, *(journey.named for journey in found)])
    context = {
        "row": patient_row(patient),
        "allergies": allergies_in_words(patient),
        "needs": needs_in_words(patient),
        "ways": ways(found, clock.now()),
        "letters": rows(letters),
        "may_refer": has_role(person, *REFER.roles),
    }
    return render(request, "desks/patient_record.jinja", context)
