"""Letters a patient may read: written to them, and let go."""

from django.db.models import Q, QuerySet

from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import journeys_of
from careleaf.clinic.messages.models import Message, Recipient, State
from careleaf.clinic.messages.queries import with_state
from careleaf.clinic.people.models import Patient

NOT_TO_BE_READ = (State.HELD, State.STOPPED)


def letters_to(patient: Patient, journey: Journey | None = None) -> QuerySet[Message]:
    """The latest first; none that is held back or was stopped, and no leaflet, which the library keeps."""
    wanted = {"journey": journey} if journey else {"journey__in": journeys_of(patient)}
    found = with_state(Message.objects.filter(recipient=Recipient.PATIENT, **wanted))
    return found.exclude(Q(state__in=NOT_TO_BE_READ) | Q(page="")).order_by("-issued_at", "-id")


def letter_to(patient: Patient, reference: str) -> Message | None:
    return letters_to(patient).defer(None).filter(reference=reference.lower()).first()
