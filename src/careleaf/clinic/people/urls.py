"""Addresses of patients, of people who work here, and for signing in and out. None tells who a patient is."""

from django.urls import path

from careleaf.clinic.people.views import duplicates, links, patients, staff
from careleaf.clinic.people.views.sign_in import SignIn, SignOut

app_name = "people"
urlpatterns = [
    path("staff/sign-in/", SignIn.as_view(), name="sign_in"),
    path("staff/sign-out/", SignOut.as_view(), name="sign_out"),
    path("staff/", staff.staff, name="staff"),
    path("staff/new/", staff.add, name="add_staff"),
    path("staff/hospitals/new/", staff.add_site, name="add_site"),
    path("staff/<int:number>/", staff.change, name="change_staff"),
    path("staff/<int:number>/unlock/", staff.unlock, name="unlock_staff"),
    path("my/", links.my, name="my"),
    path("my/start/", links.my_start, name="my_start"),
    path("my/leave/", links.leave, name="leave"),
    path("my/open/<str:token>/", links.opening, name="open_link"),
    path("patients/<slug:reference>/links/", links.links, name="links"),
    path("patients/<slug:reference>/links/<int:link>/revoke/", links.revoke, name="revoke_link"),
    path("patients/", patients.search, name="patients"),
    path("patients/new/", patients.register, name="register"),
    path("patients/<slug:reference>/", patients.patient, name="patient"),
    path("patients/<slug:reference>/details/", patients.details, name="details"),
    path("patients/<slug:reference>/needs/", patients.needs, name="needs"),
    path("patients/<slug:reference>/duplicates/", duplicates.duplicates, name="duplicates"),
    path("patients/<slug:reference>/duplicates/<slug:other>/", duplicates.merge, name="merge"),
    path("patients/<slug:reference>/apart/", duplicates.unmerge, name="unmerge"),
]
