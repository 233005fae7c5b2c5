"""The addresses of the house, room by room."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

handler400 = "careleaf.clinic.config.errors.bad_request"
handler403 = "careleaf.clinic.config.errors.not_allowed"
handler404 = "careleaf.clinic.config.errors.not_found"
handler500 = "careleaf.clinic.config.errors.broken"


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the service: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("The service is up and its database answers.\n", content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("health", health, name="health"),
    path("", include("careleaf.clinic.library.urls")),
    path("", include("careleaf.clinic.people.urls")),
    path("", include("careleaf.clinic.referral.urls")),
    path("", include("careleaf.clinic.desks.urls")),
    path("", include("careleaf.clinic.desks.patient.urls")),
    path("sessions/", include("careleaf.clinic.appointments.urls")),
    path("post/", include("careleaf.clinic.messages.urls")),
    path("promises/", include("careleaf.clinic.promises.urls")),
]
