"""Addresses of patients, of people who work here, and for signing in and out. None tells who a patient is."""

from django.urls import path

from careleaf.clinic.people.views import duplicates, patients
from careleaf.clinic.people.views.sign_in import SignIn, SignOut

app_name = "people"
urlpatterns = [
    path("staff/sign-in/", SignIn.as_view(), name="sign_in"),
    path("staff/sign-out/", SignOut.as_view(), name="sign_out"),
    path("patients/", patients.search, name="patients"),
    path("patients/new/", patients.register, name="register"),
    path("patients/<slug:reference>/", patients.patient, name="patient"),
    path("patients/<slug:reference>/details/", patients.details, name="details"),
    path("patients/<slug:reference>/needs/", patients.needs, name="needs"),
    path("patients/<slug:reference>/duplicates/", duplicates.duplicates, name="duplicates"),
    path("patients/<slug:reference>/duplicates/<slug:other>/", duplicates.merge, name="merge"),
    path("patients/<slug:reference>/apart/", duplicates.unmerge, name="unmerge"),
]
