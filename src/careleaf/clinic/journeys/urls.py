"""Addresses of journeys. A journey is known by its random reference; nothing about the person is in an address."""

from django.urls import path

from careleaf.clinic.journeys import views

app_name = "journeys"
urlpatterns = [
    path("", views.journeys, name="list"),
    path("new/", views.new, name="new"),
    path("<slug:reference>/", views.journey, name="journey"),
    path("<slug:reference>/record/<slug:kind>/", views.record, name="record"),
]
