"""A patient's own journey, with the line that they looked at it; and what they sent."""

from django.http import Http404, HttpRequest, QueryDict

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import case_of, journeys_of, with_events
from careleaf.clinic.people.models import Patient
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_access


def own_journeys(patient: Patient) -> list[Journey]:
    """The latest first, of every record of this one person."""
    return list(with_events(journeys_of(patient)).order_by("-pk"))


def own_case(patient: Patient, reference: str, page: str) -> Case:
    """Not found where it is anybody else's."""
    found = with_events(journeys_of(patient)).filter(reference=reference.lower()).first()
    if found is None:
        raise Http404
    note_access(patient.named, page, found.named)
    return case_of(found, patient, clock.now())


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, be it nothing at all; None where the page was only opened."""
    return request.POST if request.method == "POST" else None
