"""Addresses of the ledger."""

from django.urls import path

from careleaf.clinic.promises import views

app_name = "promises"
urlpatterns = [
    path("", views.service, name="service"),
    path("at-risk/", views.at_risk, name="at_risk"),
    path("journeys/<slug:reference>/", views.journey, name="journey"),
    path("<slug:pathway>/<slug:key>/<slug:state>/", views.behind, name="behind"),
]
