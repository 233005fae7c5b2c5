"""Addresses of the desks. A journey is known by its random reference; nothing about the person is in an address."""

from django.urls import path

from careleaf.clinic.desks.access_log import views as access_log
from careleaf.clinic.desks.called_off import views as called_off
from careleaf.clinic.desks.follow_ups import views as follow_ups
from careleaf.clinic.desks.journey import views as journey
from careleaf.clinic.desks.nurse import views as nurse
from careleaf.clinic.desks.nurse_calls import views as nurse_calls
from careleaf.clinic.desks.patient_record import views as patient_record
from careleaf.clinic.desks.safety import views as safety
from careleaf.clinic.desks.start import views as start
from careleaf.clinic.desks.theatre import views as theatre

app_name = "desks"
urlpatterns = [
    path("work/", start.start, name="start"),
    path("safety-changes/", safety.changes, name="safety_changes"),
    path("safety-changes/<int:pk>/", safety.change, name="safety_change"),
    path("safety-changes/<int:pk>/reach/", safety.reach, name="reach"),
    path("patients/<slug:reference>/record/", patient_record.record, name="patient_record"),
    path("work/calls/", nurse_calls.today, name="calls_today"),
    path("work/follow-ups/", follow_ups.due, name="follow_ups_due"),
    path("journeys/<slug:reference>/", journey.journey, name="journey"),
    path("journeys/<slug:reference>/looks/", access_log.access_log, name="access_log"),
    path("journeys/<slug:reference>/do/<slug:kind>/", journey.do, name="do"),
    path("journeys/<slug:reference>/put-right/<int:number>/", journey.amend, name="amend"),
    path("aftercare/", nurse.aftercare, name="aftercare"),
    path("theatre/", theatre.today, name="theatre"),
    path("theatre/recovery/", theatre.recovery, name="recovery"),
    path("theatre/lists/<int:pk>/", theatre.paper, name="theatre_paper"),
    path("called-off/<int:pk>/", called_off.call_off, name="call_off"),
]
