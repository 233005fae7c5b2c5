"""Addresses for signing in and out."""

from django.urls import path

from careleaf.clinic.people.views import SignIn, SignOut

app_name = "people"
urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-out/", SignOut.as_view(), name="sign_out"),
]
